"""Sets the clinician's page beside the window, whenever a choice changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from tidebook import bundled
from tidebook.domain.record import Record
from tidebook.report.choices import Choices
from tidebook.ui.tasks import Tasks

# Longer than this is said.
_SLOW_MS = 500


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page as it leaves: the PDF, page 1 as plain text, what leaves and what does not, and what else to say."""

    content: bytes
    text: str
    leaves: tuple[str, ...]
    stays: tuple[str, ...]
    said: tuple[str, ...]


class PageSetter(QObject):
    """The newest choices win. `done` carries a SetPage, `failed` a sentence; `is_slow` comes if it takes long."""

    done = Signal(SetPage)
    failed = Signal(str)
    is_slow = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self.is_slow)

    @property
    def is_busy(self) -> bool:
        """Whether a page that still counts is being set."""
        return self._tasks.is_busy

    def start(self, record: Record, choices: Choices, today: date) -> None:
        """Set the page. `record` holds the days of `choices.reads`."""
        if not self._slow.isActive():
            self._slow.start()
        self._tasks.start(_work(record, choices, today), self._done, self._fail)

    def _done(self, page: SetPage) -> None:
        self._slow.stop()
        self.done.emit(page)

    def _fail(self, error: Exception) -> None:
        from tidebook.report.pdf import ReportError

        self._slow.stop()
        if not isinstance(error, ReportError):
            raise error
        self.failed.emit(str(error))


def _work(record: Record, choices: Choices, today: date) -> Callable[[], SetPage]:
    def work() -> SetPage:
        from tidebook.exchange.csv_tables import filled
        from tidebook.report.document import document
        from tidebook.report.leaves import what_leaves
        from tidebook.report.plain import plain_text

        catalogue = bundled.catalogue()
        summary, made = document(record, catalogue, choices, today, filled)
        leaves, stays = what_leaves(choices, record, catalogue)
        return SetPage(made.content, plain_text(summary), leaves, stays, made.said)

    return work

"""Tidebook's window, which tells when it has come how far. Words: the journal, and perhaps a range for Charts."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from tidebook import main
from tidebook.ui import app as opening

journal, *wanted = sys.argv[1:]


def tell(what: str, when: float | None = None) -> None:
    print(what, time.monotonic() if when is None else when, flush=True)


def tell_memory(what: str) -> None:
    with Path("/proc/self/status").open(encoding="ascii") as status:
        tell(what, next(int(line.split()[1]) / 1000 for line in status if line.startswith("VmRSS")))


class Watch(QObject):
    """Tells when a widget has been painted for the first time."""

    def __init__(self, widget: QObject, what: str) -> None:
        super().__init__(widget)
        self.what = what
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:  # type: ignore[explicit-override]  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            widget.removeEventFilter(self)
            QTimer.singleShot(0, lambda: tell(self.what))
        return False


class Told(opening.Program):
    def _begin(self) -> None:  # type: ignore[explicit-override]
        tell("painted")
        super()._begin()
        self.watch = Watch(self.window.today.view.check_in.rows[0].buttons[0], "answers")
        self.journal.opened.connect(lambda: QTimer.singleShot(0, lambda: tell("opened")))
        self.journal.opened.connect(self.wait)

    def wait(self) -> None:
        tell_memory("memory_opened")
        # `_open` starts the warming up after this signal.
        QTimer.singleShot(50, self.rest)

    def rest(self) -> None:
        if self._tasks.is_busy:
            QTimer.singleShot(50, self.rest)
        else:
            tell("warm")
            QTimer.singleShot(300, self.end)

    def end(self) -> None:
        tell_memory("memory")
        if wanted:
            self.open_charts(wanted[0])
        else:
            self.window.close()

    def open_charts(self, reach: str) -> None:
        self.draws: list[float] = []
        self.asked = time.monotonic()
        self.window.turn_to("charts")
        from tidebook.ui.charts_page import ChartsPage

        page = self.window.pages["charts"]
        assert isinstance(page, ChartsPage)
        if reach != "4w":
            page.range.show_choice(reach)
            page.range.chosen.emit(reach)
        canvas = page.timeline.view._canvas
        assert canvas is not None
        canvas.mpl_connect("draw_event", lambda _event: self.draws.append(time.monotonic()))
        self.settle()

    def settle(self) -> None:
        if self.draws and time.monotonic() - self.draws[-1] > 0.5:
            # How long it took until the last drawing: what the layout has drawn again counts.
            tell("charts_first", self.draws[0] - self.asked)
            tell("charts", self.draws[-1] - self.asked)
            self.window.close()
        else:
            QTimer.singleShot(20, self.settle)


opening.Program = Told  # type: ignore[misc]
sys.exit(main.main(["--journal", journal]))

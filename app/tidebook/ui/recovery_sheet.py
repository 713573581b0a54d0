"""A new recovery code: shown, printed, and typed back once, before it is kept."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.errors import JournalError
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow, row
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField
from tidebook.ui.tasks import Tasks
from tidebook.ui.theme import RING_PX

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidebook.report.typeset import Typeset

_GAP_PX, _IN_LINE = 16, 4
_AIR_PX = 8


class _Code(QFrame):
    """The seven groups, large; the keyboard stops here, so that a screen reader spells them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inner = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(_AIR_PX, _AIR_PX, _AIR_PX, _AIR_PX)
        column.addWidget(self._inner)
        self._flow = Flow(self._inner)
        self._flow.setSpacing(_GAP_PX)
        self.groups: list[Label] = []

    def show_code(self, code: str) -> None:
        """Show "ABCD-EFGH-…"; nothing for an empty one."""
        for label in self.groups:
            self._flow.removeWidget(label)
            label.deleteLater()
        self.groups = [Label(group, "huge") for group in code.split("-") if group]
        for label in self.groups:
            label.setWordWrap(False)
            self._flow.addWidget(label)
        # As on paper: under each other, four groups in a line at most.
        widest = max((label.sizeHint().width() for label in self.groups), default=0)
        for label in self.groups:
            label.setMinimumWidth(widest)
        self._inner.setMaximumWidth(_IN_LINE * widest + (_IN_LINE - 1) * _GAP_PX + 1)
        self.setAccessibleName(_("Recovery code"))
        self.setAccessibleDescription(", ".join(" ".join(label.text()) for label in self.groups))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().text().color(), RING_PX))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class RecoverySheet(QWidget):
    """Emits the code once it was typed back. What is called off leaves no code behind."""

    typed_back = Signal(str)
    called_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._code, self._name = "", ""
        self._tasks = Tasks(self)
        self.code = _Code()
        self.print_button, self.save_button = Button(_("Print…")), Button(_("Save as PDF…"))
        self.copy = Button(_("Copy"))
        self.copy.setAccessibleName(_("Copy the recovery code"))
        self.field = LineField()
        self.field.setAccessibleName(_("Type the code once, to see that it is right"))
        self.keep, self.skip = Button(_("Keep this code")), Button(_("Not now"))
        self.keep.setProperty("primary", True)
        self._said = Label()
        self._build()
        self.print_button.clicked.connect(lambda: self._make(self._print))
        self.save_button.clicked.connect(self._save)
        self.copy.clicked.connect(self._copy)
        self.field.returnPressed.connect(self._check)
        self.keep.clicked.connect(self._check)
        self.skip.clicked.connect(self.called_off)
        self.clear()

    def show_new(self, journal: Path) -> None:
        """Make a new code for `journal`, and show it."""
        from tidebook.storage.recovery import new_code

        self.clear()
        self._code, self._name = new_code(), journal.name
        self.code.show_code(self._code)
        self.code.setFocus()

    def clear(self) -> None:
        """Show nothing."""
        self._tasks.cancel()
        self._code = ""
        self.code.show_code("")
        self.field.clear()
        self._say("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words in (
            _("This code opens the journal when the passphrase is forgotten."),
            _("It stands here only now. It belongs on paper, away from this computer."),
        ):
            column.addWidget(Label(words))
        column.addWidget(self.code)
        column.addWidget(row(self.print_button, self.save_button, self.copy))
        label = Label(self.field.accessibleName(), "quiet")
        label.setBuddy(self.field)
        for widget in (label, self.field, self._said, row(self.keep, self.skip)):
            column.addWidget(widget)

    def _check(self) -> None:
        from tidebook.storage.recovery import read_code

        try:
            is_right = read_code(self.field.text()) == self._code
        except JournalError as error:
            self._say(f"{error.happened} {error.next_step}")
        else:
            if is_right:
                self.typed_back.emit(self._code)
                return
            self._say(_("This is another code than the one above."))
        self.field.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(concealed(self._code))
        self._say(_("Copied. Other programs can read what is copied."))

    def _save(self) -> None:
        from tidebook.ui.saving import ask_where, save

        path = ask_where(self, _("Save recovery code"), "recovery-code.pdf", {"pdf": _("PDF")})
        if path is not None:
            self._make(lambda made: self._say(save(path, made.content), *made.said))

    def _make(self, then: "Callable[[Typeset], None]") -> None:
        """Have the page set in another thread, and do `then` with it."""
        from tidebook.report.layout import Paper

        code, name, today = self._code, self._name, clock.today()
        paper = Paper.usual_in(QLocale.territoryToCode(QLocale.system().territory()))
        self._tasks.start(lambda: _set(code, name, today, paper.name), then, self._fail)

    def _print(self, made: "Typeset") -> None:
        from PySide6.QtPdf import QPdfDocument

        from tidebook.ui.printing import print_pdf

        buffer, document = QBuffer(self), QPdfDocument(self)
        buffer.setData(QByteArray(made.content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        self._say(print_pdf(self, document), *made.said)
        document.deleteLater()
        buffer.deleteLater()

    def _fail(self, error: Exception) -> None:
        from tidebook.report.typeset import ReportError

        if not isinstance(error, ReportError):
            raise error
        self._say(str(error))

    def _say(self, *sentences: str) -> None:
        words = " ".join(sentence for sentence in sentences if sentence)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self._said, words)


def concealed(text: str) -> QMimeData:
    """Return `text` for the clipboard, marked for programs that keep what is copied: this is not to be kept."""
    copied = QMimeData()
    copied.setText(text)
    copied.setData("x-kde-passwordManagerHint", QByteArray(b"secret"))
    copied.setData("application/x-nspasteboard-concealed-type", QByteArray(text.encode()))
    copied.setData("ExcludeClipboardContentFromMonitorProcessing", QByteArray(b"1"))
    return copied


def _set(code: str, name: str, today: date, paper: str) -> "Typeset":
    from tidebook.report.layout import Paper
    from tidebook.report.recovery_page import make_recovery_page, recovery_page

    return make_recovery_page(recovery_page(code, name, today, Paper[paper]), today)

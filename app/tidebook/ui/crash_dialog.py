"""Says that something unexpected happened, what is safe, and offers a report that holds nothing of the journal."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.flow import row
from tidebook.ui.label import Label
from tidebook.ui.page import Page

_WIDEST_PX = 640
_REPORT_PX = 200


class CrashDialog(QDialog):
    """One for all that happens while it is open. `leave`: the person wants to close Tidebook."""

    leave = Signal()

    def __init__(
        self, happened: str, safe: str, report: str, parent: QWidget | None, *, may_go_on: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tidebook")
        self.resize(680, 600)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setMinimumHeight(_REPORT_PX)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report"))
        self.go_on = Button(_("Go on"))
        self.close_all = Button(_("Close Tidebook"))
        self.copy = Button(_("Copy report"))
        self.save = Button(_("Save report…"))
        self._said = Label("", "quiet")
        self._said.hide()
        page = Page(_WIDEST_PX)
        next_step = _("You can go on, or close Tidebook and open it again.") if may_go_on else ""
        for widget in (
            Label(happened, "head"),
            Label(f"{safe} {next_step}".strip()),
            row(self.go_on, self.close_all),
            Label(_of_the_report(), "quiet"),
            self.report,
            row(self.copy, self.save),
            self._said,
        ):
            page.column.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.go_on.setVisible(may_go_on)
        (self.go_on if may_go_on else self.close_all).setDefault(True)
        (self.go_on if may_go_on else self.close_all).setFocus()
        self.go_on.clicked.connect(self.accept)
        self.close_all.clicked.connect(self._leave)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)

    def add(self, report: str) -> None:
        """Put what happened meanwhile below."""
        self.report.appendPlainText(report)

    def _leave(self) -> None:
        self.accept()
        self.leave.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._say(_("The report is copied."))

    def _save(self) -> None:
        from tidebook.ui.saving import ask_where, save

        path = ask_where(self, _("Save report"), "tidebook-report.txt", {"txt": _("Text")})
        if path is not None:
            self._say(save(path, self.report.toPlainText().encode()))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()


def _of_the_report() -> str:
    return " ".join(
        (
            _("This report can help to mend it."),
            _("It names parts of the program, and holds nothing from your journal."),
            _("Tidebook sends it nowhere."),
        )
    )

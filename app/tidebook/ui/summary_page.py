"""Summary: the clinician's page, as it will be printed, and the way out of the program."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tidebook import bundled, clock
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.overriding import override
from tidebook.report.layout import Paper
from tidebook.report.pdf import PdfResult
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.date_fields import DateFields
from tidebook.ui.flow import Flow
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.page import Page
from tidebook.ui.page_preview import PagePreview
from tidebook.ui.preferences import Preferences
from tidebook.ui.printing import print_pdf
from tidebook.ui.saving import ask_where, save
from tidebook.ui.tasks import Tasks
from tidebook.ui.tick_box import TickBox

if TYPE_CHECKING:
    from tidebook.report.choices import Choices

_WIDEST_PX = 900
_DAYS = {"14d": 14, "28d": 28, "90d": 90}


class SummaryPage(Page):
    """Every change of a choice sets the page again, beside the window; what is shown is the PDF itself."""

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._preferences = preferences
        self._tasks = Tasks(self)
        self._export = Tasks(self)
        self._is_stale = True
        self._pdf = b""
        today = clock.today()
        self._period = Period.ending(today, _DAYS["28d"])
        self.period = ChoiceRow(
            _("Period"),
            {"14d": _("14 days"), "28d": _("28 days"), "90d": _("90 days"), "own": _("Own dates")},
        )
        self.period.show_choice("28d")
        self.dates = DateFields()
        self.dates.hide()
        self.paper = ChoiceRow(_("Paper"), {"a4": "A4", "letter": "Letter"})
        self.paper.show_choice(preferences.paper if preferences.paper in self.paper.buttons else _usual_paper())
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("may stay empty"))
        self.name.setAccessibleName(_("Name or initials"))
        self.from_memory = TickBox(_("Count what I typed more than 3 days later"))
        self.save_button = Button(_("Save PDF…"))
        self.save_button.setProperty("primary", True)
        self.print_button = Button(_("Print…"))
        self.csv_button = Button(_("Export CSV…"))
        self.with_profile = TickBox(_("Include my profile in the export"))
        self.status = Label("", "quiet")
        self.status.setObjectName("summary_status")
        self.preview = PagePreview()
        self._build()

    def _build(self) -> None:
        choices = QVBoxLayout()
        choices.setSpacing(4)
        name = Label(_("Name or initials"), "quiet")
        name.setBuddy(self.name)
        for widget in (self.period, self.dates, self.paper, name, self.name, self.from_memory):
            choices.addWidget(widget)
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.save_button, self.print_button, self.csv_button):
            flow.addWidget(button)
        flow.addWidget(self.with_profile)
        self.column.addWidget(Label(_("Summary"), "title"))
        self.column.addWidget(
            Label(_("One page for a clinician, with what I recorded. On paper it is black on white."), "quiet")
        )
        self.column.addLayout(choices)
        self.column.addWidget(buttons)
        self.column.addWidget(self.status)
        self.column.addWidget(self.preview)
        self.column.addStretch()
        self.period.chosen.connect(self._period_chosen)
        self.dates.chosen.connect(self._show_period)
        self.paper.chosen.connect(self._paper_chosen)
        self.name.editingFinished.connect(self._set_again)
        self.from_memory.toggled.connect(lambda _on: self._set_again())
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(lambda: self._say(print_pdf(self, self.preview.document)))
        self.csv_button.clicked.connect(self._export_csv)
        self._journal.changed.connect(self._mark_stale)
        self._journal.opened.connect(self._mark_stale)
        self._enable(on=False)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        today = clock.today()
        if self.period.choice != "own" and self._period.last != today:
            # Midnight has passed since the page was made.
            self._period, self._is_stale = Period.ending(today, len(self._period)), True
        if self._is_stale:
            self._set_again()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._set_again()

    def _period_chosen(self, key: str) -> None:
        self.dates.setVisible(key == "own")
        today = clock.today()
        if key == "own":
            self.dates.show_period(self._period, today)
            self.dates.first.setFocus()
        else:
            self._show_period(Period.ending(today, _DAYS[key]))

    def _show_period(self, period: Period) -> None:
        self._period = period
        self._set_again()

    def _paper_chosen(self, paper: str) -> None:
        self._preferences.paper = paper
        self._set_again()

    def _set_again(self) -> None:
        """Read what is recorded, and have the page set in another thread."""
        self._is_stale = False
        try:
            choices = self._choices()
            record = self._journal.read(choices.reads)
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        today = clock.today()

        def work() -> PdfResult:
            from tidebook.report.drawings import drawings
            from tidebook.report.pdf import make_pdf
            from tidebook.report.summary import summarise

            summary = summarise(record, bundled.catalogue(), choices, today)
            return make_pdf(summary, drawings(record, bundled.catalogue(), summary))

        self._tasks.start(work, self._show_pdf, self._fail)

    def _choices(self) -> "Choices":
        from tidebook.report.choices import Choices

        return Choices(
            self._period,
            Paper.named(self.paper.choice),
            name=self.name.text(),
            include_from_memory=self.from_memory.isChecked(),
        )

    def _show_pdf(self, result: PdfResult) -> None:
        self._pdf = result.content
        self.preview.show_pdf(result.content)
        self._enable(on=True)
        self._say(" ".join(result.said))

    def _fail(self, error: Exception) -> None:
        from tidebook.report.pdf import ReportError

        if not isinstance(error, ReportError):
            raise error
        self._enable(on=False)
        self._say(str(error))

    def _save(self) -> None:
        path = ask_where(self, _("Save PDF"), f"journal-summary-{self._period.last:%Y-%m}.pdf", {"pdf": _("PDF")})
        if path is not None:
            self._say(save(path, self._pdf))

    def _export_csv(self) -> None:
        path = ask_where(
            self, _("Export CSV"), f"journal-{self._period.last:%Y-%m}.zip", {"zip": _("Tables in one file (ZIP)")}
        )
        if path is None:
            return
        try:
            span = self._journal.span() or self._period
            record = self._journal.read(span)
        except JournalError as error:
            self._journal.trouble.emit(error)
            return

        include_profile = self.with_profile.isChecked()

        def work() -> list[str]:
            from tidebook.exchange.csv_export import export

            return list(export(path, record, bundled.catalogue(), include_profile=include_profile))

        self._say(_("Exporting…"))
        is_whole = include_profile or not record.profile
        self._export.start(work, lambda _names: self._say_exported(path, is_whole=is_whole), self._fail_export)

    def _say_exported(self, path: Path, *, is_whole: bool) -> None:
        words = _("Everything recorded is in {path}") if is_whole else _("Everything but my profile is in {path}")
        self._say(words.format(path=path))

    def _fail_export(self, error: Exception) -> None:
        from tidebook.exchange.files import ExportError

        if not isinstance(error, ExportError):
            raise error
        self._say(str(error))

    def _say(self, words: str) -> None:
        self.status.setText(words)
        self.status.setVisible(bool(words))
        if words:
            announce(self.status, words)

    def _enable(self, *, on: bool) -> None:
        self.save_button.setEnabled(on)
        self.print_button.setEnabled(on)


def _usual_paper() -> str:
    return Paper.usual_in(QLocale.territoryToCode(QLocale.system().territory())).name.lower()

"""Summary: the clinician's page, as it will be printed, and the way out of the program."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.overriding import override
from tidebook.report.since import since_last_appointment
from tidebook.ui.alongside import Alongside
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.csv_export import CsvExport
from tidebook.ui.flow import Flow
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.leaves_list import LeavesList
from tidebook.ui.page import Page
from tidebook.ui.page_setter import PageSetter, SetPage
from tidebook.ui.pages_view import PagesView
from tidebook.ui.preferences import Preferences
from tidebook.ui.printing import print_pdf
from tidebook.ui.saving import ask_where, save
from tidebook.ui.summary_choices import SummaryChoices
from tidebook.ui.theme import BODY_PX

_WIDEST_PX = 1400
_TWO_COLUMNS_PX = 860
_NARROWEST_CHOICES_PX, _WIDEST_CHOICES_PX = 340, 400
_GAP_PX = 24
_ANY_WIDTH = 16_777_215
# So that a handful of letters or ticks is set once.
_PAUSE_MS = 80
# How far back days that only have the tick "appointment" are looked through; appointments themselves are all known.
_DAYS_LOOKED_THROUGH = 366


class SummaryPage(Page):
    """Every change of a choice sets the page again, beside the window; what is shown is the PDF itself."""

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._today = clock.today()
        self._is_stale = True
        self._record = Record(Period(self._today, self._today))
        self._span: Period | None = None
        self._set: SetPage | None = None
        self._then: Callable[[], None] | None = None
        self._setter = PageSetter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self.choices = SummaryChoices(preferences, self._today)
        self.leaves = LeavesList()
        self.save_button = Button(_("Save PDF…"))
        self.save_button.setProperty("primary", True)
        self.print_button = Button(_("Print…"))
        self.copy_button = Button(_("Copy text for an e-mail or portal"))
        self.export = CsvExport(journal)
        self._kept = ""
        self.status = Label("", "quiet")
        self.status.setObjectName("summary_status")
        self.preview = PagesView()
        self._seen, self._grid = Alongside(), QGridLayout()
        self._is_beside = False
        self._build()
        self._connect()
        self._enable(on=False)

    def _build(self) -> None:
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.save_button, self.print_button, self.copy_button):
            flow.addWidget(button)
        column = self._seen.column
        column.setSpacing(14)
        tools = QVBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(buttons)
        tools.addWidget(self.status)
        column.addLayout(tools)
        column.addWidget(self.preview)
        column.addWidget(self.export)
        column.addStretch()
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(14)
        self.column.addWidget(Label(_("Summary"), "title"))
        self.column.addWidget(
            Label(_("One page for a clinician, with what I recorded. On paper it is black on white."), "quiet")
        )
        self.column.addLayout(self._grid)
        self.column.addStretch()

    def _connect(self) -> None:
        self.choices.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._set_again)
        self._setter.done.connect(self._show)
        self._setter.failed.connect(self._fail)
        self._setter.is_slow.connect(lambda: self._say(self._kept or _("Setting the page…")))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())
        self.preview.looked_at.connect(self._look_at)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(lambda: self._once_set(self._print))
        self.copy_button.clicked.connect(lambda: self._once_set(self._copy))
        self.export.said.connect(self._say_exported)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.preview.search.field.setFocus)
        self._journal.changed.connect(self._mark_stale)
        self._journal.opened.connect(self._mark_stale)

    @property
    def is_settled(self) -> bool:
        """Whether what is on screen is what was chosen."""
        return not (self._soon.isActive() or self._setter.is_busy or self._is_stale)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After midnight the days are others.
        if self._is_stale or self._today != clock.today():
            self._mark_stale()

    @override
    def arrange(self, *, narrow: bool) -> None:
        large = self.font().pixelSize() / BODY_PX
        beside = self._is_beside = self.width() >= _TWO_COLUMNS_PX * large
        left = min(max(self.width() // 3, round(_NARROWEST_CHOICES_PX * large)), round(_WIDEST_CHOICES_PX * large))
        for chosen in (self.choices, self.leaves):
            chosen.setMinimumWidth(left if beside else 0)
            chosen.setMaximumWidth(left if beside else _ANY_WIDTH)
        # Beside the page its list stands on the left, else below: row, column, rows.
        places = ((0, 0, 1), (0, 1, 3), (1, 0, 1)) if beside else ((0, 0, 1), (1, 0, 1), (2, 0, 1))
        for part, (row, column, rows) in zip((self.choices, self._seen, self.leaves), places, strict=True):
            self._grid.addWidget(part, row, column, rows, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)
        self._grid.setRowStretch(2, 1 if beside else 0)
        # A line that comes and goes would push the page up and down.
        self.status.setMinimumHeight(self.fontMetrics().height())
        self._follow()

    def _follow(self) -> None:
        if self._is_beside:
            self._seen.follow(self.verticalScrollBar().value(), self.viewport().height())
        else:
            self._seen.rest()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._soon.stop()
            self._set_again()

    def _set_again(self) -> None:
        """Read what is recorded, and have the page set in another thread."""
        try:
            if self._is_stale:
                self._look_again()
            choices = self.choices.choices(self._span, self._today)
            if self._is_stale or self._record.period != choices.reads:
                self._record = self._journal.read(choices.reads)
        except JournalError as error:
            self._then = None
            self._journal.trouble.emit(error)
            return
        self._is_stale = False
        self.choices.show_record(self._record, self._today)
        self._setter.start(self._record, choices, self._today)

    def _look_again(self) -> None:
        self._today = clock.today()
        self._span = self._journal.span()
        lately = self._journal.read(Period.ending(self._today, _DAYS_LOOKED_THROUGH))
        self.choices.days.follow(self._today, since_last_appointment(lately, self._today))

    def _show(self, page: SetPage) -> None:
        if self._soon.isActive():
            # Something was chosen meanwhile: that is on its way.
            return
        self._set = page
        self.preview.show_pdf(page.content)
        self.leaves.show_sentences(page.leaves, page.stays)
        self._enable(on=True)
        self._say(" ".join(filter(None, (self._kept, *page.said))))
        self._kept = ""
        then, self._then = self._then, None
        if then is not None:
            then()

    def _fail(self, sentence: str) -> None:
        self._then = None
        self._set = None
        self._enable(on=False)
        self._say(sentence)

    def _once_set(self, do: Callable[[], None]) -> None:
        """Do something with the page as it was chosen: now, or as soon as it is set."""
        if not self.is_settled:
            self._then = do
        elif self._set is not None:
            do()

    def _save(self) -> None:
        name = f"journal-summary-{self.choices.days.period.last:%Y-%m}.pdf"
        path = ask_where(self, _("Save PDF"), name, {"pdf": _("PDF")})
        if path is not None:
            self._once_set(lambda: self._say(save(path, self._page.content)))

    def _print(self) -> None:
        self._say(print_pdf(self, self.preview.document))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._page.text)
        self._say(_("Copied: the text of page 1"))

    @property
    def _page(self) -> SetPage:
        assert self._set is not None
        return self._set

    def _look_at(self, place: QRectF) -> None:
        middle = self.preview.page.mapTo(self._paper, place.center().toPoint())
        self.ensureVisible(middle.x(), middle.y(), 0, 80)

    def _say_exported(self, words: str) -> None:
        # A page that is still being set does not wipe it away.
        self._kept = "" if self.is_settled else words
        self._say(words)

    def _say(self, words: str) -> None:
        self.status.setText(words)
        if words:
            announce(self.status, words)

    def _enable(self, *, on: bool) -> None:
        for button in (self.save_button, self.print_button, self.copy_button):
            button.setEnabled(on)

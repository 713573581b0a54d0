"""History: every day that was, to find, to read and to correct."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tidebook import bundled, clock
from tidebook.analysis.coverage import DayMark, coverage
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Link
from tidebook.domain.errors import JournalError
from tidebook.domain.own_symptom import names_on
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.search import Text, found
from tidebook.domain.ties import restoring
from tidebook.language import _, ngettext
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.calendar_view import CalendarView
from tidebook.ui.card import Card
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.dates import day_words, month_words
from tidebook.ui.day_view import DayView
from tidebook.ui.deleted_list import DeletedList
from tidebook.ui.entry_words import line_words, restore_words, short_words
from tidebook.ui.flow import Flow
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.page import Page

_WIDEST_PX = 1300
_PAUSE_MS = 120
_MOST_HITS = 200
_LIST_PX = 420
_LINKED_DAYS = 14


class HistoryPage(Page):
    """A calendar, a list or what was found at one side; the chosen day, as on Today, at the other."""

    choose_symptoms = Signal()
    bad_day = Signal()
    back = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._is_stale = True
        self._today = date.min
        self._texts: tuple[Text, ...] | None = None
        self._names: dict[str, str] = {}
        # Only for those who come from a chart, and until they go elsewhere.
        self.way_back = Button(_("‹ Back to the chart"))
        self.way_back.setProperty("role", "link")
        self.way_back.setShortcut(QKeySequence("Alt+Left"))
        self.way_back.hide()
        self.search = QLineEdit()
        self._search_name = Label(_("Search notes and names"), "quiet")
        self._search_name.setBuddy(self.search)
        self.search.setAccessibleName(self._search_name.text())
        self.search.setClearButtonEnabled(True)
        self.shape = ChoiceRow(_("Show"), {"month": _("Month"), "year": _("Year"), "list": _("List")})
        self.shape.show_choice("month")
        self.heading = Label("", "head")
        self.calendar = CalendarView()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(_LIST_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Days"))
        self.view = DayView(journal)
        self.deleted = DeletedList()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()

    def show_day(self, day: date) -> None:
        """Turn to `day`."""
        self.view.show_day(day)

    def offer_way_back(self) -> None:
        """Offer to go back to the chart, until another page is shown."""
        self.way_back.show()

    def take_calendar(self) -> None:
        """Put the calendar in sight, and the keyboard on it."""
        self.search.clear()
        if self.shape.choice == "list":
            self.shape.show_choice("month")
        self._show()
        self.calendar.setFocus()
        self.ensureWidgetVisible(self.calendar)

    def flush(self) -> None:
        """Save what is still being typed."""
        self.view.flush()

    @override
    def arrange(self, *, narrow: bool) -> None:
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if self.is_wide else QBoxLayout.Direction.TopToBottom)
        # The day needs its buttons beside each other only where there is really much room.
        self.view.arrange(narrow=True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A new day began while another page was shown: it can be chosen now.
        if self._is_stale or self._today != clock.today():
            self._read_again()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is put away for a while stays where it was.
        if not event.spontaneous():
            self.way_back.hide()

    def _build(self) -> None:
        self._finder = Card()
        steps = QWidget()
        flow = Flow(steps)
        for words, spoken, by in ((_("‹ Earlier"), _("Earlier in the calendar"), -1), (_("Later ›"), _("Later"), 1)):
            button = Button(words)
            button.setAccessibleName(spoken)
            button.clicked.connect(lambda _checked, by=by: self.calendar.step(by))
            flow.addWidget(button)
        self._steps = steps
        for widget in (self._search_name, self.search, self.shape, self.heading, steps, self.calendar, self.list):
            self._finder.column.addWidget(widget)
        self._finder.column.addStretch()
        side = QVBoxLayout()
        side.addWidget(self._finder)
        side.addWidget(self.deleted)
        side.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        self._row.addLayout(side, 3)
        self._row.addWidget(self.view, 5)
        self.column.addWidget(self.way_back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Label(_("History"), "title"))
        self.column.addLayout(self._row)
        self.column.addStretch()
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._show)
        self.way_back.clicked.connect(self.back)
        self.shape.chosen.connect(lambda _key: self._show())
        self.deleted.restored.connect(self._restore)
        self.calendar.chosen.connect(self.view.show_day)
        self.calendar.turned.connect(lambda _day: self._show())
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.view.turned.connect(self._follow)
        self.view.reached.connect(lambda widget: self.ensureWidgetVisible(widget, 0, 40))
        self.view.choose_symptoms.connect(self.choose_symptoms)
        self.view.to_calendar.connect(self.take_calendar)
        self.view.header.bad_day.connect(self.bad_day)
        self._journal.changed.connect(lambda _changes: self._mark_stale())
        self._journal.opened.connect(self._mark_stale)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)

    def _mark_stale(self) -> None:
        self._texts = None
        self._is_stale = True
        if self.isVisible():
            self._read_again()

    def _read_again(self) -> None:
        self._is_stale = False
        self._today = clock.today()
        self._show()

    def _follow(self, day: date) -> None:
        self.calendar.day = day
        self._show()
        # Beside the day, the keyboard stays in the calendar or list: one may go on to another day.
        focused = self.focusWidget()
        if not self.is_wide or (focused is not None and self.view.isAncestorOf(focused)):
            self.view.check_in.focus_first_open()
        self.begin_with(self.view.header)

    def _show(self) -> None:
        try:
            if self.search.text().strip():
                self._show_hits()
            else:
                self._show_days()
            self._show_deleted()
        except JournalError as error:
            self._journal.trouble.emit(error)

    def _show_deleted(self) -> None:
        today = clock.today()
        own = self._journal.read(Period(today, today)).own_names
        self._names = {symptom.key: symptom.name for symptom in bundled.catalogue().rated} | names_on(today, own)
        try:
            deleted = self._journal.deleted()
        except JournalError as error:
            # The days can be read all the same.
            self.deleted.refuse(error.happened)
            return
        # Links come back with what they link.
        gone = [(one.entry, one.at) for one in deleted if not isinstance(one.entry, Link)]
        self.deleted.show_deleted(gone, self._names)

    def _restore(self, entry: Entry) -> None:
        # Every episode is in every record; activities are linked to episodes that begin some days later at most.
        period = Period(entry.day - timedelta(days=_LINKED_DAYS), max(clock.today(), entry.day))
        try:
            record, thrown = self._journal.read(period), [one.entry for one in self._journal.deleted()]
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        there = (*record.activities, *record.episodes, *record.links)
        self._journal.restore(restoring(entry, thrown, there), restore_words(entry, self._names))

    def _show_days(self) -> None:
        today, day = clock.today(), self.calendar.day
        if day == date.min:
            day = self.view.day
        is_list, is_year = self.shape.choice == "list", self.shape.choice == "year"
        self.calendar.show_days(day, today, {}, is_year=is_year)
        period = Period(self.calendar.first_shown, self.calendar.last_shown)
        record = self._journal.read(period)
        marks: dict[date, DayMark] = dict(zip(period, coverage(record).marks, strict=True))
        self.calendar.show_days(day, today, marks, is_year=is_year)
        self.heading.setText(str(day.year) if is_year else month_words(day))
        self.calendar.setVisible(not is_list)
        self.list.setVisible(is_list)
        self._steps.show()
        if is_list:
            self._fill_list(record)

    def _fill_list(self, record: Record) -> None:
        """Tell each day of the period that holds anything, the newest first."""
        today = clock.today()
        names = {symptom.key: symptom.name for symptom in bundled.catalogue().rated}
        names |= names_on(record.period.last, record.own_names)
        by_day: dict[date, list[str]] = {}
        for entry in record.told:
            by_day.setdefault(entry.day, []).append(line_words(entry, names))
        self.list.clear()
        # The keyboard stays with the day that is open.
        chosen = -1
        for day in sorted(by_day, reverse=True):
            self._add(day, f"{day_words(day, today)}\n{'; '.join(by_day[day])}")
            if day == self.calendar.day:
                chosen = self.list.count() - 1
        self.list.setCurrentRow(chosen)
        if not by_day:
            self.list.addItem(_("Nothing recorded in these days"))

    def _show_hits(self) -> None:
        if self._texts is None:
            self._texts = self._journal.texts()
        hits = found(self.search.text(), self._texts)
        today = clock.today()
        words = ngettext("{count} found", "{count} found", len(hits)).format(count=len(hits))
        if len(hits) > _MOST_HITS:
            words = _("The first {most} of {count} are shown.").format(most=_MOST_HITS, count=len(hits))
        self.heading.setText(words)
        announce(self.heading, words)
        self.calendar.hide()
        self._steps.hide()
        self.list.show()
        row = self.list.currentRow()
        self.list.clear()
        for hit in hits[:_MOST_HITS]:
            self._add(hit.day, f"{day_words(hit.day, today)}\n{short_words(hit.text)}")
        # Opening a hit does not lose the place in the list.
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _add(self, day: date, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setData(Qt.ItemDataRole.UserRole, day)

    def _open(self, item: QListWidgetItem) -> None:
        day = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(day, date):
            self.view.show_day(day)

"""Today: the check-in, the night, the hours upright, the note, and every earlier day."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from tidebook import bundled, clock
from tidebook.domain.asked import Asked, asked_on
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.check_in import CheckIn
from tidebook.ui.dates import clock_words, day_words
from tidebook.ui.day_header import DayHeader
from tidebook.ui.journal import Journal
from tidebook.ui.night_card import NightCard
from tidebook.ui.note_card import NoteCard
from tidebook.ui.page import Page
from tidebook.ui.upright_card import UprightCard

_WIDEST_PX = 900
_MIDNIGHT_CHECK_MS = 30_000


class TodayPage(Page):
    """Shows one day and records what is told about it."""

    choose_symptoms = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(_WIDEST_PX)
        self.setObjectName("today")
        self._journal = journal
        self._today = clock.today()
        self.day = self._today
        self._is_stale = False
        self._saved = ""
        self.header = DayHeader()
        self.check_in = CheckIn()
        self.night = NightCard()
        self.upright = UprightCard()
        self.note = NoteCard()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(14)
        self._pair.addWidget(self.night, 1)
        self._pair.addWidget(self.upright, 1)
        for widget in (self.header, self.check_in):
            self.column.addWidget(widget)
        self.column.addLayout(self._pair)
        self.column.addWidget(self.note)
        self.column.addStretch()
        self._connect()
        self._show(Record(Period(self.day, self.day)))
        # Midnight passes while the window is open: the day on screen stays, its name changes.
        self._midnight = QTimer(self)
        self._midnight.setInterval(_MIDNIGHT_CHECK_MS)
        self._midnight.timeout.connect(self._look_at_clock)
        self._midnight.start()

    def show_day(self, day: date) -> None:
        """Turn to `day`, at most today."""
        self.flush()
        before, self._today = self.day, clock.today()
        self.day = min(day, self._today)
        if not self.refresh():
            # What can not be read is not shown: the day before stays, and so do the answers to it.
            self.day = before
            return
        self.check_in.focus_first_open()
        announce(self, day_words(self.day, self._today))

    def refresh(self) -> bool:
        """Read the day again. False, and the trouble is told, when it can not be read."""
        self.flush()
        self._is_stale = False
        try:
            record = self._journal.read(Period(self.day, self.day))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return False
        self._show(record)
        return True

    def flush(self) -> None:
        """Save what is still being typed."""
        for card in (self.night, self.upright, self.note):
            card.flush()

    @override
    def arrange(self, *, narrow: bool) -> None:
        self.header.arrange(narrow=narrow)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(direction)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_clock()
        if self._is_stale:
            self.refresh()

    def _connect(self) -> None:
        self.header.stepped.connect(lambda days: self.show_day(self.day + timedelta(days=days)))
        self.header.undo.connect(self._journal.undo)
        self.header.told.connect(lambda fact: self._record(fact, self.header.too_ill.text()))
        self.header.taken_back.connect(lambda fact: self._remove(fact, self.header.too_ill.text()))
        self.check_in.answered.connect(self._rated)
        self.check_in.taken_back.connect(self._unrated)
        self.check_in.choose_symptoms.connect(self.choose_symptoms)
        self.check_in.focused.connect(lambda row: self.ensureWidgetVisible(row, 0, 40))
        self.check_in.finished.connect(self._reach_end)
        self.check_in.counted_anew.connect(self._say_status)
        for card, words in (
            (self.night, _("last night")),
            (self.upright, _("hours upright")),
            (self.note, _("note")),
        ):
            card.told.connect(lambda entry, words=words: self._record(entry, words))
            card.taken_back.connect(lambda entry, words=words: self._remove(entry, words))
        self._journal.opened.connect(self.refresh)
        self._journal.stepped.connect(self._follow)
        self._journal.changed.connect(self._changed)
        self._journal.saved.connect(self._say_saved)
        self._journal.trouble.connect(self._say_status)
        self._journal.undo_stack.undoTextChanged.connect(self.header.show_undo)
        for key, days in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda days=days: self.show_day(self.day + timedelta(days=days)))

    def _show(self, record: Record) -> None:
        day = self.day
        self.header.show_day(day, self._today, record.fact(day, Fact.TOO_ILL))
        self.check_in.show_day(record, asked_on(day, record.choices, bundled.catalogue()))
        self.night.show_night(day, record.night(day))
        self.upright.show_fact(day, record.fact(day, Fact.HOURS_UPRIGHT))
        self.note.show_note(day, record.note(day))
        self._say_status()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        for change in changes:
            entry = change.entry
            if isinstance(entry, Asked):
                self.refresh()
                return
            if entry.day == self.day:
                self._show_change(entry, change.after)
        self._say_status()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        """Turn to the day that undo or redo is about: a change that is not seen could not be understood."""
        days = {change.entry.day for change in changes if not isinstance(change.entry, Asked)}
        if self.isVisible() and days and self.day not in days:
            self.show_day(max(days))

    def _show_change(self, entry: Entry, after: Entry | None) -> None:
        if isinstance(entry, Rating):
            self.check_in.show_rating(self.day, after if isinstance(after, Rating) else None, entry.symptom)
        elif isinstance(entry, Night):
            self.night.show_night(self.day, after if isinstance(after, Night) else None)
        elif isinstance(entry, Note):
            self.note.show_note(self.day, after if isinstance(after, Note) else None)
        elif isinstance(entry, DayFact):
            fact = after if isinstance(after, DayFact) else None
            if entry.fact is Fact.TOO_ILL:
                self.header.show_day(self.day, self._today, fact)
            else:
                self.upright.show_fact(self.day, fact)

    def _rated(self, rating: Rating) -> None:
        name = bundled.catalogue().by_key[rating.symptom].name
        self._record(rating, _("{symptom} {value}").format(symptom=name, value=rating.value))

    def _unrated(self, rating: Rating) -> None:
        name = bundled.catalogue().by_key[rating.symptom].name
        self._remove(rating, _("{symptom} taken back").format(symptom=name))

    def _record(self, entry: Entry, words: str) -> None:
        self._journal.record(entry, words)
        self._say_status()

    def _remove(self, entry: Entry, words: str) -> None:
        self._journal.remove(entry, words)
        self._say_status()

    def _reach_end(self) -> None:
        self._say_status()
        self.ensureWidgetVisible(self.check_in.rows[-1], 0, 40)

    def _say_saved(self, stamp: Stamp) -> None:
        self._saved = _("Saved {time}").format(time=clock_words(stamp.local))
        self._say_status()
        announce(self.header.status, self._saved)

    def _say_status(self) -> None:
        saved = _("Not saved yet") if self._journal.is_waiting else self._saved
        self.header.show_status(self.day, self._today, *self.check_in.counted, saved)
        waiting = self._journal.waiting_words
        self.header.show_undo(waiting or self._journal.undo_stack.undoText())

    def _look_at_clock(self) -> None:
        today = clock.today()
        if today != self._today:
            self._today = today
            self.refresh()

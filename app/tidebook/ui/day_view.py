"""One day: everything recorded about it, to read and to change in the same place."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tidebook import bundled, clock
from tidebook.domain.asked import my_list
from tidebook.domain.catalogue import Symptom
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
from tidebook.ui.tab_order import chain_before
from tidebook.ui.upright_card import UprightCard

if TYPE_CHECKING:
    from tidebook.ui.more_cards import MoreCards

_MIDNIGHT_CHECK_MS = 30_000
# How far back one looks for what the person often does.
_MEMORY_DAYS = 120


class DayView(QWidget):
    """Shows one day and records what is told about it. On Today and in History it is the very same.

    The cards that are wanted on some days only come once the journal is open: without them, the window takes
    answers sooner.
    """

    choose_symptoms = Signal()
    to_calendar = Signal()
    reached = Signal(QWidget)  # the keyboard went there, so it has to be in sight
    turned = Signal(date)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._today = clock.today()
        self.day = self._today
        # Made later than the journal was opened, in History, it has everything still to read.
        self._is_stale = journal.is_open
        self._is_narrow = False
        self._saved = ""
        self._asked: dict[str, Symptom] = {}
        self.header = DayHeader()
        self.check_in = CheckIn()
        self.night = NightCard()
        self.upright = UprightCard()
        self.note = NoteCard()
        self.more: MoreCards | None = None
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(14)
        self._pair.addWidget(self.night, 1)
        self._pair.addWidget(self.upright, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        for widget in (self.header, self.check_in):
            self._column.addWidget(widget)
        self._column.addLayout(self._pair)
        self._column.addWidget(self.note)
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
        self._saved = ""
        self.day = min(day, self._today)
        if not self.refresh():
            # What can not be read is not shown: the day before stays, and so do the answers to it.
            self.day = before
            return
        self.turned.emit(self.day)
        announce(self, day_words(self.day, self._today))

    def refresh(self) -> bool:
        """Read the day again. False, and the trouble is told, when it can not be read."""
        self.flush()
        self._is_stale = False
        try:
            record = self._journal.read(Period.ending(self.day, _MEMORY_DAYS))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return False
        if self.more is None and self._journal.is_open:
            self._make_more()
        self._show(record)
        for part in (self.check_in, self.night, self.upright, self.note, self.more, self.header.too_ill):
            if part is not None:
                part.setEnabled(not self._journal.is_read_only)
        return True

    def flush(self) -> None:
        """Save what is still being typed."""
        for card in (self.night, self.upright, self.note, self.more):
            if card is not None:
                card.flush()

    def arrange(self, *, narrow: bool) -> None:
        """Place what stands side by side."""
        self._is_narrow = narrow
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        if self.more is not None:
            self.more.arrange(narrow=narrow)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_clock()
        if self._is_stale:
            self.refresh()

    def _make_more(self) -> None:
        from tidebook.ui.more_cards import MoreCards

        self.more = MoreCards()
        self._column.insertWidget(self._column.indexOf(self.note), self.more)
        chain_before(self.more, self.note.paper)
        self.more.told.connect(self._tell)
        self.more.taken_back.connect(self._delete)
        self.more.changed.connect(self._take)
        self.more.wanted.connect(self._offer)
        self.more.reached.connect(self.reached)
        self.arrange(narrow=self._is_narrow)

    def _connect(self) -> None:
        self.header.stepped.connect(lambda days: self.show_day(self.day + timedelta(days=days)))
        self.header.to_today.connect(lambda: self.show_day(clock.today()))
        self.header.to_calendar.connect(self.to_calendar)
        self.header.steps.follow(self._journal)
        self.check_in.answered.connect(self._rated)
        self.check_in.taken_back.connect(self._unrated)
        self.check_in.choose_symptoms.connect(self.choose_symptoms)
        self.check_in.focused.connect(self.reached)
        self.check_in.finished.connect(self._reach_end)
        self.check_in.counted_anew.connect(self._say_status)
        for part in (self.header, self.night, self.upright, self.note):
            part.told.connect(self._tell)
            part.taken_back.connect(self._delete)
        self._journal.opened.connect(self.refresh)
        self._journal.stepped.connect(self._follow)
        self._journal.changed.connect(self._changed)
        self._journal.saved.connect(self._say_saved)
        self._journal.retraced.connect(self._say_retraced)
        self._journal.trouble.connect(self._say_status)
        for key, days in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda days=days: self.show_day(self.day + timedelta(days=days)))

    def _show(self, record: Record) -> None:
        day = self.day
        asked = my_list(day, record, bundled.catalogue())
        self._asked = {symptom.key: symptom for symptom in asked}
        today = Period(day, day)
        own = record if record.period == today else record.within(today)
        self.header.show_day(day, self._today, own.fact(day, Fact.TOO_ILL))
        self.check_in.show_day(own, asked)
        self.night.show_night(day, own.night(day))
        self.upright.show_fact(day, own.fact(day, Fact.HOURS_UPRIGHT))
        self.note.show_note(day, own.note(day))
        if self.more is not None:
            self.more.show_day(day, record, asked)
        self._say_status()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        for change in changes:
            if not self._show_change(change.entry, change.after):
                self.refresh()
                return
        self._say_status()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        """Turn to the day that undo or redo is about: a change that is not seen could not be understood."""
        days = {change.entry.day for change in changes if isinstance(change.entry, Rating | Night | Note | DayFact)}
        if self.isVisible() and days and self.day not in days:
            self.show_day(max(days))

    def _show_change(self, entry: Entry, after: Entry | None) -> bool:
        """Show one change without reading the day again; False where that can not be done."""
        if entry.day != self.day or not isinstance(entry, Rating | Night | Note | DayFact):
            return False
        if isinstance(entry, Rating):
            self.check_in.show_rating(self.day, after if isinstance(after, Rating) else None, entry.symptom)
        elif isinstance(entry, Night):
            self.night.show_night(self.day, after if isinstance(after, Night) else None)
        elif isinstance(entry, Note):
            self.note.show_note(self.day, after if isinstance(after, Note) else None)
        else:
            return self._show_fact(entry.fact, after if isinstance(after, DayFact) else None)
        return True

    def _show_fact(self, which: Fact, fact: DayFact | None) -> bool:
        if which is Fact.TOO_ILL:
            self.header.show_day(self.day, self._today, fact)
        elif which is Fact.HOURS_UPRIGHT:
            self.upright.show_fact(self.day, fact)
        else:
            return False
        return True

    def _rated(self, rating: Rating) -> None:
        name = self._asked[rating.symptom].name
        self._record(rating, _("{symptom} {value}").format(symptom=name, value=rating.value))

    def _unrated(self, rating: Rating) -> None:
        self._remove(rating, _("{symptom} taken back").format(symptom=self._asked[rating.symptom].name))

    def _record(self, entry: Entry, words: str) -> None:
        self._journal.record(entry, words)
        self._say_status()

    def _remove(self, entry: Entry, words: str) -> None:
        self._journal.remove(entry, words)
        self._say_status()

    # What only these two need is imported here, since the window is to take answers soon.
    def _tell(self, entry: Entry) -> None:
        from tidebook.ui.entry_words import said_words

        self._record(entry, said_words(entry, {}))

    def _delete(self, entry: Entry) -> None:
        from tidebook.domain.ties import removal
        from tidebook.ui.entry_words import delete_words

        # Its links go with it, and come back with it.
        changes = removal(entry, self._journal.read(Period(self.day, self.day)))
        self._take(changes, delete_words(entry, {}))

    def _take(self, changes: tuple[Change, ...], words: str) -> None:
        self._journal.take(changes, words)
        self._say_status()

    def _offer(self, period: Period) -> None:
        if self.more is not None:
            self.more.payback.offer(self._journal.read(period).activities)

    def _reach_end(self) -> None:
        self._say_status()
        self.check_in.rows[-1].take_focus()
        self.reached.emit(self.check_in.rows[-1])

    def _say_saved(self, stamp: Stamp) -> None:
        self._saved = _("Saved {time}").format(time=clock_words(stamp.local))
        self._say_status()
        if self.isVisible():
            announce(self.header.status, self._saved)

    def _say_retraced(self, words: str) -> None:
        self._saved = words
        self._say_status()

    def _say_status(self) -> None:
        saved = _("Not saved yet") if self._journal.is_waiting else self._saved
        if self._journal.is_read_only:
            saved = _("This journal can only be read here")
        self.header.show_status(self.day, self._today, *self.check_in.counted, saved)
        self.header.steps.show_again()

    def _look_at_clock(self) -> None:
        today = clock.today()
        if today != self._today:
            self._today = today
            self.refresh()

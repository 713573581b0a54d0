"""Recently deleted: what can still be brought back."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.entry import Entry
from tidebook.language import _, ngettext
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.dates import clock_words, day_words
from tidebook.ui.deleted_row import DeletedRow
from tidebook.ui.entry_words import entry_words
from tidebook.ui.fold_card import FoldCard
from tidebook.ui.label import Label
from tidebook.ui.tab_order import chain_before

# As long as storage keeps it.
DAYS_KEPT = 30
_AT_ONCE = 20
_RINGED = "QLabel { border: 2px solid transparent; } QLabel:focus { border-color: palette(text); }"


class DeletedList(FoldCard):
    """Emits each entry that the person wants back."""

    restored = Signal(Entry)

    def __init__(self) -> None:
        super().__init__(_("Recently deleted"))
        self._deleted: tuple[tuple[Entry, datetime], ...] = ()
        self._names: dict[str, str] = {}
        self._count_shown = _AT_ONCE
        self._trouble = ""
        self._by_deletion: dict[tuple[Entry, datetime, str, str], DeletedRow] = {}
        self.show_again()

    def show_deleted(self, deleted: Iterable[tuple[Entry, datetime]], names: Mapping[str, str]) -> None:
        """Show what was deleted and when (an aware instant), in the order given; `names` of symptoms by key."""
        self._deleted = tuple(deleted)
        self._names = dict(names)
        self._trouble = ""
        self.show_again()

    def refuse(self, why: str) -> None:
        """Say why what was deleted can not be shown."""
        self._deleted, self._trouble = (), why
        self.show_again()

    @property
    def rows(self) -> list[DeletedRow]:
        """The rows on screen, from top to bottom."""
        return list(self._by_deletion.values())

    @override
    def make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Each stays here for {days} days.").format(days=DAYS_KEPT), "quiet"))
        self.status = Label()
        self.status.setStyleSheet(_RINGED)
        self.status.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.status.hide()
        column.addWidget(self.status)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column.addLayout(self._column)
        self.more = Button(_("Show more"))
        self.more.clicked.connect(self._show_more)
        column.addWidget(self.more)
        return form

    @override
    def show_form(self) -> None:
        # What stays keeps its row: the keyboard may be on it, or the mouse button down on it.
        before, self._by_deletion = self._by_deletion, {}
        for entry, at in self._deleted[: self._count_shown]:
            words, when = entry_words(entry, self._names), _when(at)
            deletion = entry, at, words, when
            kept = deletion in before
            self._by_deletion[deletion] = before.pop(deletion) if kept else self._make_row(entry, words, when)
        for row in before.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, row in enumerate(self.rows):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.rule.setVisible(place > 0)
            chain_before(row, self.more)
        self.more.setVisible(len(self._deleted) > self._count_shown)

    @override
    def folded_words(self) -> tuple[str, str]:
        count = len(self._deleted)
        if self._trouble:
            words = _("What was deleted can not be read. {reason}")
            return words.format(reason=self._trouble), _("Show")
        if not count:
            words = _("Nothing was deleted in the last {days} days.").format(days=DAYS_KEPT)
            return words, _("Show")
        return ngettext("{count} entry", "{count} entries", count).format(count=count), _("Show")

    @override
    def take_focus(self) -> None:
        (self.rows[0].restore if self.rows else self.fold).setFocus()

    @override
    def show_again(self) -> None:
        super().show_again()
        # Nothing to unfold, nothing to press.
        self.fold.setVisible(bool(self._deleted) or self.is_unfolded)

    @override
    def unfold(self, *, open_: bool) -> None:
        if not open_ and self.form is not None:
            self._count_shown = _AT_ONCE
            self.status.hide()
        super().unfold(open_=open_)

    def _make_row(self, entry: Entry, words: str, when: str) -> DeletedRow:
        row = DeletedRow(words, when)
        row.restored.connect(lambda: self._restore(entry))
        return row

    def _show_more(self) -> None:
        first = len(self.rows)
        self._count_shown += _AT_ONCE
        self.show_form()
        self.rows[first].restore.setFocus()

    def _restore(self, entry: Entry) -> None:
        # By what it says: of one place there may be several.
        self._deleted = tuple(pair for pair in self._deleted if pair[0] != entry)
        self.show_again()
        words = _("Restored: {entry}").format(entry=entry_words(entry, self._names))
        self.status.setText(words)
        self.status.show()
        announce(self, words)
        # Not on to the next one: a second Enter would bring that back as well.
        self.status.setAccessibleName(words)
        self.status.setFocus()
        self.restored.emit(entry)


def _when(at: datetime) -> str:
    local, today = at.astimezone(), clock.today()
    if local.date() == today:
        return _("Deleted today, {time}").format(time=clock_words(local))
    if local.date() == today - timedelta(days=1):
        return _("Deleted yesterday, {time}").format(time=clock_words(local))
    return _("Deleted {day}, {time}").format(day=day_words(local.date(), today), time=clock_words(local))

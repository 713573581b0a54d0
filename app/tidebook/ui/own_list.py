"""The person's own list: symptoms of their own, the order of all, and what is no longer asked."""

from datetime import date
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tidebook import bundled, clock
from tidebook.domain.asked import Asked, dropped, my_list
from tidebook.domain.catalogue import Symptom
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.own_symptom import ListOrder, OwnName, names_on, own_key
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.fold_card import FoldCard
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField
from tidebook.ui.rename_row import RenameRow
from tidebook.ui.symptom_rows import SymptomRows
from tidebook.ui.tab_order import chain_before


class OwnList(FoldCard):
    """Emits the changes of each step, and the words that name it for undo."""

    changed = Signal(tuple, str)  # of Change; words

    def __init__(self) -> None:
        super().__init__(_("My list"))
        self._record = Record(Period(date.min, date.max))
        self.show_again()

    def show_list(self, record: Record) -> None:
        """Show the list as it is today. Of the record only the kinds matter that stand until changed."""
        self._record = record
        self.show_again()

    def add_named(self, name: str) -> None:
        """Open the list and add `name` to it, as if it had been typed here."""
        self.unfold(open_=True)
        self.new.setText(name)
        self._add()

    @override
    def make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows = SymptomRows(_("What I am asked, in my order"))
        self.up, self.down = Button(_("Up")), Button(_("Down"))
        self.rename, self.drop = Button(_("Rename")), Button(_("Ask no longer"))
        self.name = RenameRow()
        self.new, self.add = LineField(), Button(_("Add"))
        self.gone = QWidget()
        self._gone_flow = Flow(self.gone)
        self._shown_gone: tuple[Symptom, ...] | None = None
        self.back: dict[str, Button] = {}
        self._gone_head = Label(_("No longer asked. Press one to be asked again."), "quiet")
        self.problem = Label()
        self.problem.hide()
        new_label = Label(_("A symptom of my own"), "quiet")
        new_label.setBuddy(self.new)
        self.new.setAccessibleName(new_label.text())
        self.add.setAccessibleName(_("Add a symptom of my own"))
        adding = QWidget()
        line = QHBoxLayout(adding)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.new, 1)
        line.addWidget(self.add)
        steps = QWidget()
        flow = Flow(steps)
        for button in (self.up, self.down, self.rename, self.drop):
            flow.addWidget(button)
        hint = Label(_("Choose a symptom. Up and Down move it, and so does Alt with an arrow key."), "quiet")
        for widget in (hint, self.rows, steps, self.name, new_label, adding, self.problem):
            column.addWidget(widget)
        column.addWidget(self._gone_head)
        column.addWidget(self.gone)
        self._connect()
        return form

    @override
    def show_form(self) -> None:
        listed = self._listed()
        self.rows.show_symptoms(listed)
        self._show_gone()
        self._show_steps()

    @override
    def folded_words(self) -> tuple[str, str]:
        listed = self._listed()
        own = sum(symptom.is_own for symptom in listed)
        words = ngettext("{count} symptom is asked", "{count} symptoms are asked", len(listed)).format(
            count=len(listed)
        )
        mine = ngettext("{count} of them my own", "{count} of them my own", own).format(count=own)
        return (_("{asked}, {own}.").format(asked=words, own=mine) if own else f"{words}."), _("Change")

    @override
    def take_focus(self) -> None:
        self.rows.setFocus()

    @override
    def flush(self) -> None:
        if self.form is not None:
            self.name.flush()
            if self.new.text().strip():
                self._add()

    def _connect(self) -> None:
        self.rows.moved.connect(self._move)
        self.rows.currentRowChanged.connect(lambda _row: self._show_steps())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.rename.clicked.connect(self._open_name)
        self.drop.clicked.connect(self._drop)
        self.name.renamed.connect(self._rename)
        self.name.left.connect(self.rows.setFocus)
        self.new.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)

    def _listed(self) -> tuple[Symptom, ...]:
        return my_list(clock.today(), self._record, bundled.catalogue())

    def _dropped(self) -> tuple[Symptom, ...]:
        return dropped(clock.today(), self._record, bundled.catalogue())

    def _chosen(self) -> Symptom | None:
        return next((symptom for symptom in self._listed() if symptom.key == self.rows.key), None)

    def _show_gone(self) -> None:
        gone = self._dropped()
        if gone == self._shown_gone:
            # They stay: the keyboard may be on one, or the mouse button down on it.
            return
        self._shown_gone = gone
        while (item := self._gone_flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.back = {}
        for symptom in gone:
            button = self.back[symptom.key] = Button(symptom.name)
            button.setAccessibleName(_("Ask again: {symptom}").format(symptom=symptom.name))
            button.clicked.connect(lambda _checked, symptom=symptom: self._ask(symptom))
            self._gone_flow.addWidget(button)
        chain_before(self.gone, self.fold)
        self._gone_head.setVisible(bool(gone))
        self.gone.setVisible(bool(gone))

    def _show_steps(self) -> None:
        symptom, row = self._chosen(), self.rows.currentRow()
        self.up.setEnabled(symptom is not None and row > 0)
        self.down.setEnabled(symptom is not None and row < self.rows.count() - 1)
        self.rename.setEnabled(symptom is not None and symptom.is_own)
        self.drop.setEnabled(symptom is not None and not symptom.is_quick)
        for button in (self.up, self.down, self.rename, self.drop):
            named = "" if symptom is None else symptom.name
            button.setAccessibleName(_("{action}: {symptom}").format(action=button.text(), symptom=named))

    def _move(self, by: int) -> None:
        symptom, keys = self._chosen(), [symptom.key for symptom in self._listed()]
        if symptom is None:
            return
        old = keys.index(symptom.key)
        new = old + by
        if not 0 <= new < len(keys):
            return
        keys.insert(new, keys.pop(old))
        # What is not asked now keeps a place of its own, for when it is asked again.
        order = max(self._record.orders, key=lambda order: order.day, default=None)
        keys += [key for key in (() if order is None else order.keys) if key not in keys]
        now = clock.now()
        words = _("move {symptom} up") if by < 0 else _("move {symptom} down")
        self._emit(ListOrder(now.local.date(), now, tuple(keys)), words.format(symptom=symptom.name))
        place = _("{symptom}, {place} of {count}")
        announce(self.rows, place.format(symptom=symptom.name, place=new + 1, count=self.rows.count()))

    def _open_name(self) -> None:
        symptom = self._chosen()
        if symptom is not None:
            self.name.open(symptom.key, symptom.name)

    def _rename(self, key: str, text: str) -> None:
        now = clock.now()
        try:
            name = OwnName(now.local.date(), now, key, text)
            taken = self._known(name.name)
            if taken is not None and taken.key != key:
                raise EntryError(_("'{name}' is taken already.").format(name=taken.name))
        except EntryError as error:
            self.name.refuse(str(error))
            return
        old = names_on(now.local.date(), self._record.own_names).get(key, "")
        self.name.close_row()
        if name.name != old:
            self._emit(name, _("rename symptom '{old}' to '{new}'").format(old=old, new=name.name))

    def _drop(self) -> None:
        symptom, row = self._chosen(), self.rows.currentRow()
        if symptom is not None:
            now = clock.now()
            self._emit(
                Asked(now.local.date(), now, symptom.key, asked=False),
                _("ask no longer about {symptom}").format(symptom=symptom.name),
            )
            self.rows.setCurrentRow(min(row, self.rows.count() - 1))
            self.rows.setFocus()

    def _ask(self, symptom: Symptom) -> None:
        now = clock.now()
        self._emit(
            Asked(now.local.date(), now, symptom.key, asked=True),
            _("ask again about {symptom}").format(symptom=symptom.name),
        )
        self.rows.choose(symptom.key)
        self.rows.setFocus()

    def _add(self) -> None:
        now = clock.now()
        try:
            name = OwnName(now.local.date(), now, own_key(uuid4()), self.new.text())
            known = self._known(name.name)
            if known is not None and known.key in {symptom.key for symptom in self._listed()}:
                raise EntryError(_("'{name}' is on the list already.").format(name=known.name))
        except EntryError as error:
            self.problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self.problem.show()
            return
        # Not clear(): that could be taken back, and Ctrl+Z would bring the letters instead of undoing the step.
        self.new.setText("")
        self.problem.hide()
        if known is not None:
            # Of the same name, but not asked: it goes on, with all that was recorded about it.
            self._ask(known)
            return
        self._emit(name, _("add symptom '{name}'").format(name=name.name))
        self.rows.choose(name.symptom)

    def _known(self, name: str) -> Symptom | None:
        wanted = name.casefold()
        known = (*self._listed(), *self._dropped(), *bundled.catalogue().rated)
        return next((s for s in known if wanted in {s.name.casefold(), s.words.casefold()}), None)

    def _emit(self, entry: Entry, words: str) -> None:
        standing = (*self._record.own_names, *self._record.choices, *self._record.orders)
        before = next((old for old in standing if old.id == entry.id), None)
        self._record = self._record.amended({entry.id: entry})
        self.show_again()
        self.changed.emit((Change(before, entry),), words)

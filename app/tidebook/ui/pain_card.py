"""Where it hurt on this day, on a drawing of the body or from a list."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.pain import Area, Pain
from tidebook.language import _
from tidebook.ui.body_map import BodyMap
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.tab_order import chain_before


class PainCard(Card):
    """Emits each area that is marked, with how strong it was if that was given, and each that is unmarked."""

    told = Signal(Pain)
    taken_back = Signal(Pain)

    def __init__(self) -> None:
        super().__init__(_("Where it hurt"))
        self._day = date.min
        self._pains: dict[Area, Pain] = {}
        self._said = Label()
        self._fold = Button()
        self._fold.clicked.connect(lambda: self.unfold(open_=self._form is None or self._form.isHidden()))
        self._form: QWidget | None = None
        self.column.addWidget(self._said)
        self.column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()
        self._say()

    def show_pains(self, day: date, pains: tuple[Pain, ...]) -> None:
        """Show the areas marked on `day`."""
        self._day = day
        self._pains = {pain.area: pain for pain in pains}
        self._show()

    def unfold(self, *, open_: bool) -> None:
        """Show or hide the drawing and the list."""
        if open_ and self._form is None:
            self._form = self._make_form()
            self.column.insertWidget(2, self._form)
            chain_before(self._form, self._fold)
        if self._form is not None:
            self._form.setVisible(open_)
        self._show()
        if open_:
            next(iter(self.body.areas.values())).setFocus()

    def _make_form(self) -> QWidget:
        # Made when it is first wanted: the window opens sooner without it.
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Label(_("Choose an area. A number from 0 to 10 says how strong; it may stay open."), "quiet")
        )
        self.body = BodyMap()
        column.addWidget(self.body)
        names = QWidget()
        names.setAccessibleName(_("The same areas as a list"))
        flow = Flow(names)
        self.names: dict[Area, Button] = {}
        for area in Area:
            button = self.names[area] = Button(area.words)
            button.setCheckable(True)
            button.clicked.connect(lambda on, area=area: self._mark(area, None) if on else self._unmark(area))
            flow.addWidget(button)
        column.addWidget(names)
        self.body.marked.connect(self._mark)
        self.body.unmarked.connect(self._unmark)
        return form

    def _mark(self, area: Area, intensity: int | None) -> None:
        self._pains[area] = Pain(self._day, clock.now(), area, intensity)
        self._show()
        self.told.emit(self._pains[area])

    def _unmark(self, area: Area) -> None:
        gone = self._pains.pop(area, None)
        self._show()
        if gone is not None:
            self.taken_back.emit(gone)

    def _show(self) -> None:
        if self._form is not None:
            self.body.show_pains({area: pain.intensity for area, pain in self._pains.items()})
            for area, button in self.names.items():
                button.setChecked(area in self._pains)
        self._say()

    def _say(self) -> None:
        is_open = self._form is not None and not self._form.isHidden()
        self._fold.setText(_("Done") if is_open else _("Change") if self._pains else _("Mark"))
        self._fold.setAccessibleName(_("{action}: where it hurt").format(action=self._fold.text()))
        if not self._pains:
            self._said.setText(_("Nothing marked"))
            return
        words = [
            pain.area.words
            if pain.intensity is None
            else _("{area} {value}").format(area=pain.area.words, value=pain.intensity)
            for pain in sorted(self._pains.values(), key=lambda pain: list(Area).index(pain.area))
        ]
        counted = _("{count} of 19 areas").format(count=len(words))
        self._said.setText(f"{counted}: {', '.join(words)}")

"""Where it hurt on this day, on a drawing of the body or from a list."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.pain import Area, Pain
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.body_map import BodyMap
from tidebook.ui.flow import Flow
from tidebook.ui.fold_card import FoldCard
from tidebook.ui.label import Label
from tidebook.ui.lateness import with_lateness
from tidebook.ui.pain_scale import PainScale
from tidebook.ui.toggle_button import ToggleButton


class PainCard(FoldCard):
    """Emits each area that is marked, with how strong it was if that was given, and each that is unmarked."""

    told = Signal(Pain)
    taken_back = Signal(Pain)
    reached = Signal(QWidget)  # to be in sight

    def __init__(self) -> None:
        super().__init__(_("Where it hurt"))
        self._day = date.min
        self._pains: dict[Area, Pain] = {}
        self._latest: Area | None = None
        self.show_again()

    def show_pains(self, day: date, pains: tuple[Pain, ...]) -> None:
        """Show the areas marked on `day`."""
        if day != self._day:
            self._latest = None
            if self.is_unfolded:
                # The drawing is large: another day begins with all of it in a line.
                self.unfold(open_=False)
        self._day = day
        self._pains = {pain.area: pain for pain in pains}
        self.show_again()

    @override
    def make_form(self) -> QWidget:
        form, names = QWidget(), QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        names.setAccessibleName(_("The same areas as a list"))
        self.body = BodyMap()
        self.names: dict[Area, ToggleButton] = {}
        flow = Flow(names)
        for area in Area:
            button = self.names[area] = ToggleButton(area.words)
            button.clicked.connect(lambda on, area=area: self._mark(area, None) if on else self._unmark(area))
            flow.addWidget(button)
        hint = Label(_("Choose an area. A number from 0 to 10 says how strong; it may stay open."), "quiet")
        self.scale = PainScale(next(iter(self.names.values())))
        for widget in (hint, self.body, self.scale, names):
            column.addWidget(widget)
        self.body.marked.connect(self._mark)
        self.scale.rated.connect(self._mark)
        self.body.unmarked.connect(self._unmark)
        return form

    @override
    def show_form(self) -> None:
        self.body.show_pains({area: pain.intensity for area, pain in self._pains.items()})
        for area, button in self.names.items():
            button.setChecked(area in self._pains)
        latest = self._pains.get(self._latest) if self._latest is not None else None
        if latest is None:
            self.scale.ask(None, None)
        else:
            self.scale.ask(latest.area, latest.intensity)

    @override
    def folded_words(self) -> tuple[str, str]:
        if not self._pains:
            return _("Nothing marked"), _("Mark")
        pains = [self._pains[area] for area in Area if area in self._pains]
        counted = _("{count} of 19 areas").format(count=len(pains))
        is_same = len({pain.lateness.words for pain in pains}) == 1
        words = f"{counted}: {', '.join(_words(pain) if is_same else _late_words(pain) for pain in pains)}"
        return with_lateness(words, pains[0]) if is_same else words, _("Change")

    @override
    def take_focus(self) -> None:
        next(iter(self.body.areas.values())).setFocus()
        # It has its place only once it is laid out.
        QTimer.singleShot(0, self, lambda: self.reached.emit(self.body))

    def _mark(self, area: Area, intensity: int | None) -> None:
        self._latest = area
        self._pains[area] = Pain(self._day, clock.now(), area, intensity)
        self.show_again()
        self.told.emit(self._pains[area])

    def _unmark(self, area: Area) -> None:
        gone = self._pains.pop(area, None)
        self.show_again()
        if gone is not None:
            self.taken_back.emit(gone)


def _words(pain: Pain) -> str:
    if pain.intensity is None:
        return pain.area.words
    return _("{area} {value}").format(area=pain.area.words, value=pain.intensity)


def _late_words(pain: Pain) -> str:
    late = pain.lateness.words
    return _("{pain} ({late})").format(pain=_words(pain), late=late) if late else _words(pain)

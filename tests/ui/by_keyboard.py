"""A hand that has only a keyboard."""

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QListWidget, QWidget

from tests.ui.by_hand import Hand, spoken
from tidebook.overriding import override
from tidebook.ui.calendar_view import CalendarView
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.dates import of_qdate, to_qdate

_MOST_TABS = 250
_SHORTCUTS = {"Today": "ctrl+1", "History": "ctrl+2", "Summary": "ctrl+4", "About me": "ctrl+5"}


class Keyboard(Hand):
    """Reaches everything by Tab, Shift+Tab and arrow keys, and by the window's shortcuts."""

    @override
    def turn_to(self, page: str) -> None:
        self.keys(_SHORTCUTS[page])

    @override
    def rate(self, scale: str, value: int, card: str = "") -> None:
        self._tab_into(self._scale(scale, card), scale)
        self.keys("t" if value == 10 else str(value))

    @override
    def take_back_rating(self, scale: str, value: int) -> None:
        self._tab_into(self._scale(scale, ""), scale)
        self.keys("back")

    @override
    def choose(self, name: str, words: str) -> None:
        rows = self.find(QListWidget, name)
        self._go_to(rows)
        self.keys("home")
        for _row in range(self._row(rows, words)):
            self.keys("down")
        assert rows.currentRow() == self._row(rows, words), f"the arrow keys do not lead to {words!r}"
        self.keys("enter")

    @override
    def choose_name(self, name: str, words: str) -> None:
        box = self.find(QComboBox, name)
        self._go_to(box)
        self.keys("home")
        for _row in range(box.findText(words)):
            self.keys("down")
        assert box.currentText() == words

    @override
    def choose_date(self, name: str, day: date, card: str = "") -> None:
        field = self.find(QDateEdit, name, card)
        self._go_to(field)
        self.keys("home")
        step = "up" if to_qdate(day) > field.date() else "down"
        for _day in range(abs(day.day - field.date().day())):
            self.keys(step)
        assert of_qdate(field.date()) == day, f"{name!r} shows {of_qdate(field.date())}"

    @override
    def choose_day(self, day: date) -> None:
        calendar = self.find(CalendarView, "Calendar")
        self._go_to(calendar)
        for _day in range(abs((day - calendar.day).days)):
            self.keys("right" if day > calendar.day else "left")
        self.keys("enter")

    @override
    def undo(self) -> None:
        self.keys("ctrl+z")

    @override
    def redo(self) -> None:
        self.keys("ctrl+shift+z")

    @override
    def keys(self, *names: str) -> None:
        super().keys(*names)
        focused = self.desk.app.focusWidget()
        assert focused is not None and focused.isVisible(), f"after {names} the keyboard is nowhere"

    @override
    def _go_to(self, widget: QWidget) -> None:
        group = widget.parentWidget()
        if isinstance(group, ChoiceRow):
            self._tab_into(group, spoken(widget))
            for _step in range(len(group.buttons)):
                if widget.hasFocus():
                    return
                self.keys("right")
            for _step in range(len(group.buttons)):
                if widget.hasFocus():
                    return
                self.keys("left")
            raise AssertionError(f"the arrow keys do not lead to {spoken(widget)!r}")
        self._tab_into(widget, spoken(widget))

    def _tab_into(self, widget: QWidget, name: str) -> None:
        for _tab in range(_MOST_TABS):
            focused = self.desk.app.focusWidget()
            if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
                assert not focused.visibleRegion().isEmpty(), (
                    f"{name!r} has the keyboard, but is not in sight: {focused.mapTo(self.desk.window, QPoint(0, 0))}"
                )
                return
            self.desk.press("tab")
            self.desk.app.processEvents()
        raise AssertionError(f"Tab does not lead to {name!r}")

    @override
    def _activate(self, widget: QAbstractButton) -> None:
        self._go_to(widget)
        self.keys("space")

"""A hand that has only a mouse. Words it has to type, as everybody."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QListWidget,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from tests.ui.by_hand import Hand, spoken
from tidebook.overriding import override
from tidebook.ui.calendar_view import CalendarView

_MOST_TURNS = 200
_NOTCH = 120
_LATE_IN_MONTH = 20


class Mouse(Hand):
    """Turns the wheel until a control is in sight, and clicks in its middle."""

    @override
    def turn_to(self, page: str) -> None:
        self.press(page)

    @override
    def rate(self, scale: str, value: int, card: str = "") -> None:
        row = self._scale(scale, card)
        self._click(next(b for b in row.findChildren(QAbstractButton) if spoken(b) == f"{value} of 10"))

    @override
    def take_back_rating(self, scale: str, value: int) -> None:
        self.rate(scale, value)

    @override
    def choose(self, name: str, words: str) -> None:
        rows = self.find(QListWidget, name)
        item = rows.item(self._row(rows, words))
        self._bring_in_sight(rows, rows.rect().center())
        for _turn in range(_MOST_TURNS):
            at = rows.visualItemRect(item).center().y()
            if 2 <= at <= rows.viewport().height() - 2:
                break
            self._turn_wheel(rows.viewport(), 1 if at < 2 else -1)
        self._click(rows.viewport(), rows.visualItemRect(item).center())

    @override
    def choose_name(self, name: str, words: str) -> None:
        self._click(self.find(QComboBox, name))
        self._choose_in_popup(words)

    @override
    def choose_date(self, name: str, day: date, card: str = "") -> None:
        field = self.find(QDateEdit, name, card)
        option = QStyleOptionComboBox()
        option.initFrom(field)
        arrow = field.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, field
        )
        self._click(field, arrow.center())
        month = self.desk.app.activePopupWidget()
        assert month is not None, f"no calendar opens at {name!r}"
        self._choose_in(month.findChild(QTableView), str(day.day))

    @override
    def choose_day(self, day: date) -> None:
        calendar = self.find(CalendarView, "Calendar")
        self._click(calendar, calendar._cell(day).center().toPoint())

    @override
    def undo(self) -> None:
        self._step("Undo")

    @override
    def redo(self) -> None:
        self._step("Redo")

    def _step(self, words: str) -> None:
        self.settle()
        named = [w for w in self.desk.window.findChildren(QAbstractButton) if w.isVisible() and w.text() == words]
        assert named, f"there is no button {words!r} on screen"
        assert named[0].isEnabled(), f"{words!r} can not be pressed"
        self._activate(named[0])

    @override
    def _go_to(self, widget: QWidget) -> None:
        self._click(widget)

    @override
    def _activate(self, widget: QAbstractButton) -> None:
        self._click(widget)

    def _choose_in_popup(self, words: str) -> None:
        popup = self.desk.app.activePopupWidget()
        assert popup is not None, "no list opened"
        self._choose_in(popup.findChild(QAbstractItemView), words)

    def _choose_in(self, view: object, words: str) -> None:
        assert isinstance(view, QAbstractItemView)
        model, usable = view.model(), Qt.ItemFlag.ItemIsEnabled
        cells = [model.index(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
        named = [cell for cell in cells if cell.data() is not None and str(cell.data()) == words]
        assert named, f"{words!r} is not in the list that opened"
        # A month begins and ends with days of its neighbours: the first 28 is theirs, and so is the last 1.
        cell = named[-1] if words.isdecimal() and int(words) > _LATE_IN_MONTH else named[0]
        assert cell.flags() & usable, f"{words!r} can not be chosen"
        view.scrollTo(cell)
        at = view.visualRect(cell).center()
        # A list that has just opened does not take the release of the click that opened it for a choice.
        QTest.mouseMove(view.viewport(), QPoint(1, 1))
        QTest.mouseMove(view.viewport(), at)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.settle()

    def _click(self, widget: QWidget, at: QPoint | None = None) -> None:
        middle = widget.rect().center() if at is None else at
        self._bring_in_sight(widget, middle)
        window = self.desk.window
        place = widget.mapTo(window, middle)
        hit = window.childAt(place)
        assert hit is not None and (hit is widget or widget.isAncestorOf(hit) or hit.isAncestorOf(widget)), (
            f"{spoken(widget)!r} is covered by {hit!r}"
        )
        # What lies on top gets the click, as on a real screen.
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, place))
        self.settle()

    def _bring_in_sight(self, widget: QWidget, at: QPoint) -> None:
        opened = self.desk.app.activePopupWidget()
        if opened is not None:
            # A click beside it closes it.
            QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=QPoint(-9, -9))
            assert self.desk.app.activePopupWidget() is None, f"{opened!r} stays open"
        page = widget.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is None:
            return
        view = page.viewport()
        for _turn in range(_MOST_TURNS):
            self.settle()
            y = widget.mapTo(view, at).y()
            if 2 <= y <= view.height() - 2:
                return
            self._turn_wheel(view, 1 if y < 2 else -1)
        bar = page.verticalScrollBar()
        raise AssertionError(
            f"the wheel does not bring {spoken(widget)!r} in sight: "
            f"it is at {y} of {view.height()}, the page at {bar.value()} of {bar.maximum()}"
        )

    def _turn_wheel(self, view: QWidget, by: int) -> None:
        at = QPointF(3, view.height() / 2)
        none, turned = QPoint(), QPoint(0, by * _NOTCH)
        wheel = QWheelEvent(
            at,
            view.mapToGlobal(at),
            none,
            turned,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, wheel)

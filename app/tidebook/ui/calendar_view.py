"""A month or a year of days, each with a mark of its own shape."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from tidebook.analysis.coverage import DayMark
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.dates import day_words
from tidebook.ui.theme import RING_PX, TARGET_PX

_WEEK = 7
_MONTHS = 12
_LONGEST_MONTH = 31
_NARROWEST_YEAR_PX = 280
_MARK_PX = 24


class CalendarView(QWidget):
    """Shows the month of `day`, or its whole year with a row for each month.

    A full circle is a recorded day, a ring one typed late, a T one too ill to fill in; nothing is an empty day.
    Arrows, Page Up and Page Down move, Enter or a click chooses.
    """

    chosen = Signal(date)
    turned = Signal(date)  # the day that the keyboard is on, when another month or year came into view

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Calendar"))
        self.day = self._today = date.min
        self.is_year = False
        self._marks: Mapping[date, DayMark] = {}
        self._first_weekday = QLocale.system().firstDayOfWeek().value - 1

    def show_days(self, day: date, today: date, marks: Mapping[date, DayMark], *, is_year: bool) -> None:
        """Show the month or the year around `day`, with `marks`. No day after `today` can be chosen."""
        self.day, self._today, self._marks, self.is_year = day, today, marks, is_year
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def first_shown(self) -> date:
        """The first day of the month or of the year on screen."""
        return self.day.replace(month=1, day=1) if self.is_year else self.day.replace(day=1)

    @property
    def last_shown(self) -> date:
        """The last day of the month or of the year on screen."""
        month = _MONTHS if self.is_year else self.day.month
        return date(self.day.year, month, calendar.monthrange(self.day.year, month)[1])

    def step(self, direction: int) -> None:
        """Turn to the month (or the year) before (-1) or after (+1)."""
        there = self.first_shown - timedelta(days=1) if direction < 0 else self.last_shown + timedelta(days=1)
        last = calendar.monthrange(there.year, self.day.month if self.is_year else there.month)[1]
        month = self.day.month if self.is_year else there.month
        self._move_to(date(there.year, month, min(self.day.day, last)))

    @override
    def sizeHint(self) -> QSize:
        if self.is_year:
            return QSize(_LONGEST_MONTH * 20 + self._names_width(), (_MONTHS + 1) * 24)
        # The number, and its mark below it.
        return QSize(_WEEK * (TARGET_PX + 4), 7 * max(TARGET_PX + 2, self.fontMetrics().height() + _MARK_PX))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_WEEK * TARGET_PX if not self.is_year else _NARROWEST_YEAR_PX, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = _LONGEST_MONTH if self.is_year else _WEEK
        steps = {
            Qt.Key.Key_Left: -1 if self.isLeftToRight() else 1,
            Qt.Key.Key_Right: 1 if self.isLeftToRight() else -1,
            Qt.Key.Key_Up: -down,
            Qt.Key.Key_Down: down,
        }
        key = event.key()
        if key in steps:
            self._move_to(self.day + timedelta(days=steps[Qt.Key(key)]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.step(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = next((day for day in self._days() if self._cell(day).contains(event.position())), None)
        if found is not None and found <= self._today:
            self.day = found
            self._describe()
            self.update()
            self.chosen.emit(found)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_names(painter)
        for day in self._days():
            self._draw_day(painter, day)

    def _move_to(self, day: date) -> None:
        day = min(day, self._today)
        was = self.first_shown
        self.day = day
        self._describe()
        announce(self, self.accessibleDescription())
        if self.first_shown != was:
            self.turned.emit(day)
        self.update()

    def _describe(self) -> None:
        words = {
            DayMark.EMPTY: _("nothing recorded"),
            DayMark.RECORDED: _("recorded"),
            DayMark.LATE: _("typed late"),
            DayMark.TOO_ILL: _("too ill to fill in"),
        }[self._marks.get(self.day, DayMark.EMPTY)]
        said = _("{day}: {mark}").format(day=day_words(self.day, self._today), mark=words)
        self.setAccessibleDescription(said)

    def _days(self) -> list[date]:
        first = self.first_shown
        return [first + timedelta(days=n) for n in range((self.last_shown - first).days + 1)]

    def _cell(self, day: date) -> QRectF:
        if self.is_year:
            left = self._names_width()
            width, height = (self.width() - left) / _LONGEST_MONTH, self.height() / (_MONTHS + 1)
            column, row = day.day - 1, day.month
        else:
            left = 0
            width, height = self.width() / _WEEK, self.height() / 7
            before = (self.first_shown.weekday() - self._first_weekday) % _WEEK
            column, row = divmod(before + day.day - 1, _WEEK)[::-1]
            row += 1
        if not self.isLeftToRight():
            return QRectF(self.width() - left - (column + 1) * width, row * height, width, height)
        return QRectF(left + column * width, row * height, width, height)

    def _names_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("MMM") + 12

    def _draw_names(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self._small())
        locale = QLocale()
        if self.is_year:
            for month in range(1, _MONTHS + 1):
                cell = self._cell(date(self.day.year, month, 1))
                name = locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat)
                side = QRectF(0, cell.y(), self._names_width(), cell.height())
                painter.drawText(side, Qt.AlignmentFlag.AlignVCenter, name)
            return
        for column in range(_WEEK):
            weekday = (self._first_weekday + column) % _WEEK
            width = self.width() / _WEEK
            name = locale.standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)
            if painter.fontMetrics().horizontalAdvance(name) + 4 > width:
                name = locale.standaloneDayName(weekday + 1, QLocale.FormatType.NarrowFormat)
            at = column if self.isLeftToRight() else _WEEK - 1 - column
            painter.drawText(QRectF(at * width, 0, width, self.height() / 7), Qt.AlignmentFlag.AlignCenter, name)

    def _draw_day(self, painter: QPainter, day: date) -> None:
        colour, role = self.palette().color, QPalette.ColorRole
        cell = self._cell(day)
        side = min(cell.width(), cell.height()) - 4
        # Large numbers need the height that their mark leaves them.
        high = side if self.is_year else cell.height() - 4
        box = QRectF(cell.center() - QPointF(side / 2, high / 2), QSize(round(side), round(high)).toSizeF())
        if day == self.day:
            painter.setBrush(colour(role.AlternateBase))
            painter.setPen(QPen(colour(role.Text), RING_PX) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 8, 8)
        mark = self._marks.get(day, DayMark.EMPTY)
        small = self.is_year
        dot = QRectF(box.center().x() - 4, box.bottom() - 13, 8, 8) if not small else box.adjusted(3, 3, -3, -3)
        if not small:
            painter.setFont(self.font())
            painter.setPen(colour(role.Text if day <= self._today else role.Mid))
            painter.drawText(box.adjusted(0, 0, 0, -12), Qt.AlignmentFlag.AlignCenter, str(day.day))
        self._draw_mark(painter, dot, mark, day)

    def _draw_mark(self, painter: QPainter, dot: QRectF, mark: DayMark, day: date) -> None:
        colour, role = self.palette().color, QPalette.ColorRole
        if mark is DayMark.TOO_ILL:
            font = self._small()
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(colour(role.Text))
            painter.drawText(dot.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, _("T"))
        elif mark is DayMark.EMPTY:
            if self.is_year and day <= self._today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(role.Midlight))
                painter.drawEllipse(dot.center(), 1.5, 1.5)
        else:
            is_late = mark is DayMark.LATE
            painter.setPen(QPen(colour(role.Highlight), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush if is_late else colour(role.Highlight))
            painter.drawEllipse(dot.adjusted(1, 1, -1, -1))

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(round(self.font().pixelSize() * 13 / 16), 1))
        return font

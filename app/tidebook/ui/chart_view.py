"""The timeline on screen: the very figure that is saved, with a cursor to read it day by day."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from matplotlib.backend_bases import Event, MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from tidebook.charts.palette import Palette
from tidebook.charts.strand import Strand
from tidebook.charts.timeline import Timeline
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.chart_canvas import ChartCanvas, picture_of
from tidebook.ui.chart_motion import ChartMotion
from tidebook.ui.later import later
from tidebook.ui.theme import CARD_RADIUS_PX, RING_PX

_MARGIN_PX = 14
SHORTEST_DAYS = 7
_ZOOM = 1.5
_SETTLE_MS = 120


class ChartView(QWidget):
    """Shows strands over a period. Drag or Shift+arrows pan, the wheel or + and - zoom, arrows read day by day."""

    moved = Signal(Period)  # the days shown, once the movement has come to rest
    read_out = Signal(date)
    day_wanted = Signal(date)  # a click, or Enter: the whole day is asked for

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline"))
        self.timeline: Timeline | None = None
        self._canvas: FigureCanvasQTAgg | None = None
        self._background: object = None
        self._limits = Period(date.min, date.max)
        self._grabbed: tuple[float, Period] | None = None
        self._motion = ChartMotion(self)
        self._rest = later(self, self._come_to_rest, _SETTLE_MS)

    @property
    def period(self) -> Period:
        """The days shown."""
        assert self.timeline is not None
        return self._motion.period or Period(self.timeline.first, self.timeline.last)

    def show_strands(
        self,
        strands: Sequence[Strand],
        shown: Period,
        limits: Period,
        palette: Palette,
        text_scale: float,
        *,
        record: Record | None = None,
    ) -> None:
        """Draw `strands`, and below them what `record` says was done and happened, showing the days of `shown`.

        Movements stay within `limits`.
        """
        marked = None if self.timeline is None else self.timeline.marked
        self._motion.end()
        self._limits = limits
        width, height = self._room().width(), self._room().height()
        self.timeline = Timeline(strands, palette, max(width, 200), max(height, 200), text_scale, record=record)
        self.timeline.show(shown.first, shown.last)
        if marked is not None and marked in shown:
            self.timeline.mark(marked)
        old, self._canvas = self._canvas, ChartCanvas(self.timeline.figure, self)
        self._background = None
        self._listen(self._canvas)
        self._fit()
        self._canvas.show()
        if old is not None:
            old.hide()
            old.deleteLater()

    def clear(self) -> None:
        """Show no picture until the next one is drawn."""
        if self._canvas is not None:
            self._canvas.hide()

    def pan(self, share: float) -> None:
        """Move by `share` of the days shown: 0.5 is half a window later."""
        if self.timeline is not None:
            self._move_to(self.period, round(len(self.period) * share))

    def zoom(self, factor: float, around: date | None = None) -> None:
        """Show `factor` times as many days, with `around` where it is (or the last day)."""
        if self.timeline is None:
            return
        self._show(self.period.stretched(factor, around or self.period.last, self._limits, SHORTEST_DAYS))

    def mark(self, day: date | None) -> None:
        """Read one day out: put the cursor on it and say it."""
        if self.timeline is None:
            return
        if day is not None and day not in self.period:
            days = (
                self.period.index(day) if day < self.period.first else self.period.index(day) - len(self.period) + 1
            )
            self._move_to(self.period, days)
        self._draw_anew()
        self.timeline.mark(day)
        self._draw_cursor()
        if day is not None:
            self.read_out.emit(day)

    @override
    def sizeHint(self) -> QSize:
        good = 400 if self.timeline is None else round(self.timeline.good_height) + 2 * _MARGIN_PX
        return QSize(640, good)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color
        edge, width = (QPalette.ColorRole.Text, RING_PX) if self.hasFocus() else (QPalette.ColorRole.Midlight, 1)
        painter.setPen(QPen(colour(edge), width))
        painter.setBrush(colour(QPalette.ColorRole.Base))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), CARD_RADIUS_PX, CARD_RADIUS_PX)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.timeline is None:
            return
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        marked = self.timeline.marked or self.period.last
        step = -1 if key == Qt.Key.Key_Left else 1
        does: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self.pan(0.25 * step) if shifted else self.mark(self._within(marked, step)),
            Qt.Key.Key_Right: lambda: self.pan(0.25 * step) if shifted else self.mark(self._within(marked, step)),
            Qt.Key.Key_Home: lambda: self.mark(self.period.first),
            Qt.Key.Key_End: lambda: self.mark(self.period.last),
            Qt.Key.Key_PageUp: lambda: self.pan(-1),
            Qt.Key.Key_PageDown: lambda: self.pan(1),
            Qt.Key.Key_Plus: lambda: self.zoom(1 / _ZOOM, marked),
            Qt.Key.Key_Equal: lambda: self.zoom(1 / _ZOOM, marked),
            Qt.Key.Key_Minus: lambda: self.zoom(_ZOOM, marked),
            Qt.Key.Key_Escape: lambda: self.mark(None),
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
        }
        if key in does:
            does[key]()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        by = event.angleDelta().y()
        # Only with Ctrl: the plain wheel scrolls the page, as everywhere.
        if self.timeline is None or not by or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self.zoom(1 / _ZOOM if by > 0 else _ZOOM, self.timeline.day_at(event.position().x() - _MARGIN_PX))
        event.accept()

    def _room(self) -> QSize:
        return QSize(self.width() - 2 * _MARGIN_PX, self.height() - 2 * _MARGIN_PX)

    def _fit(self) -> None:
        if self._canvas is None or self.timeline is None:
            return
        room = self._room()
        self._canvas.setGeometry(_MARGIN_PX, _MARGIN_PX, max(room.width(), 1), max(room.height(), 1))
        self._lay_out()
        self._canvas.draw_idle()

    def _lay_out(self) -> None:
        assert self.timeline is not None
        self.timeline.fit()
        self._background = None
        self.updateGeometry()

    def _listen(self, canvas: FigureCanvasQTAgg) -> None:
        # A hidden canvas is told its new size only once it is shown, and gives it to the figure only then.
        canvas.mpl_connect("resize_event", lambda _event: self._lay_out())
        canvas.mpl_connect("draw_event", self._drawn)
        canvas.mpl_connect("motion_notify_event", self._hovered)
        canvas.mpl_connect("button_press_event", self._pressed)
        canvas.mpl_connect("button_release_event", self._released)

    def _drawn(self, _event: Event) -> None:
        assert self._canvas is not None
        assert self.timeline is not None
        self._background = self._canvas.copy_from_bbox(self.timeline.figure.bbox)
        # The picture has just been drawn without the cursor.
        self._draw_artists()

    def _draw_cursor(self) -> None:
        if self._canvas is None or self.timeline is None or self._background is None:
            return
        self._canvas.restore_region(self._background)
        self._draw_artists()
        self._canvas.blit(self.timeline.figure.bbox)

    def _draw_artists(self) -> None:
        assert self.timeline is not None
        for artist in self.timeline.mark(self.timeline.marked):
            self.timeline.figure.draw_artist(artist)

    def _hovered(self, event: Event) -> None:
        assert isinstance(event, MouseEvent)
        day = self._day_at(event)
        if self._grabbed is None:
            if self.timeline is not None and day != self.timeline.marked:
                self.mark(day)
            return
        x, held = self._grabbed
        assert self._canvas is not None
        per_pixel = len(held) / max(self._canvas.width() * self._canvas.device_pixel_ratio, 1)
        self._move_to(held, -round((event.x - x) * per_pixel))

    def _pressed(self, event: Event) -> None:
        assert isinstance(event, MouseEvent)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._grabbed = (event.x, self.period)

    def _released(self, event: Event) -> None:
        assert isinstance(event, MouseEvent)
        x, held = self._grabbed or (event.x, self.period)
        self._grabbed = None
        # Where the days were pushed along, the button was not pressed to open one.
        if held == self.period and abs(event.x - x) < QApplication.startDragDistance():
            self.mark(self._day_at(event))
            self._open()

    def _open(self) -> None:
        if self.timeline is not None and self.timeline.marked is not None:
            self.day_wanted.emit(self.timeline.marked)

    def _day_at(self, event: MouseEvent) -> date:
        assert self.timeline is not None
        assert self._canvas is not None
        return self.timeline.day_at(event.x / self._canvas.device_pixel_ratio)

    def _within(self, day: date, step: int) -> date:
        return min(max(day + timedelta(days=step), self._limits.first), self._limits.last)

    def _move_to(self, period: Period, days: int) -> None:
        self._show(period.moved(days, self._limits))

    def _come_to_rest(self) -> None:
        self._draw_anew()
        if self.timeline is not None and self.timeline.is_cramped:
            self._fit()
        self.moved.emit(self.period)

    def _show(self, period: Period) -> None:
        if self.timeline is None or self._canvas is None:
            return
        if self._motion.period is None and self._background is not None and self._canvas.isVisible():
            self._begin_motion(self._canvas, self.timeline)
        if not self._motion.follow(period):
            self._draw_anew(period)
        self._rest.start()

    def _begin_motion(self, canvas: FigureCanvasQTAgg, timeline: Timeline) -> None:
        canvas.restore_region(self._background)
        strips = [QRectF(*part) for part in timeline.moving]
        self._motion.setGeometry(canvas.geometry())
        self._motion.begin(picture_of(canvas), strips, self.period, QColor(timeline.palette.card))

    def _draw_anew(self, period: Period | None = None) -> None:
        """Draw the days of `period`; without one, those that are in motion, if any are."""
        period = period or self._motion.period
        self._motion.end()
        if period is None or self.timeline is None or self._canvas is None:
            return
        self.timeline.show(period.first, period.last)
        self._background = None
        self._canvas.draw_idle()

"""A page of the window: it scrolls, and keeps its contents at a width that reads well."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from tidebook.overriding import override
from tidebook.ui.card import Card
from tidebook.ui.theme import BODY_PX

NARROW_PX = 640
_WIDE_PX = 840
MARGIN_PX = 36
NARROW_MARGIN_PX = 4
NARROWEST_PX = 480
CLOSE_MARGIN_PX = 16


class Page(QScrollArea):
    """Add what the page shows to `column`. Where there is little room, margins and cards draw closer."""

    def __init__(self, widest_px: int) -> None:
        super().__init__()
        self._widest = widest_px
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper = QWidget()
        self._paper.setObjectName("page")
        self.column = QVBoxLayout(self._paper)
        self.column.setSpacing(14)
        self.setWidget(self._paper)
        # By itself a page follows the keyboard only while Tab goes on inside of it.
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._keyboard_went)

    @property
    def is_narrow(self) -> bool:
        """Whether there is little room beside."""
        return self.width() < NARROW_PX * self.font().pixelSize() / BODY_PX

    @property
    def is_wide(self) -> bool:
        """Whether cards have room beside each other."""
        return self.width() >= _WIDE_PX * self.font().pixelSize() / BODY_PX

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "column"):
            self._lay_out()

    def begin_with(self, part: QWidget) -> None:
        """Scroll up to `part`, wherever the keyboard has gone meanwhile."""
        # After what follows the keyboard, and once everything has its place.
        QTimer.singleShot(0, self, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        top = part.mapTo(self._paper, QPoint(0, 0)).y()
        is_near = top + part.height() <= self.viewport().height() // 2
        self.verticalScrollBar().setValue(0 if is_near else top - self.column.spacing())

    def _keyboard_went(self, _left: QWidget | None, reached: QWidget | None) -> None:
        # Nothing moves under a mouse button that is being pressed.
        if self._holds(reached) and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            # What was just unfolded has its place only then.
            QTimer.singleShot(0, self, self._bring_in_sight)

    def _bring_in_sight(self) -> None:
        reached = QApplication.focusWidget()
        if reached is not None and self._holds(reached) and reached.visibleRegion().isEmpty():
            self.ensureWidgetVisible(reached, 0, MARGIN_PX)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isVisible() and self.isAncestorOf(widget)

    def _lay_out(self) -> None:
        narrow = self.is_narrow
        side = max(MARGIN_PX, (self.width() - self._widest) // 2)
        if narrow:
            side = NARROW_MARGIN_PX if self.width() < NARROWEST_PX else CLOSE_MARGIN_PX
        self.column.setContentsMargins(side, 12 if narrow else 32, side, 20)
        for card in self.findChildren(Card):
            card.set_narrow(narrow=narrow)
        self.arrange(narrow=narrow)

    def arrange(self, *, narrow: bool) -> None:
        """Place what stands side by side. Pages with such parts say how."""

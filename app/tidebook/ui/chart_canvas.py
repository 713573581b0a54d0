"""What matplotlib draws on in the window."""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QWidget

from tidebook.overriding import override


class ChartCanvas(FigureCanvasQTAgg):
    """It takes neither the keyboard nor the wheel: both belong to the page."""

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        super().__init__(figure)  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # matplotlib would keep it, and the page would stand still wherever the mouse meets the chart.
        event.ignore()


def picture_of(canvas: FigureCanvasQTAgg) -> QImage:
    """Return what was drawn last."""
    across, down = canvas.get_width_height(physical=True)
    image = QImage(canvas.buffer_rgba(), across, down, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(canvas.device_pixel_ratio)
    return image

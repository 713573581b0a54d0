"""How strong the pain was in the area marked last."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.pain import Area
from tidebook.language import _
from tidebook.ui.scale_row import ScaleRow
from tidebook.ui.tab_order import chain_before


class PainScale(QWidget):
    """Asks about one area at a time, or is not there. What a number key does on the drawing, a click does here."""

    rated = Signal(Area, object)  # how strong (int), or None: taken back

    def __init__(self, following: QWidget) -> None:
        """`following`: where Tab goes on from here."""
        super().__init__()
        self._area: Area | None = None
        self._following = following
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.row: ScaleRow | None = None
        self.hide()

    def ask(self, area: Area | None, intensity: int | None) -> None:
        """Ask about `area` and show what is known, or ask nothing."""
        if area != self._area:
            self._area = area
            self._make_row()
        if self.row is not None:
            self.row.show_value(intensity)
        self.setVisible(area is not None)

    def _make_row(self) -> None:
        if self.row is not None:
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        area = self._area
        if area is not None:
            self.row = ScaleRow(_("How strong: {area}").format(area=area.words))
            self.row.chosen.connect(lambda value: self.rated.emit(area, value))
            self.row.cleared.connect(lambda: self.rated.emit(area, None))
            self.row.passed_on.connect(self.row.take_key)
            self._column.addWidget(self.row)
            chain_before(self.row, self._following)

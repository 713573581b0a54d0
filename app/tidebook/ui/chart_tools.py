"""The buttons below a chart's range: other days, other lines, the table, and the way to a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow

_STEP = 0.5
_ZOOM = 1.5


class ChartTools(QWidget):
    """`panned` carries a share of the days shown (later if positive), `zoomed` how many times as many days."""

    panned = Signal(float)
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.lines, self.table, self.save = Button(_("Symptoms…")), Button(_("Table")), Button(_("Save chart…"))
        flow = Flow(self)
        for words, spoken, signal, by in (
            (_("‹ Earlier"), _("Earlier days"), self.panned, -_STEP),
            (_("Later ›"), _("Later days"), self.panned, _STEP),
            (_("Closer"), _("Fewer days"), self.zoomed, 1 / _ZOOM),
            (_("Wider"), _("More days"), self.zoomed, _ZOOM),
        ):
            button = Button(words)
            button.setAccessibleName(spoken)
            button.clicked.connect(lambda _checked=False, signal=signal, by=by: signal.emit(by))
            flow.addWidget(button)
        for button in (self.lines, self.table, self.save):
            flow.addWidget(button)
        for button in (self.lines, self.table):
            button.setCheckable(True)

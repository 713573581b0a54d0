"""Which chart, and of which days: what is chosen first on the Charts page."""

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QWidget

from tidebook.language import _
from tidebook.ui.choice_row import ChoiceRow

_Direction = QBoxLayout.Direction


class ChartChoices(QWidget):
    """A row of buttons each; in a narrow window a list each, beside each other where both have room."""

    def __init__(self, charts: Mapping[str, str]) -> None:
        super().__init__()
        self.kind = ChoiceRow(_("Chart"), charts)
        self.range = ChoiceRow(
            _("Range"),
            {"4w": _("4 weeks"), "3m": _("3 months"), "1y": _("A year"), "all": _("All"), "own": _("Own dates")},
        )
        self._line = QBoxLayout(_Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.kind)
        self._line.addWidget(self.range)

    def arrange(self, room: int, *, narrow: bool) -> None:
        """Take over how many pixels wide the page is."""
        rows = (self.kind, self.range)
        for row in rows:
            row.fold(narrow=narrow)
        wide = sum(row.sizeHint().width() for row in rows) + self._line.spacing()
        self._line.setDirection(_Direction.LeftToRight if narrow and wide <= room else _Direction.TopToBottom)

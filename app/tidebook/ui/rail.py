"""The way from page to page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.label import Label
from tidebook.ui.theme import BODY_PX

_STANDING_PX = 184
_GAP_PX = 4


class Rail(QWidget):
    """The names of the pages: at the left, or at the bottom where there is little room."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Pages"))
        self._brand = Label("Tidebook", "brand")
        self._brand.setWordWrap(False)
        self._brand.setContentsMargins(18, 0, 0, 12)
        self.buttons: dict[str, Button] = {}
        group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setSpacing(_GAP_PX)
        names = {
            "today": _("Today"),
            "history": _("History"),
            "charts": _("Charts"),
            "summary": _("Summary"),
            "me": _("About me"),
            "settings": _("Settings"),
        }
        for page, name in names.items():
            button = self.buttons[page] = Button(name)
            button.setProperty("role", "rail")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, page=page: self.chosen.emit(page))
            group.addButton(button)
        self.show_page("today")
        self.arrange(narrow=False)

    def show_page(self, page: str) -> None:
        """Mark where the person is."""
        self.buttons[page].setChecked(True)

    def arrange(self, *, narrow: bool, width: int = 0) -> None:
        """Lie at the bottom of a window of `width` px (narrow), in two lines if need be, or stand at the left."""
        self._brand.setVisible(not narrow)
        self.setProperty("side", "bottom" if narrow else "left")
        self.setMinimumWidth(0 if narrow else round(_STANDING_PX * self.font().pixelSize() / BODY_PX))
        margin = 4 if narrow else 12
        self._grid.setContentsMargins(margin, 4 if narrow else 24, margin, 4 if narrow else 24)
        buttons = list(self.buttons.values())
        for widget in (self, *buttons):
            self.style().unpolish(widget)
            self.style().polish(widget)
        columns = 1
        if narrow:
            widest = max(button.sizeHint().width() for button in buttons)
            columns = len(buttons) if len(buttons) * (widest + _GAP_PX) + 2 * margin <= width else 2
        self._grid.addWidget(self._brand, 0, 0)
        for number, button in enumerate(buttons):
            # Standing, an empty row that takes all the room keeps the last one, Settings, at the foot.
            row = number // columns if narrow else number + 1 + (number == len(buttons) - 1)
            self._grid.addWidget(button, row, number % columns)
        for row in range(len(buttons) + 2):
            self._grid.setRowStretch(row, int(not narrow and row == len(buttons)))

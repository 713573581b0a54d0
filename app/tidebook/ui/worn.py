"""The colours and the size of the letters that charts are drawn in, as the person chose them."""

from PySide6.QtWidgets import QApplication

from tidebook.charts.palette import Palette
from tidebook.ui import theme
from tidebook.ui.preferences import Preferences


def worn(preferences: Preferences) -> tuple[Palette, float]:
    """Return the palette, and how large the text is (1 is 100 %)."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return theme.chosen(preferences.theme, app), preferences.text_scale

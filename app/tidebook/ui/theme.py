"""Light, dim and dark, and the size of the text: one sheet for every widget."""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from tidebook import paths
from tidebook.charts.palette import DARK, DIM, LIGHT, Palette

FACE = "Atkinson Hyperlegible Next"
BODY_PX = 16
TARGET_PX = 44
RING_PX = 2
CARD_RADIUS_PX = 14
CONTROL_RADIUS_PX = 10

# Not a theme of its own: light or dark, whichever the desktop shows.
SYSTEM = "system"
THEMES = {palette.name: palette for palette in (LIGHT, DIM, DARK)}

_SHEET = Template("""
* { outline: none; }
QLabel { background: transparent; }
QLabel[role="brand"] { font-size: ${px18}; font-weight: 600; }
QLabel[role="huge"] { font-size: ${px32}; font-weight: 600; }
QLabel[role="title"] { font-size: ${px24}; font-weight: 600; }
QLabel[role="head"] { font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; font-size: ${px13}; }
QLabel[role="number"] { font-size: ${px24}; font-weight: 700; }
QFrame#card, QFrame#trouble { background: $card; border: 1px solid $hairline; border-radius: ${card_radius}px; }
QFrame#trouble { border: 2px solid $edge; }
QFrame#line { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget#page { background: $ground; border: none; }
QPushButton, QToolButton {
    background: $card; color: $text; border: 1px solid $edge; border-radius: ${control_radius}px;
    padding: 0 ${air}px; min-height: ${target}px; margin: 2px;
}
QPushButton:checked, QPushButton[primary="true"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton:disabled, QPushButton[primary="true"]:disabled {
    background: $card; color: $quiet; border-color: $hairline; font-weight: 400;
}
QPushButton:focus { border: 2px solid $text; margin: 1px; }
QPushButton[primary="true"]:focus, QPushButton:checked:focus { border: 2px solid $text; margin: 1px; }
QPushButton:hover:!checked { background: $tint; }
QPushButton[primary="true"]:hover { background: $accent; }
QPushButton[role="link"] {
    border: 1px solid transparent; background: transparent; color: $accent; padding: 0 ${px4};
}
QPushButton[role="link"]:focus { border: 2px solid $text; }
QPushButton[role="inside"] {
    border: none; background: transparent; color: $accent; padding: 0; margin: 0;
    min-width: ${target}px; font-size: ${px18};
}
QPushButton[role="row"] { text-align: left; }
QPushButton[role="rail"] {
    border: 1px solid transparent; background: transparent; color: $quiet; text-align: left; padding: 0 ${px14};
}
QPushButton[role="rail"]:checked { background: $tint; color: $text; font-weight: 600; }
QPushButton[role="rail"]:focus { border: 2px solid $text; }
QWidget#rail { background: $ground; }
QWidget#rail[side="left"] { border-right: 1px solid $hairline; }
QWidget#rail[side="bottom"] { border-top: 1px solid $hairline; }
QWidget#rail[side="bottom"] QPushButton { text-align: center; padding: 0 2px; }
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit {
    background: $card; color: $text; border: 1px solid $edge; border-radius: ${control_radius}px;
    padding: ${px8}; margin: 2px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { lineedit-clear-button-icon: url("$clear"); }
/* Its own place is made for the icon alone: as large as a button, it would hang over the edge. */
QLineEdit QToolButton { border: none; background: transparent; min-height: 0; padding: 0; margin: 0; }
QLineEdit, QComboBox, QDateEdit { min-height: ${field}px; padding: 0 ${px10}; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus { border: 2px solid $text; margin: 1px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${px24}; padding-right: ${px8}; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$down"); width: ${px16}; height: ${px16}; }
QPushButton::menu-indicator { image: none; }
QCalendarWidget QWidget { background: $card; alternate-background-color: $card; }
QCalendarWidget QToolButton { min-width: ${px24}; border-color: transparent; padding: 0 ${px8}; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { border: none; selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget QAbstractItemView:disabled { color: $edge; }
QFileDialog QToolButton { background: $tool; padding: 0; }
QCheckBox, QRadioButton { min-height: ${target}px; spacing: ${px10}; padding: 0 ${px4}; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $text; border-radius: ${control_radius}px; }
QListView, QTableView, QTreeView {
    background: $card; color: $text; border: 1px solid $hairline; border-radius: ${control_radius}px;
    gridline-color: $hairline; selection-background-color: $tint; selection-color: $text;
}
QListView:focus, QTableView:focus { border: 2px solid $text; }
QListView::item { min-height: ${target}px; padding: 0 ${px8}; }
QCheckBox::indicator, QListView::indicator {
    width: ${px18}; height: ${px18}; border: 2px solid $edge; border-radius: 4px; background: $card;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
    border-color: $accent; background: $accent; image: url("$tick");
}
QComboBox QAbstractItemView { border-radius: 0; }
QTableView::item { padding: 0 ${px8}; }
QHeaderView { background: $card; border: none; }
QHeaderView::section, QTableCornerButton::section {
    background: $card; color: $quiet; border: none; border-bottom: 1px solid $hairline; padding: ${px8};
}
QScrollBar { background: transparent; border: none; width: 12px; height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; min-height: 40px; min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: none; width: 0; height: 0;
}
QMenu { background: $card; color: $text; border: 1px solid $edge; padding: ${px4}; }
QMenu::item { padding: ${px10} ${px24} ${px10} ${px14}; border-radius: 6px; }
QMenu::item:selected { background: $tint; }
QMenu::indicator {
    width: ${px18}; height: ${px18}; left: ${px8}; border: 2px solid $edge; border-radius: 4px; background: $card;
}
QMenu::indicator:checked { border-color: $accent; background: $accent; image: url("$tick"); }
QToolTip { background: $card; color: $text; border: 1px solid $edge; padding: ${px4}; }
QProgressBar { border: 1px solid $edge; border-radius: 6px; background: $card; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
QPdfView { background: $ground; border: 1px solid $hairline; border-radius: ${control_radius}px; }
""")


def load_face(*weights: str) -> None:
    """Make some weights of the program's typeface known to Qt: "Regular", "SemiBold", "Bold"."""
    for weight in weights:
        QFontDatabase.addApplicationFont(str(paths.FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf"))


def chosen(name: str, app: QApplication) -> Palette:
    """Return the palette of the theme called `name`; for SYSTEM, light or dark as the desktop has it."""
    if name in THEMES:
        return THEMES[name]
    scheme = app.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        return LIGHT
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def wear(app: QApplication, palette: Palette, text_scale: float) -> None:
    """Give every widget, present and future, the colours of `palette` and text of `text_scale` times 16 px."""
    app.setPalette(_qt_palette(palette))
    font = QFont(FACE)
    font.setPixelSize(round(BODY_PX * text_scale))
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)
    sizes = {f"px{px}": f"{round(px * text_scale)}px" for px in (4, 8, 10, 13, 14, 16, 18, 24, 32)}
    target = max(TARGET_PX, round(TARGET_PX * (text_scale + 1) / 2))
    sheet = _SHEET.substitute(
        {name: getattr(palette, name) for name in palette.__slots__},
        **sizes,
        target=target,
        # Large letters need the room for themselves.
        air=round(12 + 4 * text_scale),
        field=target - 2,
        down=(paths.ICONS / f"down-{palette.name}.svg").as_posix(),
        # Qt's own file dialog has black signs on its small buttons.
        tool=palette.edge if palette.is_dark else palette.card,
        clear=(paths.ICONS / f"clear-{palette.name}.svg").as_posix(),
        tick=(paths.ICONS / f"tick-{palette.name}.svg").as_posix(),
        card_radius=CARD_RADIUS_PX,
        control_radius=CONTROL_RADIUS_PX,
    )
    # Every widget is dressed anew, even if the sheet says the same.
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.ground,
        role.Base: palette.card,
        role.AlternateBase: palette.tint,
        role.Button: palette.card,
        role.ToolTipBase: palette.card,
        role.Text: palette.text,
        role.WindowText: palette.text,
        role.ButtonText: palette.text,
        role.ToolTipText: palette.text,
        role.BrightText: palette.text,
        role.PlaceholderText: palette.quiet,
        role.Mid: palette.edge,
        role.Midlight: palette.hairline,
        role.Light: palette.hairline,
        role.Dark: palette.edge,
        role.Shadow: palette.edge,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
    }
    qt = QPalette()
    for where, colour in colours.items():
        qt.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        qt.setColor(QPalette.ColorGroup.Disabled, where, QColor(palette.quiet))
    return qt

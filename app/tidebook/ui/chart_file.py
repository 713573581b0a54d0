"""Saves a chart as a picture, a drawing, or the table of exactly what is drawn."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tidebook.charts.face import on_screen, png_bytes, put_title, svg_bytes
from tidebook.charts.palette import PRINT
from tidebook.charts.picture import Picture
from tidebook.exchange.table_csv import table_csv
from tidebook.language import _
from tidebook.ui.saving import ask_where, save

_WIDTH_PX = 1000.0
_AIR = 1.2


def save_chart(parent: QWidget, picture: Picture, name: str) -> str:
    """Ask for a file, write it, and return what is to be said; nothing if the person thought better of it."""
    kinds = {"png": _("Picture (PNG)"), "svg": _("Drawing (SVG)"), "csv": _("Table (CSV)")}
    path = ask_where(parent, _("Save chart"), f"{name}.png", kinds)
    return "" if path is None else save(path, _content(path, picture))


def _content(path: Path, picture: Picture) -> bytes:
    ending = path.suffix.lower()
    if ending == ".csv":
        return table_csv(picture.table)
    # Paper is white: the picture is drawn in the print palette, whatever the theme.
    sizes = on_screen()
    figure = picture.draw(PRINT, _WIDTH_PX, picture.least_height(_WIDTH_PX, sizes) * _AIR, sizes).figure
    put_title(figure, picture.title, sizes, PRINT.text)
    return svg_bytes(figure, picture.title) if ending == ".svg" else png_bytes(figure)

"""The pictures of the appendix: the body with its pain places, and the days around an activity."""

from tidebook.charts.around import Around
from tidebook.charts.face import PAPER, PX, svg_bytes
from tidebook.charts.pain_map import PainMapPicture
from tidebook.charts.palette import PRINT
from tidebook.charts.picture import Picture
from tidebook.report.appendix_page import Appendix
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.layout import GRID_MM
from tidebook.report.material import Material

_WIDTH_PX = GRID_MM / 25.4 * 72 / PX
# Enough for lines that differ by one point to lie apart.
_TALLER_PX = 40.0


def pain_map(page: Material) -> PainMapPicture:
    """Return the body, with the places of the period."""
    return PainMapPicture.of(page.record)


def around(page: Material) -> Around:
    """Return the days around activities for the first of the five, which was chosen before anything was looked at."""
    return Around.of(page.record, page.five[0])


def pictures(page: Material, appendix: Appendix) -> dict[str, bytes]:
    """Return the SVG of each picture in `appendix`, by "appendix/" and the name of its part."""
    drawn = {AppendixPart.PLACES.value: pain_map, AppendixPart.AROUND.value: around}
    return {f"appendix/{one.key}": _svg(drawn[one.key](page)) for one in appendix.sections if one.picture}


def _svg(picture: Picture) -> bytes:
    height = picture.least_height(_WIDTH_PX, PAPER) + _TALLER_PX
    return svg_bytes(picture.draw(PRINT, _WIDTH_PX, height, PAPER).figure)

"""Contact sheets of every chart, to look at: a row for each journal, a column for each palette.

python -m tests.visual.contact_sheets FOLDER [CHART…]   (from the project's folder)
"""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.visual.journals import JOURNALS
from tests.visual.pictures import CHARTS, picture_of
from tidebook import paths
from tidebook.charts.face import SCREEN_DPI, on_screen, png_bytes
from tidebook.charts.palette import PALETTES, Palette
from tidebook.charts.picture import Drawing, Picture

WIDTHS = (360, 1400)
# How wide one picture is on the sheet, at most.
_SHOWN_PX = 700
_GAP_PX = 12
_NAME_PX = 20
# A year of two periods can be very long: the sheet shows its beginning, and says so.
_HIGHEST_PX = 2400


def main(arguments: Sequence[str]) -> None:
    """Write one PNG for each chart, width and scale of letters."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for chart in arguments[1:] or CHARTS:
        made = {name: picture_of(chart, journal()) for name, journal in JOURNALS.items()}
        for width, text_scale, palettes in _looks():
            rows = [
                (name, [drawn(picture, palette, width, text_scale) for palette in palettes])
                for name, picture in made.items()
            ]
            file = folder / f"{chart}-{width}-{text_scale:g}.png"
            _sheet(rows, [palette.name for palette in palettes]).save(file)
            print(file)  # noqa: T201


def _looks() -> Iterator[tuple[int, float, tuple[Palette, ...]]]:
    yield from ((width, 1.0, PALETTES) for width in WIDTHS)
    # Large letters change where things stand, not their colours.
    yield from ((width, 2.0, PALETTES[:1]) for width in WIDTHS)


def drawn(picture: Picture, palette: Palette, width: int, text_scale: float = 1.0) -> Image.Image:
    """Return the picture as high as all needs that is in it."""
    sizes = on_screen(text_scale)
    height = picture.least_height(width, sizes)
    return as_image(picture.draw(palette, width, height, sizes))


def as_image(drawing: Drawing) -> Image.Image:
    """Return a drawing in the pixels of a screen."""
    with Image.open(io.BytesIO(png_bytes(drawing.figure, SCREEN_DPI))) as image:
        return image.convert("RGB")


def _sheet(rows: Sequence[tuple[str, Sequence[Image.Image]]], names: Sequence[str]) -> Image.Image:
    shown = [(name, [_small(image) for image in images]) for name, images in rows]
    wide = max(image.width for _name, images in shown for image in images)
    highs = [max(image.height for image in images) + _NAME_PX + _GAP_PX for _name, images in shown]
    sheet = Image.new("RGB", (_GAP_PX + (wide + _GAP_PX) * len(names), sum(highs) + _GAP_PX), "#909090")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(next(paths.FONTS.glob("*.ttf")), 14)
    top = _GAP_PX
    for (row, images), high in zip(shown, highs, strict=True):
        for at, (image, name) in enumerate(zip(images, names, strict=True)):
            left = _GAP_PX + at * (wide + _GAP_PX)
            pen.text((left, top), f"{row}, {name}", fill="black", font=font)
            sheet.paste(image, (left, top + _NAME_PX))
        top += high
    return sheet


def _small(image: Image.Image) -> Image.Image:
    share = min(_SHOWN_PX / image.width, 1.0)
    smaller = image if share == 1 else image.resize((round(image.width * share), round(image.height * share)))
    return smaller.crop((0, 0, smaller.width, min(smaller.height, _HIGHEST_PX)))


if __name__ == "__main__":
    main(sys.argv[1:])

"""The pictures that guard the look of every chart. `make baselines` draws them anew, after you looked at them."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.visual.contact_sheets import WIDTHS, drawn
from tests.visual.journals import Journal, of_days
from tests.visual.pictures import CHARTS, picture_of
from tidebook import bundled
from tidebook.charts.palette import DARK, LIGHT, PRINT, Palette
from tidebook.charts.picture import Picture
from tidebook.domain.rating import Rating

FOLDER = Path(__file__).parent / "baselines"
PALETTES = (LIGHT, DARK, PRINT)
# A pixel has changed where a channel is further off than this (of 255), after the blur.
_FAR = 40
# So much of a picture may change, and so much of any square of it: machines set letters a little differently, but a
# dot that is elsewhere is far more of its square.
_OF_ALL, _OF_SQUARE, _SQUARE_PX = 0.002, 0.06, 16
# So far (of 255) may all colours together be off: paper of another palette is further.
_SHADE = 4.0
# Few colours keep the files small: the first number that rounds off nothing that is compared.
_COLOURS = (16, 24, 32, 64, 128, 256)
# Charts of few days are drawn from 4 weeks, the others from what they need to show all of their parts.
_MONTH, _YEAR = partial(of_days, 28, 28), partial(of_days, 365)


@dataclass(frozen=True, slots=True)
class Baseline:
    """One picture that is kept."""

    chart: str
    width: int
    palette: Palette
    text_scale: float = 1.0

    @property
    def name(self) -> str:
        """What its file is called, without the ending."""
        return f"{self.chart}-{self.width}-{self.palette.name}-{self.text_scale:g}"

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.png"

    def draw(self) -> Image.Image:
        """Draw it as it is now."""
        return drawn(picture(self.chart), self.palette, self.width, self.text_scale)

    def kept(self) -> Image.Image:
        """Return it as it was when it was looked at."""
        with Image.open(self.file) as image:
            return image.convert("RGB")


def every_one() -> Iterator[Baseline]:
    """Yield what is kept: each chart in both widths and three palettes, and one with letters twice as large."""
    for chart in CHARTS:
        for width in WIDTHS:
            yield from (Baseline(chart, width, palette) for palette in PALETTES)
    yield Baseline("timeline", WIDTHS[0], LIGHT, 2.0)


def changed(one: Image.Image, other: Image.Image) -> NDArray[np.bool_]:
    """Return which pixels of two pictures of one size differ, after a blur: letters may be moved by a little."""
    return np.asarray(np.abs(_blurred(one) - _blurred(other)).max(axis=2) > _FAR)


def compared(one: Image.Image, other: Image.Image) -> str:
    """Say how two pictures differ more than is tolerated, or nothing."""
    if one.size != other.size:
        return f"sizes differ: {one.size} and {other.size}"
    shade = float(np.abs(_blurred(one) - _blurred(other)).mean())
    if shade > _SHADE:
        return f"colours are {shade:.1f} of 255 off"
    differ = changed(one, other)
    share, (most, left, top) = float(differ.mean()), _worst_square(differ)
    if share > _OF_ALL or most > _OF_SQUARE:
        return f"{share:.2%} of the pixels differ, {most:.0%} of them {left} px from the left, {top} px from the top"
    return ""


def _worst_square(differ: NDArray[np.bool_]) -> tuple[float, int, int]:
    """Return the largest share of pixels that differ in one square, and its left and top."""
    high, wide = (-(-side // _SQUARE_PX) for side in differ.shape)
    whole = np.zeros((high * _SQUARE_PX, wide * _SQUARE_PX))
    whole[: differ.shape[0], : differ.shape[1]] = differ
    shares = whole.reshape(high, _SQUARE_PX, wide, _SQUARE_PX).mean(axis=(1, 3))
    row, column = np.unravel_index(int(shares.argmax()), shares.shape)
    return float(shares.max()), int(column) * _SQUARE_PX, int(row) * _SQUARE_PX


def _blurred(image: Image.Image) -> NDArray[np.float64]:
    pixels = np.pad(np.asarray(image, dtype=np.float64), ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows = (pixels[:-2] + pixels[1:-1] + pixels[2:]) / 3
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 3)


def _of_the_five() -> Journal:
    """Two months of the five symptoms: of more, two periods are a very long picture."""
    journal, five = _MONTH(), {symptom.key for symptom in bundled.catalogue().quick}
    kept = (entry for entry in journal.entries if not isinstance(entry, Rating) or entry.symptom in five)
    return replace(journal, entries=tuple(kept))


_JOURNALS: dict[str, Callable[[], Journal]] = {
    "calendar": _YEAR,
    "weekdays": _YEAR,
    "around": _YEAR,
    "periods": _of_the_five,
}


@cache
def picture(chart: str) -> Picture:
    """Return a chart as it is kept, always the same."""
    return picture_of(chart, _JOURNALS.get(chart, _MONTH)())


def _keep(baseline: Baseline) -> None:
    whole = baseline.draw()
    tries = (whole.quantize(colours, dither=Image.Dither.NONE) for colours in _COLOURS)
    few = next((one for one in tries if not changed(one.convert("RGB"), whole).any()), whole)
    file = io.BytesIO()
    few.save(file, "PNG", optimize=True)
    baseline.file.write_bytes(file.getvalue())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for each in every_one():
        _keep(each)

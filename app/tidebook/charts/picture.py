"""What every chart offers: the picture, the same in one sentence, and the same as a table."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from matplotlib.figure import Figure

from tidebook.charts.face import Sizes
from tidebook.charts.palette import Palette

# A cell of a table as the value itself, so that it sorts and is exported as what it is. None: nothing there.
Value = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """Exactly what is drawn, in rows; each has one value for each of `columns` (words for people)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing in the picture that can be pointed at and read out.

    `words` say it whole; `left`, `top`, `width`, `height` are logical pixels from the figure's top left corner;
    `day` is the day that it is about, where it is about one: History can be opened there.
    """

    words: str
    left: float
    top: float
    width: float
    height: float
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished figure of 100 logical pixels to the inch, and its spots in the order in which they are read."""

    figure: Figure
    spots: tuple[Spot, ...] = ()


class Picture(Protocol):
    """One chart of what was recorded: it draws its results in any palette and size, and puts them in words."""

    @property
    def title(self) -> str:
        """What the chart is called, with its period where it has one."""

    @property
    def sentence(self) -> str:
        """What the chart shows, said from the data (its alternative text)."""

    @property
    def table(self) -> Table:
        """Exactly what is drawn."""

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the picture, `width` by `height` logical pixels; `sizes` are PAPER or `on_screen(text_scale)`."""

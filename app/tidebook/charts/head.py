"""What stands above the marks: the name, which way is worse, and what is missing."""

from dataclasses import dataclass

from tidebook.charts.face import BOLD, Sizes, width_of
from tidebook.charts.sheet import EDGE_PT, LINE, Sheet
from tidebook.charts.written import lines_of, write


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of the name in bold, the quiet words to the right of it (or nothing), and the quiet lines below."""

    name: tuple[str, ...]
    beside: str
    below: tuple[str, ...]
    height: float

    def draw(self, sheet: Sheet) -> None:
        """Write it at the top of the sheet."""
        sizes, palette = sheet.sizes, sheet.palette
        top = write(sheet, EDGE_PT, EDGE_PT, self.name, points=sizes.name, colour=palette.text, weight=BOLD)
        middle = EDGE_PT + LINE * sizes.name / 2
        sheet.say(sheet.width - EDGE_PT, middle, self.beside, ha="right", colour=palette.quiet)
        write(sheet, EDGE_PT, top, self.below, points=sizes.label, colour=palette.quiet)


def head_of(name: str, direction: str, notice: str, width: float, sizes: Sizes) -> Head:
    """Lay a head out on a sheet `width` points wide: the direction beside the name where it fits, else below."""
    room, label = width - 2 * EDGE_PT, sizes.label
    fits = width_of(name, sizes.name, BOLD) + width_of(direction, label) + 2 * label <= room
    names = lines_of(name, room, sizes.name, BOLD)
    quiet = [*([] if fits else lines_of(direction, room, label)), *lines_of(notice, room, label)]
    height = LINE * (sizes.name * len(names) + label * len(quiet)) + (0.9 if quiet else 0.3) * label
    return Head(tuple(names), direction if fits else "", tuple(quiet), height)

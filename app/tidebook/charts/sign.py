"""One mark of the key, and its words."""

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle


@dataclass(frozen=True, slots=True)
class Sign:
    """`draw` returns a new artist that looks like the marks of the picture: a marker, a line, or a box.

    Signs of another `block` begin a line of their own.
    """

    name: str
    words: str
    draw: Callable[[], Line2D | Rectangle]
    block: int = 0

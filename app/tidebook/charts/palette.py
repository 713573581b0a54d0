"""The colours of each theme: paper and ink, and one quiet accent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb. `accent` is for *my answer* and *where I am*, nothing else; never for good or bad."""

    name: str
    ground: str
    card: str
    text: str
    quiet: str
    hairline: str
    edge: str
    accent: str
    on_accent: str
    tint: str

    @property
    def is_dark(self) -> bool:
        """Whether light ink stands on dark paper."""
        return int(self.card[1:3], 16) < 0x80


LIGHT = Palette(
    "light", "#f4f1ea", "#fbf9f4", "#2b2925", "#625d52", "#d9d3c5", "#8b8474", "#2f6a6a", "#ffffff", "#dfeae6"
)
DIM = Palette(
    "dim", "#2e2c28", "#383530", "#d8d2c4", "#aaa393", "#4a463f", "#8e8776", "#7fb3ab", "#1f1e1b", "#3c4743"
)
DARK = Palette(
    "dark", "#191816", "#211f1c", "#cfc8b9", "#a0998a", "#35322d", "#7d7667", "#79aaa2", "#141311", "#26302d"
)
# Black and greys: it has to survive a bad office printer.
PRINT = Palette(
    "print", "#ffffff", "#ffffff", "#000000", "#444444", "#bbbbbb", "#777777", "#000000", "#ffffff", "#eeeeee"
)

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

    @property
    def shade(self) -> str:
        """The ground of days on which nothing was asked: seen, but never read as a value."""
        return mix(self.card, self.hairline, 0.65 if self.is_dark else 0.4)

    @property
    def rule(self) -> str:
        """The faintest line: it leads the eye from a date up to a dot."""
        return mix(self.card, self.hairline, 0.5)

    def ink_on(self, fill: str) -> str:
        """Return whichever of the palette's inks reads best on `fill`."""
        return max((self.text, self.on_accent, self.card), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Return how far apart two colours are in lightness, 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that is `share` (0 to 1) of the way from `one` to `other`."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


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
# As far apart as a screen can, and edges as strong as letters: low contrast costs effort.
HIGH_CONTRAST = Palette(
    "high contrast",
    ground="#ffffff",
    card="#ffffff",
    text="#000000",
    quiet="#1f1e1c",
    hairline="#8a857c",
    edge="#33312d",
    accent="#00423f",
    on_accent="#ffffff",
    tint="#c4dfd8",
)
PALETTES = (LIGHT, DIM, DARK, HIGH_CONTRAST, PRINT)

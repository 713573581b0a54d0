"""Everything can be read in every light and by every kind of eye: computed from the colours."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from tidebook.charts.levels import NOT_ASKED, NOT_RECORDED, level_fill
from tidebook.charts.palette import HIGH_CONTRAST, PALETTES, PRINT, Palette, contrast, mix

every_palette = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# IEEE TVCG 15 (2009), severity 1.0; for linear RGB.
EYES = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [(0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)]
    ),
    "deuteranopia": np.array(
        [(0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)]
    ),
    "tritanopia": np.array(
        [(1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)]
    ),
}
# sRGB to CIE XYZ with white D65 (IEC 61966-2-1).
TO_XYZ = np.array([(0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)])


def linear(colour: str) -> NDArray[np.float64]:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(colour: str, eye: str) -> NDArray[np.float64]:
    """Return the CIE L*a*b* of what `eye` sees."""
    seen = np.clip(EYES[eye] @ linear(colour), 0, 1)
    x, y, z = (TO_XYZ @ seen) / TO_XYZ.sum(axis=1)
    fx, fy, fz = (t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29 for t in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def distance(one: str, other: str) -> float:
    """Return how far apart two colours are (CIE 1976) for the eye that tells them apart worst."""
    return min(float(np.linalg.norm(lab(one, eye) - lab(other, eye))) for eye in EYES)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"


def test_distance_is_that_of_the_eye() -> None:
    assert lab("#ffffff", "normal") == pytest.approx([100, 0, 0], abs=0.05)
    assert lab("#808080", "normal") == pytest.approx([53.59, 0, 0], abs=0.05)
    assert lab("#ff0000", "normal") == pytest.approx([53.24, 80.09, 67.20], abs=0.1)
    # Red and green of the same lightness, told apart by colour only, are nearly one for some.
    assert np.linalg.norm(lab("#c05000", "normal") - lab("#608000", "normal")) > 50
    assert distance("#c05000", "#608000") < 15


@every_palette
def test_text_and_marks_stand_out(palette: Palette) -> None:
    for paper in (palette.card, palette.ground, palette.shade):
        assert contrast(palette.text, paper) >= 4.5
    for paper in (palette.card, palette.ground):
        assert contrast(palette.quiet, paper) >= 4.5
        assert contrast(palette.accent, paper) >= 4.5
        assert contrast(palette.edge, paper) >= 3
    assert contrast(palette.text, palette.tint) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5


def test_high_contrast_is_higher_than_all_others() -> None:
    on_screen = [palette for palette in PALETTES if palette not in {HIGH_CONTRAST, PRINT}]
    for ink in ("text", "quiet", "edge", "accent"):
        best = max(contrast(getattr(palette, ink), palette.card) for palette in on_screen)
        assert contrast(getattr(HIGH_CONTRAST, ink), HIGH_CONTRAST.card) > best
        assert contrast(getattr(HIGH_CONTRAST, ink), HIGH_CONTRAST.card) >= 7


@every_palette
def test_numbers_in_bars_can_be_read(palette: Palette) -> None:
    for level in range(NOT_ASKED + 1):
        fill = level_fill(palette, level)
        assert contrast(palette.ink_on(fill), fill) >= 4.5


@every_palette
def test_levels_are_told_apart_by_every_eye(palette: Palette) -> None:
    fills = [level_fill(palette, level) for level in range(NOT_RECORDED)]
    for one, other in combinations(fills, 2):
        assert distance(one, other) >= 7
    # From paper to ink without a step back, so that they stay in order on a grey printer.
    steps = [contrast(palette.card, fill) for fill in fills]
    assert steps == sorted(steps)
    for one, other in pairwise(fills):
        assert contrast(one, other) >= 1.2


@every_palette
def test_dots_are_told_from_hollow_ones_and_from_other_marks(palette: Palette) -> None:
    # What fills a hollow dot is the paper.
    assert distance(palette.accent, palette.card) >= 40
    # Steps back in a crowd, behind a line of ink.
    assert distance(palette.edge, palette.card) >= 25
    assert distance(palette.edge, palette.text) >= 15


@every_palette
def test_the_shade_of_what_was_not_asked_is_seen(palette: Palette) -> None:
    assert distance(palette.shade, palette.card) >= 4
    assert contrast(palette.shade, palette.card) < contrast(palette.edge, palette.card)

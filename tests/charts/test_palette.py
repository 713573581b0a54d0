"""Everything can be read in every light: contrast computed from the colours."""

from itertools import pairwise

import pytest

from tidebook.analysis.coverage import DayMark
from tidebook.charts.levels import NOT_RECORDED, level_fill
from tidebook.charts.palette import DARK, DIM, LIGHT, PRINT, Palette, contrast, mix
from tidebook.charts.strip import mark_fill

every_palette = pytest.mark.parametrize("palette", [LIGHT, DIM, DARK, PRINT], ids=lambda palette: palette.name)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"


@every_palette
def test_text_and_marks_stand_out(palette: Palette) -> None:
    assert contrast(palette.text, palette.card) >= 4.5
    assert contrast(palette.text, palette.shade) >= 4.5
    assert contrast(palette.quiet, palette.card) >= 4.5
    assert contrast(palette.accent, palette.card) >= 4.5
    assert contrast(palette.edge, palette.card) >= 3


@every_palette
def test_numbers_in_bars_can_be_read(palette: Palette) -> None:
    for level in range(NOT_RECORDED + 1):
        fill = level_fill(palette, level)
        assert contrast(palette.ink_on(fill), fill) >= 4.5


@every_palette
def test_neighbouring_levels_differ_without_colour(palette: Palette) -> None:
    fills = [level_fill(palette, level) for level in range(NOT_RECORDED)]
    for one, other in pairwise(fills):
        assert contrast(one, other) >= 1.2
    assert len(set(fills)) == NOT_RECORDED


@every_palette
def test_a_recorded_day_stands_out_from_an_empty_one(palette: Palette) -> None:
    assert contrast(mark_fill(palette, DayMark.RECORDED), mark_fill(palette, DayMark.EMPTY)) >= 3

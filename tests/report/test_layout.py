"""Sizes: everything has room, and no number stands in a part that is too narrow for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidebook.report.layout import PLOT_MM, Content, Paper, has_room, least_numbered, lines_of, plan, width_of

FULL = Content().with_block(20, panels=5).with_block(6, rows=16).with_block(30)


@given(st.integers(1, 800))
def test_a_part_with_a_number_is_wide_enough(days: int) -> None:
    least = least_numbered(days)
    assert all(PLOT_MM * n / days >= 1.7 * len(str(n)) for n in range(least, days + 1))
    assert least == 1 or PLOT_MM * (least - 1) / days < 1.8 * len(str(least - 1)) + 0.5


@pytest.mark.parametrize("paper", Paper)
def test_twenty_symptoms_have_room(paper: Paper) -> None:
    assert has_room(paper, FULL)
    assert plan(paper, FULL).panel_mm >= 12.4


def test_papers_by_name() -> None:
    assert Paper.named("a4").sheet == "a4"
    assert Paper.named("letter").sheet == "us-letter"
    with pytest.raises(KeyError):
        Paper.named("legal")


def test_panels_get_flatter_with_every_row_but_never_too_flat() -> None:
    least = Content().with_block(20, panels=5).with_block(60)
    heights = [plan(Paper.A4, least.with_block(6, rows=rows)).panel_mm for rows in range(30)]
    assert heights[0] > 18
    assert max(heights) <= 26
    assert min(heights) >= 12.4
    assert has_room(Paper.A4, least)
    assert has_room(Paper.A4, least, comfortable=True)
    assert not has_room(Paper.A4, least.with_block(6, rows=30))


def test_remarks_take_one_line_or_two() -> None:
    assert lines_of("") == 0
    assert lines_of("x" * 100) == 1
    assert lines_of("x" * 1000) == 2
    assert width_of("頭痛 x") == 6

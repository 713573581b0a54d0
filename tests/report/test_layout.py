"""Sizes: everything has room, and no number stands in a part that is too narrow for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidebook.report.layout import PLOT_MM, Content, Paper, has_room, least_numbered, plan, remark_lines

FULL = Content(others=15, remark_lines=0, has_care=False, has_words=False, has_before=True)


@given(st.integers(1, 800))
def test_a_part_with_a_number_is_wide_enough(days: int) -> None:
    least = least_numbered(days)
    assert all(PLOT_MM * n / days >= 1.7 * len(str(n)) for n in range(least, days + 1))
    assert least == 1 or PLOT_MM * (least - 1) / days < 1.8 * len(str(least - 1)) + 0.5


@pytest.mark.parametrize("paper", Paper)
def test_twenty_symptoms_have_room(paper: Paper) -> None:
    assert has_room(paper, FULL)
    assert plan(paper, FULL).panel_mm >= 9.8


def test_papers_by_name() -> None:
    assert Paper.named("a4").sheet == "a4"
    assert Paper.named("letter").sheet == "us-letter"
    with pytest.raises(KeyError):
        Paper.named("legal")


def test_panels_get_flatter_with_every_symptom_but_never_too_flat() -> None:
    heights = [
        plan(Paper.A4, Content(others, 0, has_care=False, has_words=False, has_before=True)).panel_mm
        for others in range(25)
    ]
    assert heights[0] > 18
    assert max(heights) <= 26
    assert min(heights) >= 9.8


def test_remarks_take_one_line_or_two() -> None:
    assert remark_lines("x" * 100) == 1
    assert remark_lines("x" * 1000) == 2

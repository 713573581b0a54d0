"""Dates on the axis, in the person's language."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from tidebook.charts.dates import MOST_TICKS, date_ticks, day_words
from tidebook.language import DOMAIN, speak

days = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(days, st.integers(1, 7300), st.integers(1, MOST_TICKS))
def test_ticks_are_few_in_order_and_inside(first: date, length: int, most: int) -> None:
    last = first + timedelta(days=length - 1)
    ticks = date_ticks(first, last, lambda ticks: len(ticks) <= most)
    found = [tick.day for tick in ticks]
    assert 1 <= len(found) <= most
    assert found == sorted(set(found))
    assert found[0] >= first and found[-1] <= last


@pytest.mark.parametrize(
    ("length", "most", "words"),
    [
        (1, 9, ["22 Nov"]),
        (3, 9, ["20 Nov", "21 Nov", "22 Nov"]),
        (28, 5, ["26 Oct", "2 Nov", "9 Nov", "16 Nov"]),
        (365, 6, ["Jan", "Mar", "May", "Jul", "Sept", "Nov"]),
        (3650, 6, ["2018", "2020", "2022", "2024", "2026"]),
    ],
)
def test_the_step_is_a_day_a_week_a_month_or_a_year(length: int, most: int, words: list[str]) -> None:
    last = date(2026, 11, 22)
    ticks = date_ticks(last - timedelta(days=length - 1), last, lambda ticks: len(ticks) <= most)
    assert [tick.words for tick in ticks] == words


def test_the_year_is_said_where_it_changes() -> None:
    ticks = date_ticks(date(2026, 12, 30), date(2027, 1, 3), lambda _ticks: True)
    assert [tick.year for tick in ticks] == ["2026", "", "2027", "", ""]


def test_a_day_is_named_in_full() -> None:
    assert day_words(date(2025, 3, 4)) == "Tuesday 4 March"


@pytest.fixture
def in_german(tmp_path: Path) -> Iterator[None]:
    catalogue = tmp_path / "de" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    catalogue.parent.mkdir(parents=True)
    with catalogue.open("wb") as file:
        write_mo(file, Catalog(locale="de"))
    speak("de", tmp_path)
    yield
    speak("en", tmp_path)


@pytest.mark.usefixtures("in_german")
def test_dates_are_in_the_language_of_the_person() -> None:
    assert day_words(date(2025, 3, 4)) == "Dienstag 4. März"
    ticks = date_ticks(date(2025, 3, 3), date(2025, 3, 30), lambda ticks: len(ticks) <= 4)
    assert [tick.words for tick in ticks] == ["3. März", "10. März", "17. März", "24. März"]

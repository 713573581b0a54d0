"""Numbers read and written in the person's own way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tidebook.domain.errors import EntryError
from tidebook.ui.numbers import number_words, read_number


@pytest.fixture(params=["en_GB", "de_DE"])
def locale(request: pytest.FixtureRequest) -> str:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    request.addfinalizer(lambda: QLocale.setDefault(before))
    return str(request.param)


@pytest.mark.parametrize(
    ("text", "number"),
    [("57", 57), (" 57.5 ", 57.5), ("57,5", 57.5), ("0.735", 0.735), ("0,735", 0.735), ("-0.2", -0.2), ("−3", -3)],
)
def test_what_people_write(locale: str, text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "many", "1.2.3", "1e5", "nan", "inf", "5 of 9", "1 000", "9" * 400])
def test_what_is_no_number(locale: str, text: str) -> None:
    with pytest.raises(EntryError, match="such as 57"):
        read_number(text)


def test_a_mark_that_could_mean_thousands_is_asked_about(locale: str) -> None:
    own, other = (".", ",") if locale == "en_GB" else (",", ".")
    assert read_number(f"1{own}234") == 1.234
    with pytest.raises(EntryError, match="two numbers"):
        read_number(f"1{other}234")


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [(57, "57", "57"), (57.5, "57.5", "57,5"), (1234, "1234", "1234"), (1e300, "1e+300", "1e+300")],
)
def test_how_they_are_written(locale: str, number: float, english: str, german: str) -> None:
    assert number_words(number) == (english if locale == "en_GB" else german)


@given(st.decimals(-999_999, 999_999, places=4))
def test_what_is_written_reads_the_same(number: object) -> None:
    value = float(str(number))
    assert read_number(number_words(value)) == value

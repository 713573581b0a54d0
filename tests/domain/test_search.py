"""Finding what was written."""

import unicodedata
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tidebook.domain.note import Note
from tidebook.domain.search import Text, found

DAY = date(2026, 3, 4)


def written(*words: str) -> list[Text]:
    return [Text(DAY + timedelta(days=at), Note, text, UUID(int=at)) for at, text in enumerate(words)]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("rain", "RAIN on the roof"),
        ("RAIN", "rain"),
        ("roof rain", "Rain on the roof"),
        ("  rain\t\n ", "train"),
        ("uber", "Über den Dächern"),
        ("DÄCH", "Über den Dachern"),
        ("strasse", "Straße"),
        ("STRAßE", "strasse"),
        ("café", "cafe\u0301"),
        ("cafe", "CAFÉ"),
        ("istanbul", "İstanbul"),
        ("ολος", "ΌΛΟΣ"),
        ("final", "ﬁnal"),
        ("שלום", "שָׁלוֹם"),
        ("=1+1", "a =1+1 b"),
        ("%", "100 %"),
        (".*", "a.*b"),
    ],
)
def test_what_is_meant_is_found(wanted: str, text: str) -> None:
    (told,) = written(text)
    assert found(wanted, [told]) == (told,)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [("rain sun", "rain"), (".*", "anything"), ("%", "anything"), ("", "anything"), (" \u0301 ", "anything")],
)
def test_what_is_not_there_or_not_asked_for_is_not_found(wanted: str, text: str) -> None:
    assert found(wanted, written(text)) == ()


def test_the_newest_day_comes_first_and_within_a_day_the_order_stays() -> None:
    old, new = written("rain", "rain")
    same = new._replace(id=UUID(int=9))
    assert found("rain", [old, new, same]) == (new, same, old)


@given(st.lists(texts(), max_size=8), texts())
def test_each_hit_holds_every_word_and_any_text_finds_itself(told: list[str], words: str) -> None:
    every = written(*told)
    assert set(found(words, every)) <= set(every)
    for one in every:
        letters = unicodedata.normalize("NFKD", "".join(one.text.split()))
        assert (one in found(one.text, every)) is any(not unicodedata.combining(letter) for letter in letters)

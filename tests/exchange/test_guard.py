"""The guard against formulas, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidebook.exchange.guard import guard, restore

STARTS = "=+-@\t\r\n\0|%＝＋－＠"
texts = st.one_of(st.text(), st.text(st.sampled_from(STARTS + "'a1"), max_size=8))


@given(texts)
def test_what_is_guarded_comes_back(text: str) -> None:
    assert restore(guard(text)) == text


@given(texts)
def test_nothing_guarded_starts_a_formula(text: str) -> None:
    assert not guard(text).startswith(tuple(STARTS))


@given(texts)
def test_only_what_needs_it_is_changed(text: str) -> None:
    needs_it = text.lstrip("'").startswith(tuple(STARTS))
    assert guard(text) == ("'" + text if needs_it else text)


@given(texts, texts)
def test_two_texts_never_become_one(one: str, other: str) -> None:
    assert (guard(one) == guard(other)) == (one == other)


@pytest.mark.parametrize(("text", "guarded"), [("=1+1", "'=1+1"), ("'=1+1", "''=1+1"), ("'tis", "'tis"), ("", "")])
def test_examples(text: str, guarded: str) -> None:
    assert guard(text) == guarded

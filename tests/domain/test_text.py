"""The gate for every text."""

import pytest
from hypothesis import given

from tests.strategies import texts
from tidebook.domain.errors import EntryError
from tidebook.domain.text import LONGEST, clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\x00b", "ab"),
        ("tab\tstays", "tab\tstays"),
        ("\x01\x08\x0b\x0c\x1f\x7f\x80\x9f\x85", ""),
        ("\ud800a\udfff", "a"),
        ("👩‍👩‍👧 שלום नमस्ते", "👩‍👩‍👧 שלום नमस्ते"),
        ("  spaces stay  ", "  spaces stay  "),
        ("<b>&amp;</b> =1+1", "<b>&amp;</b> =1+1"),
    ],
)
def test_what_passes(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(texts())
def test_what_has_passed_passes_unchanged_and_can_be_stored(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert "\r" not in cleaned
    assert "\x00" not in cleaned
    assert cleaned.encode().decode() == cleaned


@given(texts())
def test_every_printable_character_is_kept(text: str) -> None:
    def meant(written: str) -> str:
        return "".join(c for c in written if c.isprintable())

    assert meant(clean_text(text)) == meant(text)


def test_the_longest_text() -> None:
    assert clean_text("a" * LONGEST) == "a" * LONGEST
    assert clean_text("a" * LONGEST + "\x00") == "a" * LONGEST
    with pytest.raises(EntryError, match="100000 characters"):
        clean_text("a" * (LONGEST + 1))

"""The person's text: all that prints is kept, all that is cut is marked."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tidebook.report.printable import is_right_to_left, one_line, shortened


@given(texts())
def test_nothing_is_left_that_can_not_be_printed(text: str) -> None:
    line = one_line(text)
    assert not {"Cc", "Cs", "Co"} & {unicodedata.category(letter) for letter in line}
    assert "\u202e" not in line
    line.encode()


@given(st.text("ab c", max_size=400), st.integers(2, 300))
def test_a_cut_is_always_visible(text: str, longest: int) -> None:
    cut = shortened(text, longest)
    assert len(cut) <= longest
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_spaces_and_breaks_become_one_space() -> None:
    assert one_line(" Ann\r\n\tMary\u2028 Lee ") == "Ann Mary Lee"


def test_short_text_stays_as_it_is() -> None:
    assert one_line("*A* #b $c$ <d> \\e נ") == "*A* #b $c$ <d> \\e נ"


def test_an_accent_is_never_parted_from_its_letter() -> None:
    assert shortened("abcde\u0301f", 6) == "abcd…"
    assert shortened("ab👩\u200d👧xyz", 5) == "ab…"


def test_a_very_long_word_may_break_between_letters_but_never_before_an_accent() -> None:
    word = "e\u0301" * 40
    line = one_line(word)
    assert line.replace("\u200b", "") == word
    assert "\u200b" in line
    assert "\u200b\u0301" not in line
    assert "\u200b" not in one_line("x" * 30)


def test_direction_follows_the_first_letter_that_has_one() -> None:
    assert is_right_to_left("3 (שרה) Ann")
    assert is_right_to_left("سارة")
    assert not is_right_to_left("Ann שרה")
    assert not is_right_to_left("12 · 頭")
    assert not is_right_to_left("…")

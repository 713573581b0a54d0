"""Words keep to their room, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tidebook.charts.face import width_of
from tidebook.charts.written import lines_of

WORDS = st.lists(st.text("abcdefgiImwW.,ä", min_size=1, max_size=30), max_size=12)


@given(WORDS, st.floats(30, 300))
def test_lines_are_no_wider_than_their_room(words: list[str], room: float) -> None:
    lines = lines_of(" ".join(words), room, 9)
    assert all(width_of(line, 9) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(words)


def test_lines_are_as_full_as_they_can_be() -> None:
    assert lines_of("one two three", 1000, 9) == ["one two three"]
    assert lines_of("one two three", width_of("one two", 9), 9) == ["one two", "three"]
    assert lines_of("", 100, 9) == []

"""Pictures become files: the same bytes each time, real letters, the bundled typeface."""

import re

import pytest
from matplotlib.font_manager import FontProperties, findfont

from tidebook import paths
from tidebook.charts.face import (
    FAMILY,
    families,
    figure,
    letters,
    on_screen,
    png_bytes,
    shortened,
    svg_bytes,
    width_of,
)
from tidebook.charts.palette import LIGHT

NAMES = ["$x^$ & <b>", "עייפות", "تعب شديد", "頭が痛い", "50 % _{a}", "🧠"]


@pytest.mark.parametrize(("weight", "file"), [(400, "Regular"), (600, "SemiBold"), (700, "Bold")])
def test_the_typeface_is_the_bundled_one(weight: int, file: str) -> None:
    found = findfont(FontProperties(family=list(families()), weight=weight))
    assert found == str(paths.FONTS / f"AtkinsonHyperlegibleNext-{file}.ttf")


def test_nothing_is_looked_up_in_vain(caplog: pytest.LogCaptureFixture) -> None:
    for weight in (400, 600, 700):
        width_of("Fatigue 疲労 تعب", 10, weight)
    assert caplog.records == []


@pytest.mark.parametrize("name", NAMES)
def test_words_of_the_person_are_drawn_as_they_are(name: str) -> None:
    drawing = figure(3, 1, LIGHT.card)
    drawing.text(0.1, 0.5, name, **letters(12, 600, LIGHT.text))
    svg = svg_bytes(drawing).decode()
    (told,) = re.findall("<text[^>]*>([^<]*)</text>", svg)
    assert told == name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert FAMILY in svg
    assert png_bytes(drawing).startswith(b"\x89PNG")


def test_the_same_picture_gives_the_same_bytes() -> None:
    def draw() -> tuple[bytes, bytes]:
        drawing = figure(3, 1, LIGHT.card)
        drawing.text(0.1, 0.5, "Fatigue", **letters(12))
        drawing.add_axes((0.5, 0.1, 0.4, 0.8)).bar([1, 2], [3, 4], hatch="//")
        return svg_bytes(drawing, "Fatigue, 2 days"), png_bytes(drawing)

    first, second = draw(), draw()
    assert first == second
    assert b"<title>Fatigue, 2 days</title>" in first[0]
    for left_behind in (b"atplotlib.org", b"dc:date", b"Software"):
        assert left_behind not in first[0] + first[1]


def test_long_names_are_cut_to_the_room_there_is() -> None:
    assert shortened("Fatigue", 200, 10) == "Fatigue"
    cut = shortened("Trouble concentrating or remembering", 80, 10)
    assert cut.startswith("Trouble") and cut.endswith("…")
    assert width_of(cut, 10) <= 80
    assert shortened("Fatigue", 1, 10) == "…"


def test_letters_grow_with_the_text_size() -> None:
    small, large = on_screen(1), on_screen(2)
    assert large.label == 2 * small.label
    assert small.dot < large.dot < 2 * small.dot

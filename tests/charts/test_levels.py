"""The bars are as long as the days, and the numbers and the key say so."""

import re

import pytest
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from tests.charts.fitting import assert_fits
from tests.report.records import LAST, OTHERS, QUICK, invented
from tidebook.analysis.daily import daily_ratings
from tidebook.analysis.levels import LevelDays, level_days
from tidebook.charts.face import PAPER, on_screen, svg_bytes
from tidebook.charts.levels import NOT_ASKED, LevelsPicture, level_fill, level_words
from tidebook.charts.palette import DARK, PALETTES, PRINT, Palette
from tidebook.charts.picture import Drawing
from tidebook.domain.period import Period

WORDS = ["0", "1 to 3", "4 to 6", "7 to 8", "9 to 10", "not recorded"]
MIXED = LevelDays((2, 1, 3, 1, 1), 2, not_asked=0)


def _picture(*rows: tuple[str, LevelDays]) -> LevelsPicture:
    days = sum(rows[0][1].days) + rows[0][1].not_recorded
    return LevelsPicture(Period.ending(LAST, days), rows)


def _drawn(picture: LevelsPicture, palette: Palette = PRINT, width: float = 700, text_scale: float = 1) -> Drawing:
    sizes = on_screen(text_scale)
    return picture.draw(palette, width, picture.least_height(width, sizes), sizes)


def _texts(drawing: Drawing) -> list[str]:
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def _boxes(drawing: Drawing) -> list[Rectangle]:
    patches = [patch for patch in drawing.figure.axes[0].patches if isinstance(patch, Rectangle)]
    return [patch for patch in patches if to_rgba(patch.get_edgecolor())[3]]


def test_a_bar_is_as_long_as_its_days() -> None:
    drawing = _drawn(_picture(("Fatigue", MIXED)))
    bars = _boxes(drawing)[:6]
    whole = sum(bar.get_width() for bar in bars)
    assert [10 * bar.get_width() / whole for bar in bars] == pytest.approx([2, 1, 3, 1, 1, 2])
    assert [bool(bar.get_hatch()) for bar in bars] == [False] * 5 + [True]
    assert _texts(drawing) == ["number of days", "Fatigue", "2", "1", "3", "1", "1", "2", *WORDS]
    for spot, bar in zip(drawing.spots, bars, strict=True):
        assert (spot.left * 0.72, spot.width * 0.72) == pytest.approx((bar.get_x(), bar.get_width()))


def test_what_was_not_asked_is_not_what_was_not_recorded() -> None:
    drawing = _drawn(_picture(("Fatigue", LevelDays((4, 0, 0, 0, 0), 6, not_asked=5))))
    bars = _boxes(drawing)[:3]
    assert [round(bar.get_width() / bars[1].get_width()) for bar in bars] == [4, 1, 5]
    assert len({bar.get_hatch() for bar in bars}) == 3
    assert [spot.words for spot in drawing.spots] == [
        "Fatigue: 4 days at 0",
        "Fatigue: 1 day not recorded",
        "Fatigue: 5 days not asked",
    ]
    assert _texts(drawing)[-1] == level_words(NOT_ASKED)


def test_a_number_without_room_is_left_out_and_can_be_read() -> None:
    drawing = _drawn(_picture(("Fatigue", LevelDays((1, 0, 363, 0, 0), 1, not_asked=0))), width=300)
    assert [text for text in _texts(drawing) if text.isdigit()] == ["363", "0"]
    assert [spot.words for spot in drawing.spots] == [
        "Fatigue: 1 day at 0",
        "Fatigue: 363 days at 4 to 6",
        "Fatigue: 1 day not recorded",
    ]


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_the_key_shows_the_very_fills(palette: Palette) -> None:
    drawing = _drawn(_picture(("Pain", LevelDays((1, 1, 1, 1, 1), 2, not_asked=1))), palette)
    boxes = [(box.get_facecolor(), box.get_hatch()) for box in _boxes(drawing)]
    assert len(boxes) == 14
    assert boxes[:7] == boxes[7:]
    assert len(set(boxes)) == 7
    assert len({level_fill(palette, level) for level in range(5)}) == 5


@pytest.mark.parametrize(("width", "text_scale"), [(360, 1), (1400, 1), (360, 3), (200, 2)])
def test_all_has_room(width: float, text_scale: float) -> None:
    record = invented(28, others=9)
    picture = LevelsPicture.of(record, (*QUICK, *OTHERS[:9]))
    assert_fits(_drawn(picture, DARK, width, text_scale), width)


def test_a_long_name_takes_more_lines() -> None:
    name = "What my grandmother used to call the weather in her bones"
    drawing = _drawn(_picture((name, MIXED), ("Brain $x^$ fog", MIXED)), width=300, text_scale=2)
    words = " ".join(_texts(drawing))
    assert name in words
    assert "$x^$" in words
    assert_fits(drawing, 300)


def test_sentence_and_table_say_what_is_drawn() -> None:
    record = invented(28)
    picture = LevelsPicture.of(record, QUICK[:2])
    assert picture.title == "Days at each level, 26 Oct\u2009–\u200922 Nov 2026"
    assert picture.table.columns == ("symptom", *WORDS, "not asked")
    for row, symptom in zip(picture.table.rows, QUICK, strict=False):
        found = level_days(daily_ratings(record, symptom))
        assert row == (symptom.name, *found.days, found.not_recorded, 0)
        assert f"{symptom.name}, number of days at each level." in picture.sentence
    one = _picture(("Fatigue", LevelDays((2, 0, 3, 0, 0), 1, not_asked=0)))
    assert one.sentence == "Fatigue, number of days at each level. 0: 2, 4 to 6: 3, not recorded: 1."


def test_without_symptoms_there_is_only_the_key() -> None:
    picture = LevelsPicture.of(invented(3), ())
    assert _drawn(picture).spots == ()
    assert picture.table.rows == ()


def test_the_numbers_are_letters_in_the_file() -> None:
    picture = _picture(("Pain", LevelDays((3, 0, 19, 0, 2), 4, not_asked=0)))
    drawing = picture.draw(PRINT, 700, picture.least_height(700, PAPER), PAPER)
    told = re.findall(rb"<text[^>]*>([^<]*)</text>", svg_bytes(drawing.figure))
    assert told == [b"number of days", b"Pain", b"3", b"19", b"2", b"4", *(word.encode() for word in WORDS)]

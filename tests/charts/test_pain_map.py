"""The body shows on how many days each place was marked: by lightness, by number, and in the list."""

from datetime import timedelta

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch

from tests.charts.fitting import assert_fits
from tests.report.records import LAST, QUICK, typed
from tidebook.charts import body
from tidebook.charts.face import PAPER, on_screen, png_bytes
from tidebook.charts.levels import level_fill
from tidebook.charts.pain_map import STEPS, PainMapPicture, key_words, step_of
from tidebook.charts.palette import LIGHT, PALETTES, PRINT, Palette
from tidebook.charts.picture import Drawing
from tidebook.domain.pain import Area, Pain
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record

AREAS = list(Area)


def _record(days: int, last_days_ago: int = 0) -> Record:
    """A record in which something is recorded each day, and the area number n is marked on every (n + 1)th."""
    period = Period.ending(LAST - timedelta(last_days_ago), days)
    ratings = tuple(Rating(day, typed(day), QUICK[0].key, 4) for day in period)
    pains = (
        Pain(day, typed(day), area)
        for at, day in enumerate(period)
        for nth, area in enumerate(AREAS)
        if area is not Area.CHEST and at % (nth + 1) == 0
    )
    return Record(period, ratings, pains=tuple(pains))


def _drawn(picture: PainMapPicture, palette: Palette = LIGHT, width: float = 800, scale: float = 1) -> Drawing:
    sizes = on_screen(scale)
    return picture.draw(palette, width, picture.least_height(width, sizes), sizes)


def _texts(drawing: Drawing) -> list[str]:
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def _fills(drawing: Drawing) -> list[str]:
    """The colours of the areas in the order in which they are drawn: front, then back."""
    patches = [patch for patch in drawing.figure.axes[0].patches if isinstance(patch, PathPatch)]
    return [to_hex(patch.get_facecolor()) for patch in patches if patch.get_zorder() == 2]


def _count(record: Record, area: Area) -> int:
    return len({pain.day for pain in record.pains if pain.area is area})


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_each_area_is_as_dark_as_its_share_of_days(palette: Palette) -> None:
    record = _record(28)
    fills = _fills(_drawn(PainMapPicture.of(record), palette))
    for area, fill in zip([*body.front(), *body.back()], fills, strict=True):
        share = _count(record, area) / 28
        quarter = 0 if share == 0 else 1 if share <= 0.25 else 2 if share <= 0.5 else 3 if share <= 0.75 else 4
        assert fill == level_fill(palette, quarter)


def test_the_steps_end_at_the_quarters() -> None:
    assert [step_of(share) for share in (0, 0.01, 0.25, 0.26, 0.5, 0.75, 0.76, 1)] == [0, 1, 1, 2, 2, 3, 4, 4]
    assert key_words() == ["not marked", "up to 25%", "up to 50%", "up to 75%", "more"]
    assert len(STEPS) == 5


def test_the_number_stands_on_the_body_and_in_the_list() -> None:
    record = _record(28)
    told = _texts(_drawn(PainMapPicture.of(record)))
    for area in Area:
        assert told.count(area.words) == 1
    listed = told[told.index(AREAS[0].words) :][: 2 * len(AREAS) : 2]
    assert listed == [area.words for area in AREAS]
    counts = told[told.index(AREAS[0].words) + 1 :][: 2 * len(AREAS) : 2]
    assert counts == [f"{_count(record, area)} of 28 days" for area in AREAS]
    on_body = told[: told.index(AREAS[0].words)]
    assert sorted(n for n in on_body if n.isdigit()) == sorted(str(_count(record, area)) for area in AREAS)
    assert "Anything recorded on 28 of 28 days, a place marked on 28." in told


def test_two_periods_stand_beside_each_other_the_earlier_first() -> None:
    now, before = _record(28), _record(14, last_days_ago=28)
    for picture in (PainMapPicture.of(now, before), PainMapPicture.of(before, now)):
        assert [one.period for one in picture.places] == [before.period, now.period]
        told = _texts(_drawn(picture, width=1400))
        assert told.index("A 12–25 Oct 2026") < told.index("B 26 Oct – 22 Nov 2026")
        at = told.index("Left jaw")
        assert told[at : at + 3] == ["Left jaw", "14 of 14", "28 of 28"]
        fills = _fills(_drawn(picture))
        assert len(fills) == 38


def test_spots_sentence_and_table_say_the_same() -> None:
    now, before = _record(28), _record(14, last_days_ago=28)
    picture = PainMapPicture.of(now, before)
    spots = [" ".join(spot.words.split()) for spot in _drawn(picture).spots]
    assert len(spots) == 38
    assert "Neck: 2 of 28 days. 26 Oct – 22 Nov 2026" in spots
    assert "Chest: 0 of 14 days. 12–25 Oct 2026" in spots
    rows = {row[0]: row[1:] for row in picture.table.rows}
    assert len(picture.table.columns) == 5
    assert rows == {a.words: (_count(before, a), 14, _count(now, a), 28) for a in Area}
    assert "Left jaw 28, Right jaw 14" in picture.sentence
    assert "Chest" not in picture.sentence


def test_nothing_recorded_is_said_and_is_no_zero() -> None:
    picture = PainMapPicture.of(Record(Period.ending(LAST, 28)))
    told = _texts(_drawn(picture))
    assert "Nothing recorded in these days." in told
    assert told.count("–") == 19
    assert not [words for words in told if words.isdigit()]
    assert " ".join(picture.sentence.split()) == "26 Oct – 22 Nov 2026: Nothing recorded in these days."


@pytest.mark.parametrize("palette", [LIGHT, PRINT], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("width", "scale"), [(240, 1), (360, 1), (360, 3), (800, 1.5), (1400, 1)])
def test_all_words_have_room(palette: Palette, width: float, scale: float) -> None:
    for picture in (PainMapPicture.of(_record(28)), PainMapPicture.of(_record(365), _record(365, last_days_ago=365))):
        assert_fits(_drawn(picture, palette, width, scale), width)


def test_the_same_record_gives_the_same_file() -> None:
    first, second = (PainMapPicture.of(_record(28)).draw(PRINT, 700, 600, PAPER).figure for _ in range(2))
    assert png_bytes(first) == png_bytes(second)

"""Below the symptoms: what was done, payback, what happened, each where and how it was recorded."""

from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import combinations
from uuid import uuid4

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text

from tests.report.records import typed
from tidebook.analysis.daily import DailySeries
from tidebook.charts.face import svg_bytes
from tidebook.charts.palette import DARK, DIM, LIGHT, PRINT, Palette, contrast
from tidebook.charts.strand import Strand
from tidebook.charts.timeline import Timeline
from tidebook.charts.timeline_words import timeline_day, timeline_sentences, timeline_table
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.period import Period
from tidebook.domain.record import Record

Daily = Callable[[str], DailySeries]
LAST = date(2026, 11, 22)
LONG = "Krankenversicherungsnachweisbeschaffungstermin " * 4


def _ago(days: int) -> date:
    return LAST - timedelta(days=days)


def _activity(ago: int, what: str, effort: int | None, *kinds: ActivityKind, late: int = 0) -> Activity:
    return Activity(_ago(ago), typed(_ago(ago), late), uuid4(), what, frozenset(kinds), effort)


def _episode(
    onset: Moment, ended: Moment | None, severity: int | None = None, worst: Moment | None = None
) -> Episode:
    return Episode(onset.day, typed(onset.day), uuid4(), onset, worst, ended, severity)


def _event(ago: int, what: str, kind: EventKind = EventKind.APPOINTMENT, until: int | None = None) -> Event:
    return Event(_ago(ago), typed(_ago(ago)), uuid4(), kind, what, None if until is None else _ago(until))


def _anchor(ago: int, level: int, words: str) -> Anchor:
    return Anchor(_ago(ago), typed(_ago(ago)), "fatigue", level, words)


WALK = _activity(9, "walk", 7, ActivityKind.UPRIGHT, ActivityKind.PHYSICAL)
CALL = _activity(9, "call", 7, ActivityKind.COGNITIVE)
LATE = _activity(5, "visit", 4, ActivityKind.EMOTIONAL, late=4)
UNKNOWN = _activity(3, "$x^$ <b>", None)
SURE = _episode(Moment(_ago(8), Precision.HOUR, time(18)), Moment(_ago(5)), 8, Moment(_ago(7)))
OPEN = _episode(Moment(_ago(6), Precision.UNSURE), None, 5)
ANCHORS = (_anchor(20, 6, "out briefly"), _anchor(20, 8, "bathroom and bed"), _anchor(4, 6, "at the table"))


def _record(**parts: object) -> Record:
    kinds: dict[str, object] = {
        "activities": (WALK, CALL, LATE, UNKNOWN),
        "episodes": (SURE, OPEN),
        "links": (Link(SURE.day, typed(SURE.day), SURE.id, WALK.id, Certainty.LIKELY),),
        "events": (
            _event(12, "a cold", EventKind.INFECTION, 10),
            _event(7, LONG),
            _event(2, "a cold", EventKind.INFECTION),
        ),
        "anchors": ANCHORS,
    }
    return Record(Period.ending(LAST, 28), **(kinds | parts))  # type: ignore[arg-type]


def _timeline(
    daily: Daily,
    record: Record,
    width: float = 900,
    height: float = 0,
    text_scale: float = 1.0,
    *,
    palette: Palette = LIGHT,
) -> Timeline:
    words = " ".join(["5"] * 28)
    strands = [Strand("Fatigue", daily(words), anchors=record.anchors), Strand("Pain", daily(words))]
    timeline = Timeline(strands, palette, width, height or 400, text_scale, record=record)
    if not height:
        timeline.figure.set_size_inches(width / 100, timeline.good_height / 100)
        timeline.fit()
    FigureCanvasAgg(timeline.figure).draw()
    return timeline


def _told(timeline: Timeline) -> list[str]:
    return [text.get_text() for text in timeline.figure.findobj(Text) if text.get_visible() and text.get_text()]


def _points(line: Line2D) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata()).tolist()]


def test_each_activity_is_at_its_day_and_its_effort(daily: Daily) -> None:
    timeline = _timeline(daily, _record())
    lane = timeline.lanes.activities
    assert lane is not None
    drawn = {(round(x), y) for mark in lane.marks.values() for x, y in _points(mark) if y > 0}
    assert drawn == {(_ago(9).toordinal(), 7.0), (_ago(5).toordinal(), 4.0)}
    seen = [point for mark in lane.marks.values() for point in _points(mark)]
    assert len(set(seen)) == 4
    hanging = [point for point in seen if point[1] < 0]
    assert [round(x) for x, _y in hanging] == [_ago(3).toordinal()]
    # The first kind in the fixed order gives the shape, and what was typed late is hollow.
    assert set(lane.marks) == {(0, False), (1, False), (2, True), (8, False)}
    assert lane.marks[2, True].get_markerfacecolor() == LIGHT.card
    assert {"physical", "thinking", "emotions, company", "kind not said"} <= set(_told(timeline))
    assert "below the line: effort not said" in _told(timeline)
    assert "travel" not in _told(timeline)


def test_where_days_are_narrow_no_effort_is_hidden(daily: Daily) -> None:
    many = tuple(_activity(n % 28, "walk", n % 11, ActivityKind.PHYSICAL) for n in range(300))
    record = _record(activities=tuple(sorted(many, key=lambda a: a.day)))
    timeline = _timeline(daily, record, width=300)
    timeline.show(_ago(3000), LAST)
    lane = timeline.lanes.activities
    assert lane is not None and lane.is_crowded
    assert {y for _x, y in _points(lane.many)} == set(map(float, range(11)))
    assert "physical" not in _told(timeline)
    timeline.show(_ago(27), LAST)
    assert not lane.is_crowded and "physical" in _told(timeline)


def test_bars_that_overlap_lie_in_rows_and_say_how_bad_it_was(daily: Daily) -> None:
    timeline = _timeline(daily, _record())
    lane = timeline.lanes.payback
    assert lane is not None
    assert lane.rows == [0, 1]
    whole = _points(lane.bars[0])
    assert min(x for x, _y in whole) == pytest.approx(_ago(8).toordinal() + 0.25)
    assert max(x for x, _y in whole) == LAST.toordinal() + 0.5
    assert [round(x) for x, _y in _points(lane.worst)] == [_ago(7).toordinal()]
    assert {n for n, mark in lane.numbers.items() if _points(mark)} == {5, 8}
    assert len(_points(lane.open)) == 1
    assert "goes on" in _told(timeline)
    ended = _timeline(daily, _record(episodes=(SURE,)))
    assert "goes on" not in _told(ended)


def test_an_end_that_is_not_sure_is_soft(daily: Daily) -> None:
    def parts(onset: Moment) -> list[int]:
        lane = _timeline(
            daily, _record(episodes=(_episode(onset, Moment(_ago(2), Precision.HOUR, time(9))),))
        ).lanes.payback
        assert lane is not None
        return [len(_points(bars)) // 3 for bars in lane.bars]

    assert parts(Moment(_ago(9), Precision.HOUR, time(9))) == [1, *[0] * 8]
    assert parts(Moment(_ago(9), Precision.HALF_DAY, time(12))) == [1, *[0] * 8]
    assert parts(Moment(_ago(9))) == [1] * 9
    # Strokes instead of a fade: four and the bar itself.
    assert parts(Moment(_ago(9), Precision.UNSURE)) == [5, *[0] * 8]


def test_only_links_that_the_person_made_are_drawn(daily: Daily) -> None:
    x = _points(_timeline(daily, _record()).lanes.under.links)
    assert [round(at) for at, _y in x[:2]] == [round(_ago(8).toordinal() + 0.25), _ago(9).toordinal()]
    assert len(x) == 3
    assert _points(_timeline(daily, _record(links=())).lanes.under.links) == []


def test_the_same_words_have_the_same_letter(daily: Daily) -> None:
    timeline = _timeline(daily, _record(), width=1400)
    lane = timeline.lanes.events
    assert lane is not None
    assert [(one.letter, len(one.events)) for one in lane.lettered] == [("a", 2), ("b", 1)]
    assert [round(x) for x, _y in _points(lane.letters["a"])] == [_ago(12).toordinal(), _ago(2).toordinal()]
    assert [round(x) for x, _y in _points(lane.lengths)[:2]] == [_ago(12).toordinal(), _ago(10).toordinal()]
    told = _told(timeline)
    assert "2 times from 10 Nov, Infection: a cold" in told
    assert any(words.startswith("Krankenversicherung") and words.endswith("…") for words in told)
    # The letters of the days shown begin with a.
    timeline.show(_ago(8), _ago(5))
    assert [one.events[0].what for one in lane.lettered] == [LONG.strip()]
    assert len(_points(timeline.lanes.under.rules)) == 3 * (len(timeline.tracks) + 2)


def test_more_events_than_the_key_can_name_are_still_marked(daily: Daily) -> None:
    events = tuple(_event(n % 28, f"thing {n}") for n in range(120))
    timeline = _timeline(daily, _record(events=events))
    lane = timeline.lanes.events
    assert lane is not None
    placed = sum(len(_points(mark)) for mark in lane.letters.values())
    assert placed + len(_points(lane.ticks)) == 120
    assert 8 <= len(lane.lettered) <= 26


def test_new_words_for_numbers_mark_their_day_and_stand_beside_the_axis(daily: Daily) -> None:
    timeline = _timeline(daily, _record(), width=1400)
    assert [round(x) for x, _y in _points(timeline.lanes.under.changes)] == [_ago(4).toordinal()]
    assert {"8 bathroom and bed", "6 at the table", "words for the numbers changed"} <= set(_told(timeline))
    timeline.show(_ago(27), _ago(5))
    assert "6 out briefly" in _told(timeline) and "6 at the table" not in _told(timeline)
    assert "8 bathroom and bed" not in _told(_timeline(daily, _record(), width=500))
    plain = _timeline(daily, _record(anchors=()), width=1400)
    assert "words for the numbers changed" not in _told(plain)


def test_a_lane_with_nothing_in_it_is_not_there(daily: Daily) -> None:
    empty = _timeline(daily, Record(Period.ending(LAST, 28)))
    assert empty.lanes.all == ()
    assert not {"Activities", "Payback", "Events"} & set(_told(empty))
    old = _episode(Moment(_ago(90)), Moment(_ago(80)))
    assert _timeline(daily, _record(episodes=(old,))).lanes.payback is None


@pytest.mark.parametrize(
    ("width", "text_scale", "palette"),
    [(300, 1.0, LIGHT), (360, 2.0, DARK), (360, 3.0, LIGHT), (900, 1.0, PRINT), (1400, 1.0, DIM), (1400, 2.0, LIGHT)],
)
def test_no_words_lie_on_others_or_stick_out(daily: Daily, width: int, text_scale: float, palette: Palette) -> None:
    timeline = _timeline(daily, _record(), width, 0, text_scale, palette=palette)
    height = 100 * float(timeline.figure.get_size_inches()[1])
    texts = [t for t in timeline.figure.findobj(Text) if t.get_visible() and t.get_text()]
    boxes = [text.get_window_extent() for text in texts]
    for text, box in zip(texts, boxes, strict=True):
        assert box.x0 >= -1 and box.x1 <= width + 1, text.get_text()
        assert box.y0 >= -1 and box.y1 <= height + 1, text.get_text()
    ink = [box.padded(-0.14 * box.height) for box in boxes]
    crossing = [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in combinations(zip(texts, ink, strict=True), 2)
        if a.overlaps(b)
    ]
    assert crossing == []


@pytest.mark.parametrize("palette", [LIGHT, DIM, DARK, PRINT], ids=lambda palette: palette.name)
def test_marks_are_seen_and_numbers_are_read(daily: Daily, palette: Palette) -> None:
    lane = _timeline(daily, _record(), palette=palette).lanes.payback
    assert lane is not None
    assert contrast(str(lane.sill.get_color()), palette.card) >= 3
    assert contrast(palette.text, lane.fill) >= 4.5


def test_the_cursor_reads_the_lanes(daily: Daily) -> None:
    timeline = _timeline(daily, _record(), width=1400)
    told = [a.get_text() for a in timeline.mark(_ago(9)) if isinstance(a, Text)]
    assert told == ["5", "5", "walk (physical, upright), effort 7; call (thinking), effort 7"]
    told = [a.get_text() for a in timeline.mark(_ago(5)) if isinstance(a, Text)]
    assert told[2:] == ["visit (emotions, company), effort 4", "ended, 8 at its worst; since 16 Nov, 5 at its worst"]
    assert [a.get_text() for a in timeline.mark(_ago(11)) if isinstance(a, Text)][2:] == ["Infection: a cold"]


def test_the_same_figure_gives_the_same_file_with_the_words_as_words(daily: Daily) -> None:
    one, other = (svg_bytes(_timeline(daily, _record()).figure) for _again in range(2))
    assert one == other
    assert b">Activities<" in one and b"2 times from 10 Nov" in one


def test_a_day_its_sentences_and_its_table(daily: Daily) -> None:
    record = _record()
    words = " ".join(["5"] * 22 + ["-", "T", *["6"] * 4])
    strands = [Strand("Fatigue", daily(words), anchors=record.anchors)]
    assert timeline_day(_ago(4), strands, record) == (
        "Wednesday 18 November: Fatigue too ill; Fatigue, new words for its numbers: 6 at the table; "
        "payback: since 16 Nov, 5 at its worst"
    )
    assert timeline_day(_ago(3), strands, record).endswith(
        "Fatigue 6; activities: $x^$ <b>, effort not said; payback: since 16 Nov, 5 at its worst"
    )
    assert timeline_sentences(strands, record)[1:3] == [
        "4 activities on 3 days, median effort 7, highest 7.",
        "2 payback episodes, 1 of them going on at the end, highest 8.",
    ]
    assert timeline_sentences(strands, record)[3].startswith(
        "3 events: 10 Nov Infection: a cold; 15 Nov Appointment: K"
    )
    table = timeline_table(strands, record, record.period)
    assert table.columns == (
        "Day", "Fatigue", "Fatigue: how it was recorded", "Fatigue: words for its numbers",
        "Activities", "Payback", "Events",
    )  # fmt: skip
    assert len(table.rows) == 28 and all(len(row) == len(table.columns) for row in table.rows)
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows[_ago(4)] == (None, "too ill", "6 at the table", None, "since 16 Nov, 5 at its worst", None)
    assert rows[_ago(5)][:2] == (None, "not answered")
    assert rows[_ago(11)] == (5.0, "on time", None, None, None, "Infection: a cold")
    bare = timeline_table([Strand("Pain", daily("4 5"))], Record(Period.ending(LAST, 2)), Period.ending(LAST, 2))
    assert bare.columns == ("Day", "Pain", "Pain: how it was recorded")


def test_more_letters_get_room_once_the_days_rest(daily: Daily) -> None:
    events = tuple(_event(n, f"thing {n}") for n in range(13))
    timeline = _timeline(daily, _record(events=events), width=360, height=1500)
    everything = timeline.least_height
    timeline.show(_ago(27), _ago(11))
    assert timeline.least_height < everything
    timeline.fit()
    plot = timeline.axes[0].get_position().height
    timeline.show(_ago(27), LAST)
    assert timeline.is_cramped and timeline.axes[0].get_position().height == plot
    timeline.fit()
    assert not timeline.is_cramped and timeline.axes[0].get_position().height < plot
    told = [words for words in _told(timeline) if "thing" in words]
    # Twelve lines at most; the one that came last has no letter.
    assert len(told) == 12
    assert timeline.lanes.events is not None and len(_points(timeline.lanes.events.ticks)) == 1

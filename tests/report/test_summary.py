"""The words and numbers of the page, against numbers counted here in another way."""

import dataclasses
import math
import re
import statistics
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.records import LAST, OTHERS, QUICK, before, invented, there, together, typed
from tidebook import paths
from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.night import Night
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.report.choices import Choices
from tidebook.report.layout import Paper
from tidebook.report.page import Line, Summary
from tidebook.report.summary import summarise

PERIOD = Period.ending(LAST, 28)
# domain.md 6.4; the disclaimer and two data labels may hold such words.
BANNED = (
    r"diagnos|treat|recommend|should|\brisk|normal|improv|worsen|trigger|\bcaus|monitor|detect|alarm|warning|manag"
    r"|assess|screen|track|insight|severe|mild|crash|missed|streak|better control|good job"
)


def said(record: Record, earlier: Record | None = None, **chosen: Any) -> Summary:
    whole = record if earlier is None else together(earlier, record)
    return summarise(whole, catalogue(), Choices(record.period, **chosen), LAST)


def quartiles(values: list[float]) -> tuple[float, float, float]:
    """Hyndman and Fan's type 2, straight from its definition."""
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * len(ordered)
        if place == math.floor(place):
            return (ordered[int(place) - 1] + ordered[int(place)]) / 2
        return ordered[math.floor(place)]

    assert at(0.5) == statistics.median(ordered)
    return at(0.25), statistics.median(ordered), at(0.75)


def shown(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def clock(minutes: float) -> str:
    whole = math.floor(minutes + 0.5)
    return f"{whole // 60}:{whole % 60:02d}"


def strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from strings(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from strings(inner)


def check(line: Line, values: list[float], write: Any = shown) -> None:
    if not values:
        assert (line.median, line.half) == ("", "")
        assert line.days in {"nothing recorded", "only from memory"}
        return
    low, middle, high = quartiles(values)
    assert line.median == write(middle)
    assert line.half == (write(low) if write(low) == write(high) else f"{write(low)} to {write(high)}")
    assert line.n == str(len(values))
    assert write(min(values)) in line.range
    assert write(max(values)) in line.range


RATED = st.dictionaries(
    st.tuples(st.integers(0, 27), st.sampled_from([s.key for s in (*QUICK, *OTHERS[:4])])),
    st.tuples(st.integers(0, 10), st.sampled_from((0, 1, 2, 3, 4, 9))),
    max_size=80,
)


@given(RATED, st.booleans())
def test_every_median_is_recomputed(rated: dict[tuple[int, str], tuple[int, int]], from_memory: bool) -> None:
    days = list(PERIOD)
    ratings = tuple(
        Rating(days[at], typed(days[at], later), key, value) for (at, key), (value, later) in sorted(rated.items())
    )
    summary = said(Record(PERIOD, ratings), include_from_memory=from_memory)
    lines = {line.key: line for line in (*there(summary.symptoms).lines, *there(summary.others).lines)}
    bars = {bar.key: bar for bar in (*there(summary.levels).bars, *there(summary.others).bars)}
    assert {key for _, key in rated} <= set(lines)
    for key, line in lines.items():
        mine = [(value, later) for (_, symptom), (value, later) in rated.items() if symptom == key]
        check(line, [value for value, later in mine if from_memory or later <= 3])
        assert (line.days == "nothing recorded") == (not mine)
        values = [value for value, _ in mine]
        levels = [sum(low <= v <= high for v in values) for low, high in ((0, 0), (1, 3), (4, 6), (7, 8), (9, 10))]
        if key in bars:
            assert bars[key].days == (*levels, 28 - len(values))
    recorded = {at for at, _ in rated}
    late = {at for at in recorded if all(later >= 2 for (day, _), (_, later) in rated.items() if day == at)}
    assert summary.recorded.count == str(len(recorded))
    assert summary.recorded.of == "of 28 days recorded"
    assert summary.recorded.marks.count("late") == len(late)
    assert bool(summary.recorded.care) == (len(recorded) < 20)
    left_out = sum(later > 3 for _, later in rated.values())
    words = "Counted in" if from_memory else "Left out of"
    assert any(text.startswith(f"{words} medians: {left_out} value") for text in summary.recorded.scale) == (
        left_out > 0
    )


@given(
    st.dictionaries(
        st.integers(0, 27),
        st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 48), st.sampled_from((0, 2, 5))),
    )
)
def test_sleep_and_hours_upright_are_recomputed(told: dict[int, tuple[int, int, int, int]]) -> None:
    days = list(PERIOD)
    nights, facts = [], []
    for at, (falling, awake, halves, later) in sorted(told.items()):
        stamp = typed(days[at], later)
        nights.append(Night(days[at], stamp, None, time(23), falling, None, awake, time(7), None))
        facts.append(DayFact(days[at], stamp, Fact.HOURS_UPRIGHT, halves / 2))
    summary = said(Record(PERIOD, (), tuple(nights), tuple(facts)))
    counted = [one for one in told.values() if one[3] <= 3]
    asleep, to_fall_asleep, awake_line, _unrefreshed = there(summary.sleep).lines
    check(asleep, [480 - falling - awake for falling, awake, _, _ in counted], clock)
    check(to_fall_asleep, [falling for falling, _, _, _ in counted], clock)
    check(awake_line, [awake for _, awake, _, _ in counted], clock)
    check(there(summary.function).lines[0], [halves / 2 for _, _, halves, _ in counted])
    assert there(summary.sleep).remarks == (f"{len(told)} of 28 nights recorded.",)


def test_numbers_are_written_as_people_write_them() -> None:
    days = list(PERIOD)
    ratings = tuple(Rating(days[n], typed(days[n]), "fatigue", value) for n, value in enumerate((5, 6, 5, 6)))
    nights = tuple(
        Night(days[n], typed(days[n]), None, time(23), 20, None, 40, woke)
        for n, woke in enumerate((time(6, 20), time(6, 20)))
    )
    summary = said(Record(PERIOD, ratings, nights))
    fatigue = there(summary.symptoms).lines[0]
    assert fatigue.median == "5.5"
    assert fatigue.details == ("middle half 5 to 6", "range 5 to 6, 4 days")
    assert fatigue.sentence == "Fatigue, 28 days, recorded on 4, median 5.5, lowest 5, highest 6."
    assert [line.median for line in there(summary.sleep).lines] == ["6:20", "0:20", "0:40", ""]
    assert summary.header.period == "26 October to 22 November 2026"
    assert summary.header.printed == "28 days · printed 22 November 2026"


def test_the_period_before_is_told_only_where_something_was_recorded() -> None:
    record = invented()
    last = record.period.before().last
    earlier = tuple(
        Rating(last - timedelta(days=n), typed(last - timedelta(days=n)), "fatigue", value)
        for n, value in enumerate((5, 5, 6, 7, 7))
    )
    summary = said(record, Record(record.period.before(), earlier))
    assert there(summary.symptoms).lines[0].before == "before: 6 (5 to 7), 5 days"
    assert {line.before for line in there(summary.symptoms).lines[1:]} == {""}
    assert {line.before for line in there(said(record).symptoms).lines} == {""}


def test_too_ill_is_a_recorded_day() -> None:
    ill = DayFact(LAST, typed(LAST), Fact.TOO_ILL, 1)
    summary = said(Record(PERIOD, facts=(ill,)))
    assert summary.recorded.count == "1"
    assert summary.recorded.marks[-1] == "too ill"
    assert summary.recorded.remarks == ("1 day marked too ill to fill in.",)


def test_nothing_recorded_is_said_and_never_zero() -> None:
    summary = said(Record(PERIOD))
    assert summary.recorded.care == "Fewer than 7 in 10 days recorded: read with care."
    blocks = (there(summary.symptoms), there(summary.sleep), there(summary.function))
    assert {line.median for block in blocks for line in block.lines} == {""}
    assert {bar.days for bar in there(summary.levels).bars} == {(0, 0, 0, 0, 0, 28)}


def test_asked_without_an_answer_differs_from_not_asked() -> None:
    migraine = Asked(PERIOD.first, typed(PERIOD.first), "migraine", True)
    dropped = tuple(Asked(PERIOD.first, typed(PERIOD.first), s.key, False) for s in catalogue().rated if s.is_folded)
    assert there(said(Record(PERIOD, choices=dropped)).others).remarks == ()
    assert there(said(Record(PERIOD, choices=(migraine, *dropped))).others).remarks == (
        "Asked, nothing recorded: Migraine.",
    )


def test_what_has_no_room_is_named_and_was_recorded_least() -> None:
    record = invented(28, len(OTHERS))
    sparse = OTHERS[3].key
    kept = tuple(r for r in record.ratings if r.symptom != sparse or r.day >= record.period.last - timedelta(days=9))
    summary = said(dataclasses.replace(record, ratings=kept), paper=Paper.LETTER)
    shown_keys = [line.key for line in there(summary.others).lines]
    assert 12 <= len(shown_keys) <= 24
    assert sparse not in shown_keys
    assert there(summary.others).remarks[0].startswith("Also recorded, without room here: ")
    assert " more." in there(summary.others).remarks[0] or OTHERS[3].name in there(summary.others).remarks[0]
    order = [s.key for s in catalogue().rated]
    assert shown_keys == sorted(shown_keys, key=order.index)


def test_only_the_days_of_the_period_count() -> None:
    record = invented(60)
    summary = summarise(record, catalogue(), Choices(PERIOD), LAST)
    assert len(summary.recorded.marks) == 28
    assert sum(there(summary.levels).bars[0].days) == 28


def test_the_persons_words_keep_their_direction_and_are_visibly_cut() -> None:
    summary = said(invented(), name="שרה כהן", talk=("long " * 1000, "", "b", "c", "d"))
    assert there(summary.header.name).right_to_left
    talk = there(summary.talk)
    assert [line.text for line in talk.lines[1:]] == ["b", "c"]
    assert len(talk.lines[0].text) <= 3000
    assert talk.lines[0].text.endswith("…")
    assert talk.more == "1 more, not on this page"
    empty = said(invented(), name=" \n", talk=("\x00", " "))
    assert empty.header.name is None
    assert there(empty.talk).lines == ()


def test_the_disclaimer_has_its_exact_words() -> None:
    assert said(invented()).disclaimer == (
        "Personal record. Not a diagnosis, not medical advice, no interpretation by software. "
        "Missing days are shown as missing; nothing was filled in."
    )


@pytest.mark.parametrize("days", [0, 3, 28])
def test_nothing_sounds_like_advice_or_a_verdict(days: int) -> None:
    record = invented(28, 8) if days == 28 else Record(Period.ending(LAST, max(days, 1)))
    summary = said(record, before(record, 8) if days == 28 else None, name="A", talk=("b",))
    words = dataclasses.replace(summary, disclaimer="")
    assert [text for text in strings(dataclasses.asdict(words)) if re.search(BANNED, text, re.IGNORECASE)] == []


def test_the_templates_hold_no_words_of_its_own_and_fetch_nothing() -> None:
    template = "".join((paths.REPORT / f"{part}.typ").read_text("utf-8") for part in ("look", "symptoms", "summary"))
    assert "@preview" not in template
    assert not re.search(r"#?\b(import|include|read|plugin)\b\s*[\"(]", template)
    assert re.findall(BANNED, re.sub(r"//.*", "", template), re.IGNORECASE) == []


def test_sentences_stay_short() -> None:
    record = invented(28, 20)
    summary = said(record, before(record))
    for text in (summary.recorded.care, *summary.recorded.remarks, *summary.recorded.scale, summary.how_made):
        for sentence in re.split(r"(?<=[.])\s", text):
            assert len(sentence.split()) <= 17


def test_other_years_are_written_out() -> None:
    period = Period(date(2025, 12, 20), date(2026, 1, 16))
    summary = summarise(Record(period), catalogue(), Choices(period), period.last)
    assert summary.header.period == "20 December 2025 to 16 January 2026"
    assert (summary.recorded.first, summary.recorded.last) == ("20 Dec 2025", "16 Jan 2026")
    single = Period(LAST, LAST)
    assert summarise(Record(single), catalogue(), Choices(single), LAST).header.period == "22 November 2026"

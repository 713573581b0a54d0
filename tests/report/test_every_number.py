"""Every number of page 1, counted again in plain Python from the record, and found in the text of the PDF."""

import io
import math
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import pypdf
import pytest

from tests.report.records import LAST, there
from tidebook.bundled import catalogue
from tidebook.demo.journal import invent
from tidebook.domain.activity import ActivityKind
from tidebook.domain.day_fact import Fact
from tidebook.domain.event import EventKind
from tidebook.domain.moment import Precision
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.report.choices import USUAL_EVENTS, Choices
from tidebook.report.drawings import drawings
from tidebook.report.layout import Paper
from tidebook.report.page import Summary
from tidebook.report.pdf import make_pdf
from tidebook.report.plain import plain_text
from tidebook.report.summary import summarise


@cache
def journal() -> Record:
    whole = Period.ending(LAST, 200)
    return Record(whole).amended({entry.id: entry for entry in invent(LAST, 200, 5)})


@cache
def page(days: int, paper: Paper) -> tuple[Summary, str]:
    choices = Choices(Period.ending(LAST, days), paper, compare=Period.ending(LAST, days).before())
    summary = summarise(journal(), catalogue(), choices, LAST)
    made = make_pdf(summary, drawings(journal(), catalogue(), summary))
    pages = pypdf.PdfReader(io.BytesIO(made.content)).pages
    assert len(pages) == 1
    return summary, flat(pages[0].extract_text())


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def shown(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def clock(minutes: float) -> str:
    whole = math.floor(minutes + 0.5)
    return f"{whole // 60}:{whole % 60:02d}"


def spoken(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def three(values: Iterable[float]) -> tuple[float, float, float]:
    """Lower quartile, median, upper quartile: a value, or halfway between two (Hyndman and Fan's type 2)."""
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * len(ordered)
        low = math.ceil(place) - 1
        return (ordered[low] + ordered[math.floor(place)]) / 2

    return at(0.25), at(0.5), at(0.75)


def late(about: date, typed: date) -> int:
    return (typed - about).days


def ratings(period: Period, symptom: str) -> list[int]:
    """The values that count: typed at most three days later."""
    return [
        r.value
        for r in journal().ratings
        if r.symptom == symptom and r.day in period and late(r.day, r.stamp.local.date()) <= 3
    ]


SIZES = [(paper, days) for paper in Paper for days in (3, 28, 90)]


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_the_days_recorded(paper: Paper, days: int) -> None:
    summary, text = page(days, paper)
    period = Period.ending(LAST, days)
    record = journal()
    dated = (
        record.ratings,
        record.nights,
        record.facts,
        record.notes,
        record.activities,
        record.pains,
        record.scores,
    )
    everything = [e for kind in dated for e in kind if e.day in period]
    recorded = {e.day for e in everything}
    ill = {f.day for f in record.facts if f.fact is Fact.TOO_ILL and f.day in period}
    only_late = {
        d for d in recorded - ill if all(late(d, e.stamp.local.date()) > 1 for e in everything if e.day == d)
    }
    assert f"{len(recorded)} of {days} days recorded" in text
    assert Counter(summary.recorded.marks)["late"] == len(only_late)
    assert Counter(summary.recorded.marks)["too ill"] == len(ill)
    assert (f"{len(only_late)} day" in text) or not only_late
    assert (f"{len(ill)} day" in text) or not ill
    assert ("read with care" in text) == (len(recorded) < 0.7 * days)


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_symptoms_and_days_at_each_level(paper: Paper, days: int) -> None:
    summary, text = page(days, paper)
    period = Period.ending(LAST, days)
    for symptom in catalogue().quick:
        now, then = ratings(period, symptom.key), ratings(period.before(), symptom.key)
        low, middle, high = three(now)
        half = spoken(shown(low), shown(high))
        range_ = spoken(shown(min(now)), shown(max(now)))
        unit = "day" if len(now) == 1 else "days"
        said = f"{shown(middle)} median middle half {half} range {range_}, {len(now)} {unit}"
        assert said in text
        if then:
            low, middle, high = three(then)
            assert f"before: {shown(middle)} ({spoken(shown(low), shown(high))}), {len(then)} day" in text
        values = [r.value for r in journal().ratings if r.symptom == symptom.key and r.day in period]
        counts = [sum(a <= v <= b for v in values) for a, b in ((0, 0), (1, 3), (4, 6), (7, 8), (9, 10))]
        bar = next(bar for bar in there(summary.levels).bars if bar.key == symptom.key)
        assert bar.days == (*counts, days - len(values))


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_other_symptoms_are_all_there_with_their_numbers_or_by_name(paper: Paper, days: int) -> None:
    summary, text = page(days, paper)
    period = Period.ending(LAST, days)
    block = there(summary.others)
    quick = {symptom.key for symptom in catalogue().quick}
    recorded = {r.symptom for r in journal().ratings if r.day in period} - quick
    mood = {s.key for s in catalogue().symptoms if s.group == "mood"}
    lines = {line.key: line for line in block.lines}
    assert set(lines) <= recorded - mood
    unsaid = 0
    for key in recorded - mood:
        name = catalogue().by_key[key].name if key in catalogue().by_key else None
        if key in lines:
            now = ratings(period, key)
            if now:
                low, middle, high = three(now)
                half = spoken(shown(low), shown(high))
                assert f"{shown(middle)} {half}" in text
                assert (lines[key].median, lines[key].half, lines[key].n) == (shown(middle), half, str(len(now)))
        elif name is not None and name not in text:
            unsaid += 1
    assert unsaid == 0 or re.search(r"and \d+ more", text)


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_function_and_sleep(paper: Paper, days: int) -> None:
    summary, text = page(days, paper)
    period = Period.ending(LAST, days)
    hours = [
        f.value
        for f in journal().facts
        if f.fact is Fact.HOURS_UPRIGHT and f.day in period and late(f.day, f.stamp.local.date()) <= 3
    ]
    low, middle, high = three(hours)
    assert f"{shown(middle)} median middle half {spoken(shown(low), shown(high))}" in text
    nights = [n for n in journal().nights if n.day in period]
    counted = [n for n in nights if late(n.day, n.stamp.local.date()) <= 3]
    assert f"{len(nights)} of {days} nights recorded." in text
    for name, values in (
        ("Asleep", [n.asleep_min for n in counted if n.asleep_min is not None]),
        ("To fall asleep", [n.minutes_to_fall_asleep for n in counted if n.minutes_to_fall_asleep is not None]),
        ("Awake in the night", [n.minutes_awake for n in counted if n.minutes_awake is not None]),
    ):
        if values:
            low, middle, high = three(values)
            said = f"{name} {clock(middle)} {spoken(clock(low), clock(high))} {len(values)}"
            assert said in text
    worn = ratings(period, "unrefreshing_sleep")
    low, middle, high = three(worn)
    assert f"Woke up unrefreshed {shown(middle)} {spoken(shown(low), shown(high))} {len(worn)}" in text
    functions = Counter(e.function.words for e in journal().episodes if e.day in period and e.function is not None)
    for words, count in functions.items():
        assert f"{words} {count}" in flat(" ".join(there(summary.function).remarks))


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_payback(paper: Paper, days: int) -> None:
    summary, text = page(days, paper)
    period = Period.ending(LAST, days)
    episodes = [e for e in journal().episodes if e.onset.day in period]
    assert f"{len(episodes)} episode" in text
    lengths = [(e.ended.day - e.onset.day).days + 1 for e in episodes if e.ended is not None]
    if lengths:
        range_ = spoken(str(min(lengths)), str(max(lengths)))
        assert f"Lasted: median {shown(three(lengths)[1])} d (range {range_})" in text
    mine = {e.id: e for e in episodes}
    activities = {a.id: a for a in journal().activities}
    links = [link for link in journal().links if link.episode in mine]
    assert all(link.activity in activities for link in links)
    delays = " ".join(there(summary.payback).lines[0].details)
    for link in links:
        episode, activity = mine[link.episode], activities[link.activity]
        if episode.onset.precision in {Precision.DAY, Precision.UNSURE}:
            ended = activity.day
            if activity.started is not None and activity.minutes is not None:
                start = activity.started.hour * 60 + activity.started.minute
                ended += timedelta(days=(start + activity.minutes) // 1440)
            apart = (episode.onset.day - ended).days
            assert (f"{apart} d" if apart else "same day") in delays
    unknown = len(mine.keys() - {link.episode for link in links})
    if unknown:
        assert flat("not known" if unknown == 1 else f"not known × {unknown}") in flat(delays)
        assert flat("not known" if unknown == 1 else f"not known × {unknown}") in text
    kinds = Counter(kind for key in {link.activity for link in links} for kind in activities[key].kinds)
    for kind in ActivityKind:
        if kinds[kind]:
            assert f"{kind.words} {kinds[kind]}" in text


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_pairs_of_the_two_periods(paper: Paper, days: int) -> None:
    _, text = page(days, paper)
    period = Period.ending(LAST, days)
    for symptom in catalogue().quick:
        now, then = ratings(period, symptom.key), ratings(period.before(), symptom.key)
        if min(len(now), len(then)) < 14:
            assert "needs 14 days each" in text
            continue
        pairs = [(a > b, a == b, a < b) for a in now for b in then]
        shares = [100 * sum(pair[at] for pair in pairs) / len(pairs) for at in range(3)]
        found = re.findall(r"(\d+), (\d+), (\d+)(?= |$)", text)
        assert any(all(abs(int(told) - share) < 1 for told, share in zip(one, shares, strict=True)) for one in found)


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_events_have_letters(paper: Paper, days: int) -> None:
    summary, text = page(days, paper)
    period = Period.ending(LAST, days)
    events = [e for e in journal().events if e.kind in USUAL_EVENTS and e.day in period]
    block = there(summary.symptoms)
    assert [mark.letter for mark in block.marks] == list("abcdefghijklmnopqrstuvwxyz"[: len(block.marks)])
    beyond = len(events) - len(block.marks)
    assert (f"{beyond} more not marked" in text) == (beyond > 0)
    for mark in block.marks:
        assert flat(f"{mark.letter} {mark.words}") in text
        day = period.first + timedelta(days=mark.at)
        assert any(e.day == day and e.what in mark.words for e in events)
    assert EventKind.LIFE not in {e.kind for e in events}


def test_the_plain_text_holds_the_same_numbers() -> None:
    summary, _ = page(28, Paper.A4)
    text = plain_text(summary)
    for line in (*there(summary.symptoms).lines, *there(summary.others).lines, *there(summary.sleep).lines):
        assert line.name in text
        if line.median:
            assert f"median {line.median}, middle half {line.half}" in text
    assert summary.recorded.of in text
    assert summary.disclaimer in text
    assert "\u00a0" not in text
    assert "  ·  " not in text.splitlines()[0]

"""What the person says on the page: questions, events, anchors, payback; and the days since an appointment."""

import io
import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pypdf
import pytest

from tests.report.records import LAST, OTHERS, invented, there, typed
from tidebook.bundled import catalogue
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.episode import Certainty, Episode, Function, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.report.choices import Choices, Recipient
from tidebook.report.drawings import drawings
from tidebook.report.layout import Paper
from tidebook.report.page import Summary
from tidebook.report.pdf import make_pdf
from tidebook.report.since import since_last_appointment
from tidebook.report.summary import summarise

PERIOD = Period.ending(LAST, 28)


def said(record: Record, **chosen: Any) -> Summary:
    return summarise(record, catalogue(), Choices(PERIOD, **chosen), LAST)


def printed(record: Record, summary: Summary) -> str:
    made = make_pdf(summary, drawings(record, catalogue(), summary))
    pages = pypdf.PdfReader(io.BytesIO(made.content)).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def ago(days: int) -> date:
    return LAST - timedelta(days=days)


def event(day: date, what: str = "x", kind: EventKind = EventKind.CHANGED) -> Event:
    return Event(day, typed(min(day, LAST)), uuid4(), kind, what)


def episode(onset: Moment, **more: Any) -> Episode:
    return Episode(onset.day, typed(onset.day), uuid4(), onset, **more)


def activity(day: date, *kinds: ActivityKind, **more: Any) -> Activity:
    return Activity(day, typed(day), uuid4(), "shopping", frozenset(kinds), **more)


def link(one: Episode, other: UUID) -> Link:
    return Link(one.day, typed(one.day), one.id, other, Certainty.MAYBE)


def test_delays_are_listed_each_as_precisely_as_it_is_known() -> None:
    walk = activity(ago(12), ActivityKind.PHYSICAL, started=time(10), minutes=60)
    read = activity(ago(31), ActivityKind.COGNITIVE, ActivityKind.PHYSICAL)
    began = [
        episode(Moment(ago(12), Precision.HOUR, time(16)), ended=Moment(ago(10)), function=Function.IN_BED),
        episode(Moment(ago(11), Precision.HALF_DAY, time(12)), ended=Moment(ago(10)), function=Function.IN_BED),
        episode(Moment(ago(27)), ended=Moment(ago(20))),
        episode(Moment(ago(5), Precision.UNSURE), no_cause=True),
        episode(Moment(ago(40)), ended=Moment(ago(27))),
    ]
    links = [link(began[0], walk.id), link(began[1], walk.id), link(began[2], read.id)]
    record = Record(Choices(PERIOD).reads, activities=(walk, read), episodes=tuple(began), links=tuple(links))
    summary = said(record)
    block = there(summary.payback)
    assert (block.lines[0].median, block.lines[0].days) == ("4", "episodes began")
    assert block.lines[0].details == (
        "Lasted: median 3 d (range 2 to 8), 1 has no end yet.",
        "From activity to start: 5 h, 1.5 d, 4 d, not known.",
        "Linked: physical\u00a02; thinking\u00a01.",
    )
    assert block.remarks == ("1 more began earlier and reached in.", "Links were made by me.")
    assert there(summary.function).remarks == ("In payback episodes: in bed\u00a02; not said\u00a02.",)
    assert "5 h, 1.5 d, 4 d, not known." in printed(record, summary)


def test_many_delays_stand_together_and_none_is_left_out() -> None:
    shop = activity(ago(20), ActivityKind.PHYSICAL)
    began = [episode(Moment(ago(20 - n))) for n in (0, 1, 1, 1, 2, 2, 5, 5)] + [episode(Moment(ago(1)))] * 1
    record = Record(
        Choices(PERIOD).reads,
        activities=(shop,),
        episodes=tuple(began),
        links=tuple(link(one, shop.id) for one in began[:-1]),
    )
    told = there(said(record).payback).lines[0].details[1].replace("\u00a0", " ")
    assert told == "From activity to start: same day, 1 d × 3, 2 d × 2, 5 d × 2, not known."


def test_an_episode_that_began_before_its_activity_ended_says_so() -> None:
    shop = activity(ago(4))
    began = (episode(Moment(ago(6))), episode(Moment(ago(3), Precision.UNSURE)))
    record = Record(PERIOD, activities=(shop,), episodes=began, links=tuple(link(one, shop.id) for one in began))
    assert there(said(record).payback).lines[0].details[1] == "From activity to start: 2 d before, about 1 d."


def test_an_episode_without_a_link_is_not_known() -> None:
    record = Record(PERIOD, episodes=(episode(Moment(ago(3))), episode(Moment(ago(2)))))
    told = there(said(record).payback).lines[0].details[1].replace("\u00a0", " ")
    assert told == "From activity to start: not known × 2."
    none = there(said(Record(PERIOD)).payback)
    assert (none.lines[0].median, none.lines[0].details, none.remarks) == ("0", (), ())


def test_a_score_called_funcap_is_printed_as_it_was_written_down() -> None:
    scores = (
        Score(ago(9), typed(ago(9)), uuid4(), "FUNCAP27", 3.4, "the clinic"),
        Score(ago(30), typed(ago(30)), uuid4(), "FUNCAP27", 2.9, "the clinic"),
        Score(ago(2), typed(ago(2)), uuid4(), "FIQR", 57.0),
    )
    assert there(said(Record(Choices(PERIOD).reads, scores=scores)).function).remarks == (
        "FUNCAP27: 3.4, 13 November 2026, the clinic.",
    )


def test_questions_come_from_the_profile_unless_something_is_typed() -> None:
    line = ProfileLine(LAST, typed(LAST), About.QUESTIONS, "one\n\ntwo")
    record = Record(PERIOD, profile=(line,))
    assert [line.text for line in there(said(record).talk).lines] == ["one", "two"]
    assert [line.text for line in there(said(record, talk=("mine",)).talk).lines] == ["mine"]
    assert there(said(record, talk=()).talk).lines == ()


@pytest.mark.parametrize("paper", Paper)
def test_a_long_line_says_what_is_left_out_or_where_it_goes_on(paper: Paper) -> None:
    record = invented()
    long = ("word " * 59).strip()
    text = printed(record, said(record, talk=(long, long, long), paper=paper))
    assert text.count("… (letters left out: ") == 3
    text = printed(record, said(record, talk=(long, long, long), paper=paper, appendix=frozenset({"notes"})))
    assert text.count("… continues in the appendix") == 3
    assert "letters left out" not in text
    assert "left out:" not in printed(record, said(record, talk=(long,), paper=paper))


def test_the_letters_left_out_are_counted() -> None:
    long = ("word " * 200).strip()
    text = printed(invented(), said(invented(), talk=(long, "b", "c")))
    shown, left_out = re.findall(r"1 ((?:word ?)+[word]*)… \(letters left out: (\d+)\)", text)[0]
    assert len(shown) + int(left_out) in {len(long), len(long) - 1}


def test_events_get_letters_in_the_order_of_their_days() -> None:
    events = (
        event(ago(2), "tablets, more"),
        event(ago(20), "a cold", EventKind.INFECTION),
        event(ago(5), "secret", EventKind.LIFE),
        event(ago(30)),
        event(LAST + timedelta(days=9), "later", EventKind.APPOINTMENT),
    )
    cold = replace(events[1], until=ago(15))
    record = Record(PERIOD, events=(events[0], cold, *events[2:]))
    block = there(said(record).symptoms)
    assert [(mark.letter, mark.at) for mark in block.marks] == [("a", 7), ("b", 25)]
    key = block.below[0].replace("\u00a0", " ")
    assert key == "a 2 Nov to 7 Nov Infection: a cold  ·  b 20 Nov Changed: tablets, more"
    svg = drawings(record, catalogue(), said(record))
    assert b">a</text>" in svg["fatigue"] and b">b</text>" in svg["fatigue"]
    assert all(b"stroke-dasharray" in one for one in svg.values())


@pytest.mark.parametrize(("appendix", "words"), [((), "not marked"), (("events",), "in the appendix")])
def test_events_without_room_are_counted(appendix: tuple[str, ...], words: str) -> None:
    events = tuple(event(ago(n), "a long name of a medicine, changed once more") for n in range(20))
    record = Record(PERIOD, events=events)
    summary = said(record, appendix=frozenset(appendix))
    shown = len(there(summary.symptoms).marks)
    assert 1 <= shown < 20
    assert f"{20 - shown} more {words}" in printed(record, summary)


def test_anchors_stand_by_their_symptom_and_a_change_is_marked() -> None:
    anchors = (
        Anchor(ago(60), typed(ago(60)), "fatigue", 6, "can leave the house"),
        Anchor(ago(10), typed(ago(10)), "fatigue", 6, "can sit at the table"),
        Anchor(ago(60), typed(ago(60)), "pem", 3, "can cook"),
        Anchor(ago(60), typed(ago(60)), "brain_fog", 3, "can follow a film with its sound off, if nobody talks"),
    )
    record = replace(invented(), anchors=anchors)
    summary = said(record)
    lines = {line.key: line for line in there(summary.symptoms).lines}
    fatigue = there(lines["fatigue"].anchors).text
    assert fatigue == "6 since 12 Nov: can sit at the table"
    assert lines["fatigue"].changed == ((17, 6),)
    assert there(lines["pem"].anchors).text.replace("\u00a0", " ") == "3: can cook"
    assert lines["brain_fog"].anchors is None
    text = printed(record, summary)
    assert "What my numbers mean. Brain fog 3: can follow a film with its sound off, if nobody talks" in text
    assert "can sit at the table" in text
    assert "new meaning" in text
    assert "new meaning" not in printed(invented(), said(invented()))


def test_own_symptoms_are_among_the_others_and_among_the_five_if_chosen() -> None:
    key = own_key(uuid4())
    names = (
        OwnName(ago(40), typed(ago(40)), key, "Buzzing"),
        OwnName(ago(3), typed(ago(3)), key, "Buzzing legs <b>"),
    )
    ratings = tuple(Rating(ago(n), typed(ago(n)), key, n) for n in range(5))
    record = Record(PERIOD, ratings=ratings, own_names=names)
    others = there(said(record).others)
    assert [(line.name, line.median, line.n) for line in others.lines] == [("Buzzing legs <b>", "2", "5")]
    summary = said(record, symptoms=(key, "pain_overall"))
    assert [line.key for line in there(summary.symptoms).lines] == [key, "pain_overall"]
    assert there(summary.others).lines == ()
    assert "Buzzing legs <b>" in printed(record, summary)


@pytest.mark.parametrize("paper", Paper)
def test_no_name_of_the_catalogue_is_cut(paper: Paper) -> None:
    record = invented(28, len(OTHERS))
    for start in range(0, len(OTHERS), 8):
        keys = {symptom.key for symptom in OTHERS[start : start + 8]}
        part = replace(record, ratings=tuple(r for r in record.ratings if r.symptom in keys))
        text = printed(part, said(part, paper=paper, recipient=Recipient(mood=True)))
        for symptom in OTHERS[start : start + 8]:
            assert symptom.name in text
        assert "…" not in text


def test_my_own_answer_and_the_comparison_are_told() -> None:
    answer = "My ability to function is a little worse."
    record = replace(invented(56), period=Choices(PERIOD).reads)
    summary = said(record, change=answer, compare=PERIOD.before())
    text = printed(record, summary)
    assert f"My own answer: {answer}" in text
    assert "Periods can differ for many reasons." in text
    assert "28 Sept to 25 Oct" in text
    empty = there(said(record).changes)
    assert (empty.answer, empty.versus) == (None, None)
    assert empty.empty in printed(record, said(record))


def test_the_earlier_period_comes_first_whichever_the_page_is_about() -> None:
    earlier, later = PERIOD.before(), PERIOD
    ratings = tuple(Rating(day, typed(day), "fatigue", 8 if day in later else 2) for day in (*earlier, *later))
    record = Record(Period(earlier.first, later.last), ratings)
    for period, other in ((later, earlier), (earlier, later)):
        summary = summarise(record, catalogue(), Choices(period, compare=other), LAST)
        rows = there(there(summary.changes).versus).rows
        assert [row[1] for row in rows] == ["2 (2)", "8 (8)", "100, 0, 0"]


def test_since_the_last_appointment() -> None:
    assert since_last_appointment(Record(PERIOD), LAST) is None
    events = (event(ago(40), kind=EventKind.APPOINTMENT), event(LAST, kind=EventKind.APPOINTMENT), event(ago(3)))
    record = Record(PERIOD, events=events)
    assert since_last_appointment(record, LAST) == Period(ago(40), LAST)
    ticked = DayFact(ago(12), typed(ago(12)), Fact.APPOINTMENT, 1)
    assert since_last_appointment(replace(record, facts=(ticked,)), LAST) == Period(ago(12), LAST)
    summary = said(record, since_appointment=True)
    assert summary.header.printed == "28 days, since my last appointment · printed 22 November 2026"


def test_what_has_to_be_read_reaches_back_for_all_that_is_shown() -> None:
    # The running median counts the days around, too.
    until = LAST + timedelta(days=3)
    assert Choices(PERIOD).reads == Period(PERIOD.before().first, until)
    short = Choices(Period.ending(LAST, 3)).reads
    assert short == Period(ago(12), until)
    far = Period.ending(ago(300), 28)
    assert Choices(PERIOD, compare=far).reads == Period(far.first, until)

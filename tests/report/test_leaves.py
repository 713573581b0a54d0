"""What is said to leave is what stands there; no line contradicts another."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.records import LAST, before, invented, there, together, typed
from tests.report.test_blocks import activity, ago, episode, event, link
from tests.report.test_recipients import private_record
from tidebook.bundled import catalogue
from tidebook.domain.anchor import Anchor
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.profile import About
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.report.appendix_lists import own_words
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.choices import Choices, Part, Recipient
from tidebook.report.leaves import what_leaves
from tidebook.report.material import Material
from tidebook.report.plain import plain_text
from tidebook.report.summary import summarise

PERIOD = Period.ending(LAST, 28)
NOTHING = "Everything before and after the days of this page."
ALL_EVENTS = Recipient(events=frozenset(EventKind))
MANY = tuple(
    Event(day, typed(day), uuid4(), EventKind.STARTED, f"a medicine with a long name {day}") for day in PERIOD
)


def said(record: Record, choices: Choices) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return what_leaves(choices, record, catalogue())


def test_events_leave_that_have_a_letter() -> None:
    record = Record(PERIOD, events=(*MANY, Event(LAST, typed(LAST), uuid4(), EventKind.LIFE, "a feast")))
    lettered = len(there(summarise(record, catalogue(), Choices(PERIOD), LAST).symptoms).marks)
    assert 0 < lettered < len(MANY)
    leaves, stays = said(record, Choices(PERIOD))
    assert f"Events with their words: {lettered}." in leaves
    assert f"Other events: {len(MANY) + 1 - lettered}." in stays
    leaves, stays = said(record, Choices(PERIOD, appendix=frozenset({"events"})))
    assert f"Events with their words: {len(MANY)}." in leaves
    assert "Other events: 1." in stays
    few = Recipient(parts=frozenset({Part.SLEEP}))
    leaves, stays = said(record, Choices(PERIOD, recipient=few))
    assert f"Events: {len(MANY) + 1}." in stays
    assert not [line for line in leaves if "vents" in line]


def test_notes_leave_only_with_the_part_where_they_stand() -> None:
    record = Record(PERIOD, notes=(Note(LAST, typed(LAST), "one"),))
    for notes, appendix, leave in ((True, {"notes"}, True), (True, set(), False), (False, {"notes"}, False)):
        leaves, stays = said(record, Choices(PERIOD, recipient=Recipient(notes=notes), appendix=frozenset(appendix)))
        assert ("Notes: 1." in leaves, "Notes: 1." in stays) == (leave, not leave)


def test_nothing_is_said_of_what_is_not_there() -> None:
    leaves, stays = said(Record(PERIOD), Choices(PERIOD))
    assert leaves[0] == "How much was recorded, day by day."
    assert len(leaves) == 2
    assert stays == (NOTHING, "The tables of values (CSV).")


def other_days(record: Record, choices: Choices) -> list[str]:
    leaves, stays = said(record, choices)
    found = [line for line in leaves if line.startswith("From other days: ")]
    assert (NOTHING in stays) == (not found)
    assert ("Everything else before and after the days of this page." in stays) == bool(found)
    return found[0].removeprefix("From other days: ").removesuffix(".").split("; ") if found else []


def test_what_lies_before_is_named() -> None:
    assert other_days(Record(PERIOD), Choices(PERIOD)) == []
    now = invented()
    earlier = PERIOD.before()
    assert other_days(together(before(now), now), Choices(PERIOD)) == ["numbers of 28 September to 25 October 2026"]
    sleep = Recipient(parts=frozenset({Part.SLEEP}))
    assert other_days(together(before(now), now), Choices(PERIOD, recipient=sleep)) == []
    assert other_days(now, Choices(PERIOD, compare=earlier)) == ["numbers of 28 September to 25 October 2026"]
    assert other_days(now, Choices(PERIOD, compare=earlier, recipient=sleep)) == []


def test_scores_links_and_episodes_from_before_are_named() -> None:
    day = PERIOD.first - timedelta(days=3)
    score = Score(day, typed(day), uuid4(), "FUNCAP27", 2.5)
    assert other_days(Record(PERIOD, scores=(score,)), Choices(PERIOD)) == ["FUNCAP27 of 23 October 2026"]
    mine, walk = episode(Moment(PERIOD.first)), activity(day)
    record = Record(Choices(PERIOD).reads, activities=(walk,), episodes=(mine,), links=(link(mine, walk.id),))
    assert other_days(record, Choices(PERIOD)) == ["1 linked activity"]
    assert other_days(record, Choices(PERIOD, recipient=Recipient(parts=frozenset({Part.SLEEP})))) == []
    reaching = Record(PERIOD, episodes=(episode(Moment(day)),))
    assert other_days(reaching, Choices(PERIOD)) == ["1 episode or event that reaches in or out"]


def test_meanings_from_before_are_named() -> None:
    day = PERIOD.first - timedelta(days=30)
    record = Record(PERIOD, anchors=(Anchor(day, typed(day), "fatigue", 6, "short walks"),))
    assert other_days(record, Choices(PERIOD)) == ["what my numbers mean, as written before"]
    sleep = Recipient(parts=frozenset({Part.SLEEP}))
    assert other_days(record, Choices(PERIOD, recipient=sleep)) == []
    assert other_days(record, Choices(PERIOD, recipient=sleep, appendix=frozenset({"numbers"}))) != []


def test_what_the_appendix_tells_is_not_said_to_stay() -> None:
    few = Recipient(parts=frozenset({Part.TALK}))
    stays = said(invented(), Choices(PERIOD, recipient=few, appendix=frozenset({"days", "symptoms"})))[1]
    assert "Not on the page: payback episodes, changes." in stays


@settings(max_examples=60, deadline=None)
@given(
    st.frozensets(st.sampled_from(Part)),
    st.frozensets(st.sampled_from([part.value for part in AppendixPart])),
    st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    st.frozensets(st.sampled_from(About)),
    st.frozensets(st.sampled_from(EventKind)),
)
def test_no_line_contradicts_another(
    parts: frozenset[Part],
    appendix: frozenset[str],
    switches: tuple[bool, bool, bool, bool],
    identity: frozenset[About],
    events: frozenset[EventKind],
) -> None:
    notes, mood, cycle, tables = switches
    who = Recipient("x", "", parts, notes, mood, cycle, identity, events)
    record = replace(private_record(), events=(*private_record().events, event(ago(2)), *MANY[:9]))
    leaves, stays = said(record, Choices(PERIOD, recipient=who, appendix=appendix, attach_data=tables))
    subjects = [line.partition(":")[0] for line in (*leaves, *stays)]
    assert len(set(subjects)) == len(subjects)
    counts = [int(line.split(": ")[1].rstrip(".")) for line in (*leaves, *stays) if "vents" in line.split(":")[0]]
    assert sum(counts) == len(record.events)


@pytest.mark.parametrize("part", [Part.TALK, Part.CHANGES])
def test_words_of_a_hidden_block_are_not_in_the_appendix(part: Part) -> None:
    hidden = Recipient(parts=frozenset(Part) - {part})
    choices = Choices(PERIOD, recipient=hidden, talk=("the stairs",), change="less rest")
    told = str(own_words(Material.of(Record(PERIOD), catalogue(), choices, LAST)))
    assert ("the stairs" in told, "less rest" in told) == (part is Part.CHANGES, part is Part.TALK)


def test_the_heading_asks_for_nothing_that_was_not_answered() -> None:
    for change, compare, heading in (
        ("less rest", PERIOD.before(), "Changes since last summary"),
        ("", PERIOD.before(), "Beside the days before"),
        ("", None, "Changes"),
    ):
        summary = summarise(invented(), catalogue(), Choices(PERIOD, change=change, compare=compare), LAST)
        assert there(summary.changes).heading == heading
        assert heading.upper() in plain_text(summary).splitlines()

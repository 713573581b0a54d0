"""What a recipient does not get to see is nowhere on the page, and is named among what stays."""

import io
from dataclasses import replace
from uuid import uuid4

import pypdf
import pytest

from tests.report.records import LAST, invented, there, typed
from tidebook.bundled import catalogue
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.episode import Episode, Felt
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.report.choices import Choices, Part, Recipient
from tidebook.report.drawings import drawings
from tidebook.report.leaves import what_leaves
from tidebook.report.pdf import make_pdf
from tidebook.report.plain import plain_text
from tidebook.report.recipients import permitted, recipients
from tidebook.report.summary import summarise

PERIOD = Period.ending(LAST, 28)
PRIVATE = ("Zoë Secret", "3 May 1984", "spring 2019", "lupus", "Low mood", "a quarrel", "Anniversary", "dear diary")


def private_record() -> Record:
    record = invented()
    day, stamp = LAST, typed(LAST)
    event = Event(day, stamp, uuid4(), EventKind.LIFE, "Anniversary")
    return replace(
        record,
        ratings=(*record.ratings, Rating(day, stamp, "low_mood", 9)),
        choices=(Asked(PERIOD.first, typed(PERIOD.first), "low_mood", True),),
        facts=(*record.facts, DayFact(day, stamp, Fact.PERIOD, 1)),
        notes=(Note(day, stamp, "dear diary, a quarrel"),),
        anchors=(Anchor(day, stamp, "low_mood", 9, "a quarrel"),),
        events=(event,),
        episodes=(Episode(day, stamp, uuid4(), Moment(day), symptoms=frozenset({("low_mood", Felt.WORSE)})),),
        profile=(
            ProfileLine(day, stamp, About.NAME, "Zoë Secret"),
            ProfileLine(day, stamp, About.BIRTH_DATE, "3 May 1984"),
            ProfileLine(day, stamp, About.ILL_SINCE, "spring 2019"),
            ProfileLine(day, stamp, About.DIAGNOSES, "lupus"),
        ),
    )


def texts(choices: Choices) -> tuple[str, str]:
    record = private_record()
    summary = summarise(record, catalogue(), choices, LAST)
    made = make_pdf(summary, drawings(record, catalogue(), summary))
    pages = pypdf.PdfReader(io.BytesIO(made.content)).pages
    return pages[0].extract_text().replace("\u00a0", " "), plain_text(summary)


@pytest.mark.parametrize("who", recipients(), ids=lambda who: who.key)
def test_nothing_private_leaves_unless_it_is_switched_on(who: Recipient) -> None:
    for text in texts(Choices(PERIOD, recipient=who)):
        assert [words for words in PRIVATE if words in text] == []
    leaves, stays = what_leaves(Choices(PERIOD, recipient=who), private_record(), catalogue())
    assert {"Notes: 1.", "Ratings of mood: 1.", "Days marked as period: 1.", "Events: 1."} <= set(stays)
    assert {
        "My name.",
        "My birth date.",
        "When the illness began.",
        "What my illness is called, in my words.",
    } <= set(stays)
    assert not [sentence for sentence in leaves for words in PRIVATE if words in sentence]


def test_what_is_switched_on_leaves() -> None:
    who = Recipient(notes=True, mood=True, cycle=True, identity=frozenset(About), events=frozenset(EventKind))
    choices = Choices(PERIOD, recipient=who, covers=Period(PERIOD.first, LAST), attach_data=True)
    for text in texts(choices):
        for words in ("Zoë Secret", "born 3 May 1984", "ill since spring 2019", "lupus", "Low mood", "Anniversary"):
            assert words in text
        assert "journal since 26 October 2026" in text
    leaves, stays = what_leaves(choices, private_record(), catalogue())
    assert {"Ratings of mood: 1.", "My name: Zoë Secret", "Events with their words: 1."} <= set(leaves)
    # They stand in the appendix only.
    assert stays == ("Notes: 1.", "Days marked as period: 1.", "Everything before and after the days of this page.")
    choices = replace(choices, appendix=frozenset({"notes", "days"}))
    leaves, stays = what_leaves(choices, private_record(), catalogue())
    assert {"Notes: 1.", "Days marked as period: 1."} <= set(leaves)
    assert stays == ("Everything before and after the days of this page.",)


def test_the_gate_takes_out_every_trace() -> None:
    kept = permitted(private_record(), catalogue(), Choices(PERIOD))
    assert [*kept.notes, *kept.profile, *kept.anchors, *kept.choices, *kept.events] == []
    assert "low_mood" not in {rating.symptom for rating in kept.ratings}
    assert Fact.PERIOD not in {fact.fact for fact in kept.facts}
    assert [episode.symptoms for episode in kept.episodes] == [frozenset()]


def test_a_day_with_nothing_to_show_is_recorded_all_the_same() -> None:
    record = Record(PERIOD, notes=(Note(LAST, typed(LAST), "dear diary"),))
    summary = summarise(record, catalogue(), Choices(PERIOD), LAST)
    assert summary.recorded.count == "1"


def test_a_recipient_sees_the_blocks_that_are_theirs() -> None:
    few = Recipient("family", parts=frozenset({Part.TALK, Part.SLEEP}))
    record = invented()
    summary = summarise(record, catalogue(), Choices(PERIOD, recipient=few), LAST)
    assert (summary.symptoms, summary.levels, summary.others, summary.function) == (None,) * 4
    assert (summary.payback, summary.changes) == (None, None)
    assert there(summary.talk).lines == ()
    made = make_pdf(summary, drawings(record, catalogue(), summary))
    text = pypdf.PdfReader(io.BytesIO(made.content)).pages[0].extract_text()
    assert "Sleep" in text
    assert "Fatigue" not in text + plain_text(summary)
    leaves, stays = what_leaves(Choices(PERIOD, recipient=few), record, catalogue())
    assert "On the page: what I want to talk about, sleep." in leaves
    assert any(sentence.startswith("Not on the page: five symptoms") for sentence in stays)


def test_a_single_event_can_stay() -> None:
    event = Event(LAST, typed(LAST), uuid4(), EventKind.APPOINTMENT, "the lawyer")
    choices = Choices(PERIOD, hidden_events=frozenset({event.id}))
    shown = summarise(Record(PERIOD, events=(event,)), catalogue(), Choices(PERIOD), LAST)
    hidden = summarise(Record(PERIOD, events=(event,)), catalogue(), choices, LAST)
    assert len(there(shown.symptoms).marks) == 1
    assert there(hidden.symptoms).marks == ()


def test_they_have_names() -> None:
    assert [who.name for who in recipients()] == ["GP", "Pain clinic", "Benefits office", "Family"]
    assert Recipient().name == "Clinician"
    assert Recipient("x", own_name="Dr Who").name == "Dr Who"

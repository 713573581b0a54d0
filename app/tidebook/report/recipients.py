"""What each recipient gets to see: their usual choices, and what is taken out for them."""

from dataclasses import replace

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.event import EventKind
from tidebook.domain.profile import About
from tidebook.domain.record import Record
from tidebook.report.choices import USUAL_EVENTS, Choices, Part, Recipient

MOOD = "mood"


def recipients() -> tuple[Recipient, ...]:
    """Return those whom people share with, each as they come: notes, mood, cycle and identity are off in all."""
    return (
        Recipient("gp"),
        Recipient("pain_clinic"),
        Recipient("benefits_office", events=USUAL_EVENTS - {EventKind.APPOINTMENT}),
        Recipient(
            "family",
            parts=frozenset({Part.TALK, Part.SYMPTOMS, Part.FUNCTION, Part.PAYBACK, Part.SLEEP}),
            events=frozenset(),
        ),
    )


def permitted(record: Record, catalogue: Catalogue, choices: Choices) -> Record:
    """Return the record without what this recipient does not see. All that leaves is made from what is returned."""
    who = choices.recipient
    if not who.mood:
        record = _without_mood(record, catalogue)
    return replace(
        record,
        notes=record.notes if who.notes else (),
        facts=record.facts if who.cycle else tuple(f for f in record.facts if f.fact is not Fact.PERIOD),
        profile=tuple(line for line in record.profile if line.about in who.identity | _questions(choices)),
        events=tuple(e for e in record.events if e.kind in who.events and e.id not in choices.hidden_events),
    )


def _without_mood(record: Record, catalogue: Catalogue) -> Record:
    hidden = {symptom.key for symptom in catalogue.symptoms if symptom.group == MOOD}
    return replace(
        record,
        ratings=tuple(rating for rating in record.ratings if rating.symptom not in hidden),
        choices=tuple(choice for choice in record.choices if choice.symptom not in hidden),
        anchors=tuple(anchor for anchor in record.anchors if anchor.symptom not in hidden),
        episodes=tuple(
            replace(episode, symptoms=frozenset(pair for pair in episode.symptoms if pair[0] not in hidden))
            for episode in record.episodes
        ),
    )


def _questions(choices: Choices) -> frozenset[About]:
    wanted = choices.talk is None and Part.TALK in choices.recipient.parts
    return frozenset({About.QUESTIONS}) if wanted else frozenset()

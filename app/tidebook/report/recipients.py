"""What each recipient gets to see: their usual choices, what is taken out for them, and both said in words."""

from collections.abc import Iterator
from dataclasses import replace

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.event import EventKind
from tidebook.domain.profile import About
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.report.choices import IDENTITY, USUAL_EVENTS, Choices, Part, Recipient

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


def what_leaves(choices: Choices, record: Record, catalogue: Catalogue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say in sentences what leaves with this page, and what does not.

    `record` is the whole record of the period, so that what stays at home can be counted.
    """
    record = record.within(choices.period)
    shown = permitted(record, catalogue, choices)
    leaves = [*_shown_blocks(choices), *_identity(choices, shown)]
    stays = list(_hidden_blocks(choices))
    for is_shown, there, words in _private(choices, record, shown, catalogue):
        (leaves if is_shown else stays).append(words)
        if is_shown and not there:
            leaves.pop()
    if choices.attach_data:
        leaves.append(_("The values shown, attached as tables (CSV)."))
    stays.append(_("Everything before and after the days of this page."))
    if not choices.attach_data:
        stays.append(_("The tables of values (CSV)."))
    return tuple(leaves), tuple(stays)


def _shown_blocks(choices: Choices) -> Iterator[str]:
    yield _("How much was recorded, day by day.")
    shown = [part.words for part in Part if part in choices.recipient.parts]
    if shown:
        yield _("On the page: {blocks}.").format(blocks=", ".join(shown))
    if choices.appendix:
        count = len(choices.appendix)
        yield ngettext("{count} part of the appendix.", "{count} parts of the appendix.", count).format(count=count)


def _hidden_blocks(choices: Choices) -> Iterator[str]:
    hidden = [part.words for part in Part if part not in choices.recipient.parts]
    if hidden:
        yield _("Not on the page: {blocks}.").format(blocks=", ".join(hidden))


def _identity(choices: Choices, shown: Record) -> Iterator[str]:
    if choices.name:
        yield _("The name typed for this page: {name}.").format(name=choices.name)
    words = _about_words()
    for line in shown.profile:
        if line.about in IDENTITY and not (line.about is About.NAME and choices.name):
            yield f"{words[line.about]}: {line.text}"
    if choices.covers is not None:
        yield _("Since when the journal is kept.")


def _about_words() -> dict[About, str]:
    return {
        About.NAME: _("My name"),
        About.BIRTH_DATE: _("My birth date"),
        About.ILL_SINCE: _("When the illness began"),
        About.DIAGNOSES: _("What my illness is called, in my words"),
    }


def _private(
    choices: Choices, record: Record, shown: Record, catalogue: Catalogue
) -> Iterator[tuple[bool, int, str]]:
    """Yield for each private kind whether it leaves, how much of it there is, and the sentence."""
    who = choices.recipient
    mood = {symptom.key for symptom in catalogue.symptoms if symptom.group == MOOD}
    ratings = sum(rating.symptom in mood for rating in record.ratings)
    cycle = sum(fact.fact is Fact.PERIOD for fact in record.facts)
    yield who.notes, len(record.notes), _count(_("Notes: {count}."), len(record.notes))
    yield who.mood, ratings, _count(_("Ratings of mood: {count}."), ratings)
    yield who.cycle, cycle, _count(_("Days marked as period: {count}."), cycle)
    events = [event for event in record.events if event.day in record.period]
    kept = sum(event.day in record.period for event in shown.events)
    if kept:
        yield True, kept, _count(_("Events with their words: {count}."), kept)
    if len(events) > kept:
        yield False, len(events) - kept, _count(_("Events: {count}."), len(events) - kept)
    held = {line.about for line in record.profile} & IDENTITY - who.identity
    words = _about_words()
    for about in sorted(held, key=list(About).index):
        if about is not About.NAME or not choices.name:
            yield False, 1, f"{words[about]}."


def _count(sentence: str, count: int) -> str:
    return sentence.format(count=count)

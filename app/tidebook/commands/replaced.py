"""What stood in the place of new answers, so that a slip of the hand can be noticed."""

from collections.abc import Iterable, Iterator, Mapping

from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.note import Note
from tidebook.domain.pain import Pain
from tidebook.domain.profile import ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.spoken import length_words
from tidebook.language import _

_NIGHT = (*TIMES, *COUNTS)


def was_there(changes: Iterable[Change], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each answer that was another one before; `names`: what symptoms are called, by key.

    What was only corrected stands nowhere else any more; what was taken away is in Recently deleted.
    """
    changes = list(changes)
    for change in changes:
        if change.before is not None and _is_other(change.before, change.after):
            yield from _was(change.before, names)
    gone = [change.before for change in changes if change.before is not None and change.after is None]
    if any(isinstance(entry, Note) for entry in gone):
        yield _("The note that was there is in Recently deleted.")
    if any(not isinstance(entry, Note) for entry in gone):
        yield _("What was cleared is in Recently deleted.")


def _was(before: Entry, names: Mapping[str, str]) -> Iterator[str]:
    match before:
        case Rating():
            yield _("{name} was {value}.").format(name=names.get(before.symptom, before.symptom), value=before.value)
        case DayFact():
            yield from _fact_was(before)
        case Night():
            from tidebook.commands.day_text import night_parts

            yield _("The night was: {parts}.").format(parts=", ".join(night_parts(before)))
        case Pain(intensity=None):
            yield _("{name} was marked, without a number.").format(name=before.area.words)
        case Pain():
            yield _("{name} was {value}.").format(name=before.area.words, value=before.intensity)
        case ProfileLine():
            yield _("{name} was: {value}").format(name=before.about.value, value=before.text)


def _fact_was(fact: DayFact) -> Iterator[str]:
    if fact.fact is Fact.HOURS_UPRIGHT:
        yield _("Hours upright were {hours:g}.").format(hours=fact.value)
    elif fact.fact is Fact.NAPS:
        yield _("Naps were {length}.").format(length=length_words(round(fact.value)))
    elif fact.value:
        yield _("“{fact}” was ticked.").format(fact=fact.fact.words)


def _is_other(before: Entry, after: Entry | None) -> bool:
    match before, after:
        case Night(), Night():
            # What was not known before is added, not replaced.
            return any(getattr(before, part) not in {None, getattr(after, part)} for part in _NIGHT)
        case Rating(), Rating():
            return before.value != after.value
        case DayFact(), DayFact():
            return before.value != after.value
        case Pain(), Pain():
            return before.intensity != after.intensity
        case ProfileLine(), ProfileLine():
            return before.text != after.text
    return True

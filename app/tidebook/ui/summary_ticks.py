"""What a recipient gets to see, as ticks with a key each: keys are all that the preferences keep of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tidebook.domain.event import EventKind
from tidebook.domain.profile import About
from tidebook.language import _
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.choices import Part, Recipient
from tidebook.report.recipients import recipients

NOTES, MOOD, CYCLE, COVERS, TABLES = "notes", "mood", "cycle", "covers", "tables"
# Words by key, under headings.
Groups = Mapping[str, Mapping[str, str]]


def shown_groups() -> Groups:
    """Return the ticks for the page itself."""
    return {
        _("Who I am"): {
            about(About.NAME): _("My name or initials"),
            about(About.BIRTH_DATE): _("My birth date"),
            about(About.ILL_SINCE): _("When the illness began"),
            about(About.DIAGNOSES): _("What my illness is called, in my words"),
            COVERS: _("Since when I keep this journal"),
        },
        _("Private things"): {
            NOTES: _("My notes, in the appendix"),
            MOOD: _("Mood"),
            CYCLE: _("Days marked as period"),
        },
        _("On the page"): {page_part(part): _begun(part.words) for part in Part},
        _("Events, with my words"): {_event(kind): kind.words for kind in EventKind},
    }


def appendix_groups() -> Groups:
    """Return the ticks for the pages behind the first, and for what is attached."""
    return {
        _("On further pages"): {_appendix(part): part.words for part in AppendixPart},
        _("Inside the PDF file"): {TABLES: _("The values shown, as tables (CSV)")},
    }


def about(line: About) -> str:
    """Return the key of a line of the profile."""
    return f"about.{line.value}"


def page_part(part: Part) -> str:
    """Return the key of a block of the page."""
    return f"page.{part.value}"


def _appendix(part: AppendixPart) -> str:
    return f"appendix.{part.value}"


def _event(kind: EventKind) -> str:
    return f"event.{kind.value}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def usual_ticks(who: Recipient) -> frozenset[str]:
    """Return what is ticked for a recipient as they come."""
    private = ((NOTES, who.notes), (MOOD, who.mood), (CYCLE, who.cycle))
    return frozenset(
        [
            *map(page_part, who.parts),
            *map(about, who.identity),
            *map(_event, who.events),
            *(key for key, is_on in private if is_on),
        ]
    )


def with_notes(before: frozenset[str], after: frozenset[str]) -> frozenset[str]:
    """Return the ticks `after` one was changed, so that notes are ticked only with the part where they stand."""
    part = frozenset({_appendix(AppendixPart.NOTES)})
    if NOTES in after - before:
        return after | part
    return after - {NOTES} if part <= before - after else after


@dataclass(frozen=True, slots=True)
class Shown:
    """What the ticks say: for whom, with which parts of the appendix."""

    recipient: Recipient
    appendix: frozenset[str]
    covers: bool
    tables: bool

    @classmethod
    def of(cls, key: str, ticks: frozenset[str]) -> "Shown":
        """Read the ticks of the recipient called `key`."""
        who = Recipient(
            key,
            parts=frozenset(part for part in Part if page_part(part) in ticks),
            notes=NOTES in ticks,
            mood=MOOD in ticks,
            cycle=CYCLE in ticks,
            identity=frozenset(line for line in About if about(line) in ticks),
            events=frozenset(kind for kind in EventKind if _event(kind) in ticks),
        )
        appendix = frozenset(part.value for part in AppendixPart if _appendix(part) in ticks)
        return cls(who, appendix, COVERS in ticks, TABLES in ticks)


def known() -> dict[str, Recipient]:
    """Return those whom people share with, by key."""
    return {who.key: who for who in recipients()}

"""Turns options such as --activity "shopping" --effort 7 into what is recorded."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import uuid4

from tidebook.commands import arguments as read
from tidebook.commands import episode
from tidebook.commands.errors import WrongArgumentsError
from tidebook.commands.plain_words import choice, clock_time, naming, number, unknown, whole
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.pain import Area, Pain
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp
from tidebook.language import _

# What goes only with something else.
_OF = {
    "activity": ("effort", "kind", "start", "minutes", "upright_minutes"),
    "event": ("until",),
    "score": ("by",),
    "episode": episode.OPTIONS,
}


def declare(command: ArgumentParser) -> None:
    activity = command.add_argument_group(_("an activity"))
    activity.add_argument("--activity", metavar="WORDS", help=_("what it was, in your own words"))
    activity.add_argument("--effort", metavar="N", help=_("0 to 10; 5 is your usual limit"))
    kinds = ", ".join(kind.value for kind in ActivityKind)
    activity.add_argument("--kind", metavar="K,…", help=_("one or several of: {kinds}").format(kinds=kinds))
    activity.add_argument("--start", metavar="TIME", help=_("when it began, such as 14:30"))
    activity.add_argument("--minutes", metavar="N", help=_("how long it took"))
    activity.add_argument("--upright-minutes", metavar="N", help=_("how long you were on your feet"))
    episode.declare(command)
    others = command.add_argument_group(_("other things"))
    kinds = ", ".join(kind.value for kind in EventKind)
    others.add_argument(
        "--event", nargs=2, metavar=("KIND", "WORDS"), help=_("the kind is one of: {kinds}").format(kinds=kinds)
    )
    others.add_argument("--until", type=read.day, metavar="D", help=_("the last day of the event"))
    others.add_argument("--pain", metavar="AREA[=N],…", help=_("neck=4,hip_left; nothing after = takes it away"))
    others.add_argument("--score", nargs=2, metavar=("NAME", "NUMBER"), help=_("a score from elsewhere"))
    others.add_argument("--by", metavar="WHO", help=_("who did the score"))
    others.add_argument(
        "--anchor", nargs=2, metavar=("KEY=N", "WORDS"), help=_("what a number means to you: fatigue=6 'short walks'")
    )
    others.add_argument("--own-symptom", metavar="NAME", help=_("a new symptom of your own, asked from then on"))
    lines = ", ".join(about.value for about in About)
    others.add_argument(
        "--profile",
        nargs=2,
        metavar=("LINE", "WORDS"),
        help=_("about yourself, one of: {lines}; no words = takes it away").format(lines=lines),
    )


def check_company(arguments: Namespace) -> None:
    """Raise WrongArgumentsError when an option stands there without the one that it belongs to."""
    for leader, followers in _OF.items():
        for follower in followers:
            if getattr(arguments, leader) is None and getattr(arguments, follower) is not None:
                option = follower.replace("_", "-")
                raise WrongArgumentsError(_("--{option} goes with --{leader}.").format(option=option, leader=leader))


def new_entries(
    arguments: Namespace, day: date, stamp: Stamp, catalogue: Catalogue, near: Iterable[Activity] | None
) -> list[Entry]:
    """Return what the options name, each as an entry of its own; WrongArgumentsError when one can not be right.

    `near`: the activities that an episode can be linked to; None where they are not known yet.
    """
    found = list(_entries(arguments, day, stamp, catalogue))
    if arguments.episode is not None:
        found += episode.entries(arguments, day, stamp, catalogue, near)
    return found


def _entries(arguments: Namespace, day: date, stamp: Stamp, catalogue: Catalogue) -> Iterator[Entry]:
    if arguments.activity is not None:
        with naming(_("activity")):
            yield _activity(arguments, day, stamp)
    if arguments.event is not None:
        kind, what = arguments.event
        with naming(_("event")):
            yield Event(day, stamp, uuid4(), choice(EventKind, kind), what, arguments.until)
    if arguments.score is not None:
        name, value = arguments.score
        with naming(_("score")):
            yield Score(day, stamp, uuid4(), name, number(name, value), arguments.by or "")
    if arguments.anchor is not None:
        with naming(_("anchor")):
            yield _anchor(arguments.anchor, day, stamp, catalogue)
    if arguments.own_symptom is not None:
        with naming(_("own symptom")):
            yield OwnName(day, stamp, own_key(uuid4()), arguments.own_symptom)


def _activity(arguments: Namespace, day: date, stamp: Stamp) -> Activity:
    kinds = [] if arguments.kind is None else [word.strip() for word in arguments.kind.split(",")]
    counts = {
        name: None if (value := getattr(arguments, name)) is None else whole(name, value)
        for name in ("effort", "minutes", "upright_minutes")
    }
    return Activity(
        day,
        stamp,
        uuid4(),
        arguments.activity,
        frozenset(choice(ActivityKind, word) for word in kinds),
        started=None if arguments.start is None else clock_time("start", arguments.start),
        **counts,
    )


def _anchor(pair: Sequence[str], day: date, stamp: Stamp, catalogue: Catalogue) -> Anchor:
    key, sign, level = pair[0].partition("=")
    if not sign:
        raise WrongArgumentsError(_("An answer is written as KEY=VALUE, such as fatigue=6."))
    if key not in catalogue.by_key:
        raise WrongArgumentsError(unknown(key, [symptom.key for symptom in catalogue.rated]))
    return Anchor(day, stamp, key, whole(key, level), pair[1])


def pain_changes(words: str, record: Record, stamp: Stamp) -> list[Change]:
    """Return what is to be written so that the day of `record` has these pain places; "neck=" takes one away."""
    day = record.period.first
    before = {pain.area: pain for pain in record.pains if pain.day == day}
    found: dict[Area, Change] = {}
    for word in words.split(","):
        key, sign, value = (part.strip() for part in word.partition("="))
        area = choice(Area, key)
        if area in found:
            raise WrongArgumentsError(_("There are two answers for {key}.").format(key=key))
        with naming(key):
            taken_away = bool(sign) and not value
            after = None if taken_away else Pain(day, stamp, area, whole(key, value) if value else None)
        if after is not None or area in before:
            found[area] = Change(before.get(area), after)
    return list(found.values())


def profile_changes(line: str, words: str, record: Record, stamp: Stamp) -> list[Change]:
    """Return what is to be written so that the profile says `words` in that line; no words take it away."""
    about = choice(About, line)
    before = next((one for one in record.profile if one.about is about), None)
    with naming(line):
        after = ProfileLine(stamp.local.date(), stamp, about, words) if words.strip() else None
    return [Change(before, after)] if before or after else []


def said(entry: Entry) -> str:
    """Return what `tidebook add` says of a new entry."""
    match entry:
        case Episode():
            return _("a payback episode")
        case Link():
            return _("a link ({certainty})").format(certainty=entry.certainty.words)
        case Activity():
            return _("activity {what}").format(what=entry.what)
        case Event():
            return _("event {what}").format(what=entry.what)
        case Score():
            return _("score {name} {number:g}").format(name=entry.name, number=entry.number)
        case Anchor():
            return _("{key} {level} means: {words}").format(key=entry.symptom, level=entry.level, words=entry.words)
        case _:
            assert isinstance(entry, OwnName)
            return _("own symptom {name}, key {key}").format(name=entry.name, key=entry.symptom)

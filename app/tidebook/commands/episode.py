"""Turns options such as --episode --severity 8 into a payback episode and its links."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from uuid import uuid4

from tidebook.commands import arguments as read
from tidebook.commands.errors import WrongArgumentsError
from tidebook.commands.plain_words import choice, clock_time, naming, unknown, whole
from tidebook.domain.activity import Activity
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.stamp import Stamp
from tidebook.language import _

# What goes only with --episode.
OPTIONS = ("onset", "worst", "ended", "severity", "function", "worse", "new", "no_cause", "link")
_HALVES = {"morning": time(0), "afternoon": time(12)}


def declare(command: ArgumentParser) -> None:
    group = command.add_argument_group(_("a payback episode"))
    group.add_argument("--episode", action="store_const", const=True, help=_("one that began on that day"))
    group.add_argument("--onset", metavar="WHEN", help=_("how well you know it: 14:30, morning, afternoon or unsure"))
    group.add_argument("--worst", metavar="D[,WHEN]", help=_("the worst point: 2026-03-05 or 2026-03-05,morning"))
    group.add_argument("--ended", metavar="D[,WHEN]", help=_("the end; without it, the episode goes on"))
    group.add_argument("--severity", metavar="N", help=_("0 to 10, at the worst point"))
    functions = ", ".join(function.value for function in Function)
    group.add_argument(
        "--function", metavar="F", help=_("meanwhile, one of: {functions}").format(functions=functions)
    )
    group.add_argument("--worse", metavar="KEY,…", help=_("symptoms that were worse than usual"))
    group.add_argument("--new", metavar="KEY,…", help=_("symptoms that were new"))
    certainties = ", ".join(certainty.value for certainty in Certainty)
    group.add_argument(
        "--link",
        metavar="WORDS=C",
        action="append",
        help=_("an activity you link it to, and how sure you are: {certainties}").format(certainties=certainties),
    )
    group.add_argument("--no-cause", action="store_const", const=True, help=_("no cause I can name"))


def entries(
    arguments: Namespace, day: date, stamp: Stamp, catalogue: Catalogue, near: Iterable[Activity] | None
) -> Iterator[Entry]:
    """Yield the episode and its links; WrongArgumentsError when something can not be right.

    `near`: the activities that it can be linked to; None where they are not known yet, then no link is looked at.
    """
    with naming(_("episode")):
        episode = _episode(arguments, day, stamp, catalogue)
    yield episode
    linked = {}
    for words in arguments.link or ():
        what, certainty = _link_words(words)
        if near is not None:
            activity = _meant(what, near)
            linked[activity.id] = Link(day, stamp, episode.id, activity.id, certainty)
    yield from linked.values()


def _episode(arguments: Namespace, day: date, stamp: Stamp, catalogue: Catalogue) -> Episode:
    keys = [symptom.key for symptom in catalogue.rated]
    symptoms = [(key, Felt.WORSE) for key in _keys(arguments.worse, keys)]
    symptoms += [(key, Felt.NEW) for key in _keys(arguments.new, keys)]
    return Episode(
        day,
        stamp,
        uuid4(),
        Moment(day) if arguments.onset is None else _moment("onset", day, arguments.onset),
        _later("worst", arguments.worst, stamp),
        _later("ended", arguments.ended, stamp),
        None if arguments.severity is None else whole("severity", arguments.severity),
        None if arguments.function is None else choice(Function, arguments.function),
        frozenset(symptoms),
        no_cause=arguments.no_cause is not None,
    )


def _keys(words: str | None, known: Sequence[str]) -> list[str]:
    keys = [] if words is None else [word.strip() for word in words.split(",")]
    for key in keys:
        if key not in known:
            raise WrongArgumentsError(unknown(key, known))
    return keys


def _later(name: str, words: str | None, stamp: Stamp) -> Moment | None:
    if words is None:
        return None
    day, _comma, when = (part.strip() for part in words.partition(","))
    try:
        told = read.day(day)
    except ArgumentTypeError as error:
        raise WrongArgumentsError(f"{name}: {error}") from None
    if told > stamp.local.date():
        raise WrongArgumentsError(f"{name}: {_('That day has not come yet.')}")
    return _moment(name, told, when) if when else Moment(told)


def _moment(name: str, day: date, when: str) -> Moment:
    if when == Precision.UNSURE.value:
        return Moment(day, Precision.UNSURE)
    if when in _HALVES:
        return Moment(day, Precision.HALF_DAY, _HALVES[when])
    return Moment(day, Precision.HOUR, clock_time(name, when))


def _link_words(words: str) -> tuple[str, Certainty]:
    what, sign, certainty = words.rpartition("=")
    if not sign:
        raise WrongArgumentsError(_("A link is written as shopping=sure, shopping=likely or shopping=maybe."))
    return " ".join(what.split()), choice(Certainty, certainty.strip())


def _meant(what: str, near: Iterable[Activity]) -> Activity:
    """Return the one activity with these words or this id: which of several is for the person to say."""
    meant = [one for one in near if what in {str(one.id), one.what} or what.casefold() == one.what.casefold()]
    if not meant:
        said = _("There is no activity {what} on that day or in the ten days before.")
        raise WrongArgumentsError(said.format(what=what))
    if len(meant) > 1:
        said = _("There are several activities {what}. Please use the id, from tidebook show --json.")
        raise WrongArgumentsError(said.format(what=what))
    return meant[0]

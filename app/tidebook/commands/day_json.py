"""A day as JSON, for programs. The names in it stay as they are from version to version."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from tidebook.commands.on_day import anchors_on, events_on
from tidebook.domain.activity import Activity
from tidebook.domain.asked import my_list
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.delay import delay
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Felt, Link
from tidebook.domain.moment import Moment
from tidebook.domain.own_symptom import names_on
from tidebook.domain.payback import touching
from tidebook.domain.record import Record
from tidebook.exchange.values import HELPER, ME, clock, helped_days, moment, origin, parts

_NUMBERS = (Fact.HOURS_UPRIGHT, Fact.NAPS)


def day_json(record: Record, catalogue: Catalogue, linked: Mapping[UUID, Activity]) -> str:
    """Return the first day of `record`. What is not recorded is null, and never 0.

    {"day": "2026-03-04",
     "ratings": {"fatigue": {"value": 6, "recorded_at": "2026-03-04T21:10:00.000+01:00", "entry_mode": "same_day"}},
     "not_answered": ["pem"],   asked on that day, and without a number
     "night": null, or to_bed, tried_to_sleep, minutes_to_fall_asleep, awakenings, minutes_awake, woke, got_up,
              clock_change_min, minutes_asleep, minutes_in_bed, recorded_at, entry_mode,
     "hours_upright": null, or value, recorded_at, entry_mode,
     "too_ill": null, or value (true), recorded_at, entry_mode,
     "note": null, or text, recorded_at, entry_mode,
     "naps": null, or value (minutes), recorded_at, entry_mode,
     "infection", "period", "appointment", "weather", "helped": null, or value (true or false), …,
     "entered_by": "me" or "helper",
     "own_symptoms": {"user_…": "Buzzing legs"},   what each was called on that day
     "activities": [{"id", "what", "kinds": ["physical"], "effort", "started": "14:30", "minutes",
              "upright_minutes"}],
     "pain_places": {"neck": {"intensity": 4 or null, …}},
     "episodes": [the ones that touch the day: {"id", "onset": {"at": "2026-03-04T14:00", "precision": "hour"},
              "worst", "ended" (null: it goes on), "ongoing", "worst_severity", "function",
              "symptoms": {"fatigue": "worse"}, "no_cause",
              "links": [{"activity", "what", "day", "certainty", "delay": null, or "count", "precision", "words"}]}],
     "events": [the ones that touch the day: {"id", "kind", "what", "from", "until"}],
     "scores": [{"id", "name", "number", "by_whom"}],
     "anchors": [the ones that hold on the day: {"symptom", "level", "words", "from"}],
     "list_changes": [made on the day: {"symptom", "asked"}]}
    Everything in a list or under a key has recorded_at and entry_mode too.
    entry_mode is same_day, next_day, late, from_memory or paper. The profile is never in it.
    `linked` holds the activities that episodes of that day are linked to, by id.
    """
    day = record.period.first
    order = {symptom.key: place for place, symptom in enumerate(catalogue.rated)}
    mine = [rating for rating in record.ratings if rating.day == day]
    mine.sort(key=lambda rating: (order.get(rating.symptom, len(order)), rating.symptom))
    ratings = {rating.symptom: _told({"value": rating.value}, rating) for rating in mine}
    night, note = record.night(day), record.note(day)
    facts = {fact.key: _fact(record.fact(day, fact)) for fact in Fact}
    found = {
        "day": day.isoformat(),
        "ratings": ratings,
        "not_answered": [s.key for s in my_list(day, record, catalogue) if s.key not in ratings],
        "night": night and _told(parts(night), night),
        Fact.HOURS_UPRIGHT.key: facts.pop(Fact.HOURS_UPRIGHT.key),
        Fact.TOO_ILL.key: _only_yes(facts.pop(Fact.TOO_ILL.key)),
        "note": note and _told({"text": note.text}, note),
        **facts,
        "entered_by": HELPER if day in helped_days(record) else ME,
        "own_symptoms": names_on(day, (name for name in record.own_names if name.day <= day)),
        **_kinds(record, linked),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _kinds(record: Record, linked: Mapping[UUID, Activity]) -> dict[str, Any]:
    day = record.period.first
    links = record.links
    return {
        "activities": _each((one for one in record.activities if one.day == day), _activity),
        "pain_places": {
            pain.area.value: _told({"intensity": pain.intensity}, pain) for pain in record.pains if pain.day == day
        },
        "episodes": _each(touching(day, record.episodes), lambda one: _episode(one, links, linked)),
        "events": _each(
            events_on(day, record.events),
            lambda one: {
                "id": str(one.id),
                "kind": one.kind.value,
                "what": one.what,
                "from": one.day.isoformat(),
                "until": one.until and one.until.isoformat(),
            },
        ),
        "scores": _each(
            (one for one in record.scores if one.day == day),
            lambda one: {"id": str(one.id), "name": one.name, "number": one.number, "by_whom": one.by_whom},
        ),
        "anchors": _each(
            anchors_on(day, record.anchors),
            lambda one: {
                "symptom": one.symptom,
                "level": one.level,
                "words": one.words,
                "from": one.day.isoformat(),
            },
        ),
        "list_changes": _each(
            (one for one in record.choices if one.day == day),
            lambda one: {"symptom": one.symptom, "asked": one.asked},
        ),
    }


def _activity(one: Activity) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "what": one.what,
        "kinds": sorted(kind.value for kind in one.kinds),
        "effort": one.effort,
        "started": clock(one.started) or None,
        "minutes": one.minutes,
        "upright_minutes": one.upright_minutes,
    }


def _episode(one: Episode, links: Iterable[Link], linked: Mapping[UUID, Activity]) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "onset": _moment(one.onset),
        "worst": _moment(one.worst),
        "ended": _moment(one.ended),
        "ongoing": one.ended is None,
        "worst_severity": one.worst_severity,
        "function": one.function and one.function.value,
        "symptoms": {key: felt.value for felt in Felt for key, how in sorted(one.symptoms, key=str) if how is felt},
        "no_cause": one.no_cause,
        "links": [_link(link, one, linked.get(link.activity)) for link in links if link.episode == one.id],
    }


def _link(link: Link, episode: Episode, activity: Activity | None) -> dict[str, Any]:
    found = None if activity is None else delay(activity, episode)
    return _told(
        {
            "activity": str(link.activity),
            "what": activity and activity.what,
            "day": activity and activity.day.isoformat(),
            "certainty": link.certainty.value,
            "delay": found and {"count": found.count, "precision": found.precision.value, "words": found.words},
        },
        link,
    )


def _moment(when: Moment | None) -> dict[str, str] | None:
    return None if when is None else {"at": moment(when), "precision": when.precision.value}


def _each(entries: Iterable[Any], told: Callable[[Any], dict[str, Any]]) -> list[dict[str, Any]]:
    return [_told(told(entry), entry) for entry in entries]


def _told(values: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    _day, recorded_at, mode = origin(entry)
    return {**values, "recorded_at": recorded_at, "entry_mode": mode}


def _fact(known: DayFact | None) -> dict[str, Any] | None:
    if known is None:
        return None
    return _told({"value": known.value if known.fact in _NUMBERS else bool(known.value)}, known)


def _only_yes(known: dict[str, Any] | None) -> dict[str, Any] | None:
    return known if known and known["value"] else None

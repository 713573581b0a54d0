"""A day as JSON, for programs. The names in it stay as they are from version to version."""

import json
from collections.abc import Mapping
from typing import Any

from tidebook.domain.asked import asked_on
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.record import Record
from tidebook.exchange.values import origin, parts


def day_json(record: Record, catalogue: Catalogue) -> str:
    """Return the first day of `record`. What is not recorded is null, and never 0.

    {"day": "2026-03-04",
     "ratings": {"fatigue": {"value": 6, "recorded_at": "2026-03-04T21:10:00.000+01:00", "entry_mode": "same_day"}},
     "not_answered": ["pem"],   asked on that day, and without a number
     "night": null, or to_bed, tried_to_sleep, minutes_to_fall_asleep, awakenings, minutes_awake, woke, got_up,
              clock_change_min, minutes_asleep, minutes_in_bed, recorded_at, entry_mode,
     "hours_upright": null, or value, recorded_at, entry_mode,
     "too_ill": null, or value (true), recorded_at, entry_mode,
     "note": null, or text, recorded_at, entry_mode}
    entry_mode is same_day, next_day, late or from_memory.
    """
    day = record.period.first
    order = {symptom.key: place for place, symptom in enumerate(catalogue.rated)}
    mine = [rating for rating in record.ratings if rating.day == day]
    mine.sort(key=lambda rating: (order.get(rating.symptom, len(order)), rating.symptom))
    ratings = {rating.symptom: _told({"value": rating.value}, rating) for rating in mine}
    asked = [symptom.key for symptom in asked_on(day, record.choices, catalogue)]
    night, note = record.night(day), record.note(day)
    upright, ill = record.fact(day, Fact.HOURS_UPRIGHT), record.fact(day, Fact.TOO_ILL)
    found = {
        "day": day.isoformat(),
        "ratings": ratings,
        "not_answered": [key for key in asked if key not in ratings],
        "night": night and _told(parts(night), night),
        Fact.HOURS_UPRIGHT.key: upright and _told({"value": upright.value}, upright),
        Fact.TOO_ILL.key: _yes(ill),
        "note": note and _told({"text": note.text}, note),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _told(values: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    _day, recorded_at, mode = origin(entry)
    return {**values, "recorded_at": recorded_at, "entry_mode": mode}


def _yes(fact: DayFact | None) -> dict[str, Any] | None:
    return _told({"value": True}, fact) if fact is not None and fact.value else None

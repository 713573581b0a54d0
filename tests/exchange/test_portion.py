"""What goes out when a period was asked for, and what stays."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from tests.exchange.journals import PERIOD, records
from tests.exchange.test_csv_tables import demo
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.exchange.portion import portion

INNER = Period(PERIOD.first + timedelta(days=6), PERIOD.last - timedelta(days=6))


@given(records)
@settings(max_examples=60, deadline=None)
def test_only_what_touches_the_period_stays(record: Record) -> None:
    part = portion(record.within(INNER))
    for episode in record.episodes:
        days = range(episode.day.toordinal(), (episode.ended.day if episode.ended else PERIOD.last).toordinal() + 1)
        assert (episode in part.episodes) == any(day.toordinal() in days for day in INNER)
    for event in record.events:
        days = range(event.day.toordinal(), (event.until or event.day).toordinal() + 1)
        assert (event in part.events) == any(day.toordinal() in days for day in INNER)
    kept = {episode.id for episode in part.episodes}
    assert part.links == tuple(link for link in record.links if link.episode in kept)
    assert all(entry.day in INNER for entry in part.entries)


@given(records)
@settings(max_examples=60, deadline=None)
def test_the_anchors_of_each_day_of_the_period_stay(record: Record) -> None:
    part = portion(record.within(INNER))
    for day in INNER:
        meant = [{(a.symptom, a.level): a for a in one.anchors if a.day <= day} for one in (record, part)]
        assert meant[0] == meant[1]
    assert not any(anchor.day > INNER.last for anchor in part.anchors)


def test_a_part_of_the_whole_is_the_whole() -> None:
    everything = demo()
    whole = replace(everything, period=Period(everything.period.first, everything.period.last + timedelta(days=30)))
    assert portion(whole) == whole

"""Reading and writing a journal that is whole."""

import gc
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.dialects.sqlite import dialect

from tests.storage.journals.entries_v1 import ENTRIES
from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, NOTE, STAMP
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.storage.columns import Clock, Day, FactKey, Id, Instant, YesNo
from tidebook.storage.store import Store

WORSE = Rating(DAY, STAMP, "fatigue", 8)
PEM = Rating(DAY, STAMP, "pem", 2)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.place)
def test_each_kind_is_recorded_changed_taken_away_and_put_back(tmp_path: Path, entry: Entry) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path) as store:
        assert store.find(entry) is None
        record = Change(None, entry)
        for change, left in ((record, entry), (record.inverse(), None), (record, entry), (record, entry)):
            store.apply([change])
            assert store.find(entry) == left
    with Store(path) as store:
        assert store.find(entry) == entry
        assert sum(store.check().counts.values()) == 1


def test_the_last_word_on_an_entry_counts(store: Store) -> None:
    store.apply([Change(FATIGUE, None), Change(None, WORSE), Change(None, PEM), Change(PEM, None)])
    assert store.read(EVERYTHING).ratings == (WORSE,)
    store.apply([Change(WORSE, FATIGUE), Change(FATIGUE, None)])
    assert store.read(EVERYTHING).ratings == ()


def test_no_changes_are_no_trouble(store: Store) -> None:
    store.apply([])
    assert list(store.read(EVERYTHING).entries) == [FATIGUE, NOTE]


def test_taking_away_what_is_not_there_is_no_trouble(store: Store) -> None:
    store.apply([Change(PEM, None)])
    assert store.read(EVERYTHING).ratings == (FATIGUE,)


def test_a_period_holds_its_days_and_the_whole_list(store: Store) -> None:
    days = [DAY + timedelta(days=n) for n in range(-2, 3)]
    late = type(STAMP)(datetime(2026, 4, 1, tzinfo=UTC), 0)
    choice = Asked(date(2020, 1, 1), late, "headache", asked=False)
    store.apply([Change(None, Rating(day, late, "pem", n)) for n, day in enumerate(days)])
    store.apply([Change(None, choice)])
    period = Period(days[1], days[3])
    pem = [Rating(day, late, "pem", n) for n, day in enumerate(days)]
    assert store.read(period) == Record(
        period,
        ratings=(
            Rating(days[1], late, "pem", 1),
            FATIGUE,
            Rating(DAY, late, "pem", 2),
            Rating(days[3], late, "pem", 3),
        ),
        notes=(NOTE,),
        choices=(choice,),
    )
    assert store.read(Period(days[0] - timedelta(days=9), days[0])).ratings == (pem[0],)


def test_within_a_day_the_order_is_that_of_recording_and_stays_when_one_is_changed(store: Store) -> None:
    store.apply([Change(None, PEM)])
    store.apply([Change(FATIGUE, WORSE)])
    assert store.read(EVERYTHING).ratings == (WORSE, PEM)


def test_the_span_reaches_from_the_first_to_the_last_day_of_any_kind(tmp_path: Path) -> None:
    with Store.create(tmp_path / "journal.tidebook") as store:
        assert store.span() is None
        store.apply([Change(None, Asked(date(2020, 1, 1), STAMP, "headache", asked=False))])
        assert store.span() is None
        store.apply([Change(None, NOTE)])
        assert store.span() == Period(DAY, DAY)
        store.apply([Change(None, Night(date(2024, 2, 29), STAMP, awakenings=1))])
        store.apply([Change(None, DayFact(date(2025, 1, 1), STAMP, Fact.TOO_ILL, 1))])
        assert store.span() == Period(date(2024, 2, 29), DAY)


def test_a_whole_journal_has_no_problems(store: Store) -> None:
    store.apply([Change(None, entry) for entry in ENTRIES])
    health = store.check()
    assert health.problems == ()
    assert health.counts == {"rating": 5, "night": 2, "day_fact": 3, "note": 3, "asked": 3}
    assert health.span == Period(date(2024, 2, 28), date(2026, 3, 29))


def test_a_journal_is_opened_wherever_the_program_stands(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(journal.parent)
    with Store.open_or_create(Path(journal.name)) as store:
        monkeypatch.chdir("/")
        store.apply([Change(None, PEM)])
        assert store.path == journal
    with Store(journal) as store:
        assert store.find(PEM) == PEM


def test_a_batch_of_thousands_is_one_step(store: Store) -> None:
    entries = [Note(date(2000, 1, 1) + timedelta(days=n), STAMP, f"Day {n}.") for n in range(3000)]
    store.apply([Change(None, entry) for entry in entries])
    assert store.read(Period(date(2000, 1, 1), date(2010, 1, 1))).notes == tuple(entries)
    store.apply([Change(entry, None) for entry in entries])
    assert store.read(EVERYTHING).notes == (NOTE,)


@pytest.mark.parametrize("column", [Day(), Instant(), Clock(), Id(), FactKey(), YesNo()])
def test_what_is_not_known_is_nothing_and_stays_so(column: Clock) -> None:
    assert column.process_bind_param(None, dialect()) is None
    assert column.process_result_value(None, dialect()) is None


@pytest.mark.parametrize("sweeping", [True, False])
def test_reading_leaves_the_sweeper_as_it_was(store: Store, sweeping: bool) -> None:
    (gc.enable if sweeping else gc.disable)()
    try:
        store.read(EVERYTHING)
        assert gc.isenabled() is sweeping
        store.close()
        with pytest.raises(JournalError):
            store.read(EVERYTHING)
        assert gc.isenabled() is sweeping
    finally:
        gc.enable()

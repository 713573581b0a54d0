"""Reading and writing a journal that is whole."""

import gc
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.dialects.sqlite import dialect

from tests.storage.journals.entries_v2 import ENTRIES
from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, NOTE, STAMP
from tidebook.domain.activity import Activity
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.errors import JournalError
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.domain.search import Text, found
from tidebook.domain.stamp import Stamp
from tidebook.domain.ties import removal, restoring
from tidebook.storage.columns import Choice, Clock, Day, Id, Instant, When, YesNo
from tidebook.storage.store import Store
from tidebook.storage.tables import SEARCHED

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


def test_what_happened_counts_for_the_span_and_what_lies_ahead_or_only_holds_does_not(tmp_path: Path) -> None:
    with Store.create(tmp_path / "journal.tidebook") as store:
        ahead = Event(
            DAY + timedelta(days=9), STAMP, UUID(int=1), EventKind.APPOINTMENT, "x", DAY + timedelta(days=12)
        )
        holds = (Anchor(DAY - timedelta(days=9), STAMP, "fatigue", 6, "x"), OwnName(DAY, STAMP, own_key(WALK), "x"))
        store.apply([Change(None, entry) for entry in (ahead, *holds)])
        assert (store.span(), store.check().span) == (None, None)
        # Half past midnight where the person is, although it is the day before in Greenwich: it is about today.
        after_midnight = Stamp(datetime(2026, 3, 3, 23, 30, tzinfo=UTC), 60)
        store.apply([Change(None, Event(DAY, after_midnight, UUID(int=2), EventKind.LIFE, "x"))])
        assert store.span() == Period(DAY, DAY)
        onset, tested = DAY - timedelta(days=2), DAY - timedelta(days=5)
        store.apply([Change(None, Episode(onset, STAMP, EPISODE, Moment(onset), ended=Moment(DAY)))])
        assert store.span() == Period(onset, DAY)
        store.apply([Change(None, Score(tested, STAMP, UUID(int=4), "x", 1.0, ""))])
        assert store.span() == store.check().span == Period(tested, DAY)
        told = {entry.day for entry in store.read(EVERYTHING).told}
        assert told == {tested, onset, DAY}


def test_a_whole_journal_has_no_problems(store: Store) -> None:
    store.apply([Change(None, entry) for entry in ENTRIES])
    health = store.check()
    assert health.problems == ()
    assert health.counts == {
        "rating": 6, "night": 2, "day_fact": 9, "note": 3, "asked": 4, "activity": 2, "episode": 2, "link": 2,
        "pain": 2, "event": 2, "score": 1, "anchor": 2, "own_name": 2, "list_order": 2, "profile_line": 2,
    }  # fmt: skip
    assert health.span == Period(date(2024, 2, 28), date(2026, 3, 29))


EPISODE, WALK, TEA = UUID(int=1), UUID(int=2), UUID(int=3)
LINK = Link(DAY, STAMP, EPISODE, WALK, Certainty.SURE)


@pytest.mark.parametrize(
    ("there", "loose"),
    [({EPISODE, WALK, TEA}, 0), ({EPISODE, TEA}, 1), ({WALK, TEA}, 1), (set(), 1)],
)
def test_a_link_without_its_ends_is_named_and_nothing_of_it_is_told(
    store: Store, there: set[UUID], loose: int
) -> None:
    ends = (
        Episode(DAY, STAMP, EPISODE, Moment(DAY)),
        Activity(DAY, STAMP, WALK, "a walk"),
        Activity(DAY, STAMP, TEA, "tea"),
    )
    store.apply([Change(None, LINK), *(Change(None, end) for end in ends if end.id in there)])
    assert store.check().problems == ("A link has lost its activity or its episode.",) * loose


def test_an_episode_and_an_activity_are_different_ends(store: Store) -> None:
    store.apply([Change(None, LINK)])
    swapped = (Activity(DAY, STAMP, EPISODE, "x"), Episode(DAY, STAMP, WALK, Moment(DAY)))
    store.apply([Change(None, end) for end in swapped])
    assert store.check().problems != ()


def test_an_activity_goes_with_its_links_and_comes_back_with_them(store: Store) -> None:
    walk, episode = Activity(DAY, STAMP, WALK, "a walk"), Episode(DAY, STAMP, EPISODE, Moment(DAY))
    store.apply([Change(None, entry) for entry in (walk, episode, LINK)])
    for entry in (walk, episode):
        step = removal(entry, store.read(EVERYTHING))
        store.apply(step)
        assert store.check().problems == ()
        assert (store.find(entry), store.find(LINK)) == (None, None)
        record = store.read(EVERYTHING)
        thrown = [deleted.entry for deleted in store.deleted()]
        back = restoring(entry, thrown, (*record.activities, *record.episodes, *record.links))
        store.apply(back)
        assert (store.find(entry), store.find(LINK), store.deleted()) == (entry, LINK, ())
        # And as undo and redo do it.
        store.apply(step)
        store.apply([change.inverse() for change in reversed(step)])
        assert (store.find(entry), store.find(LINK), store.deleted()) == (entry, LINK, ())


def test_texts_are_everything_that_was_written_and_can_be_searched(tmp_path: Path) -> None:
    with Store.create(tmp_path / "journal.tidebook") as store:
        assert store.texts() == ()
        store.apply([Change(None, entry) for entry in ENTRIES])
        texts = store.texts()
        expected = {
            Text(entry.day, type(entry), words, entry.id)
            for entry in ENTRIES
            for words in [getattr(entry, SEARCHED.get(type(entry), ""), None)]
            if words is not None
        }
        assert set(texts) == expected
        assert len(texts) == len(expected)
        assert {text.kind for text in texts} == {Note, Activity, Event, OwnName, Score}
        (walk,) = found("spazier", texts)
        assert store.find(next(entry for entry in ENTRIES if entry.id == walk.id)) is not None
        store.apply([Change(entry, None) for entry in ENTRIES])
        assert store.texts() == ()


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


@pytest.mark.parametrize("column", [Day(), Instant(), Clock(), Id(), Choice(Fact), When(), YesNo()])
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

"""A journal beside a plain dict: whatever is done to both, they hold the same."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from tests.strategies import entries
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.storage.store import Store

EVERYTHING = Period(date(1900, 1, 1), date(2100, 12, 31))
NOON = Stamp(datetime(2026, 4, 1, 12, tzinfo=UTC), 0)
# Few days and few symptoms, so that things land on each other.
DAYS = st.sampled_from([date(2026, 3, 27) + timedelta(days=n) for n in range(4)])
NEAR = entries(DAYS, keys=("fatigue", "headache"))


def everything(record: Record) -> dict[UUID, Entry]:
    found = [*record.entries, *record.choices]
    by_id = {entry.id: entry for entry in found}
    assert len(by_id) == len(found)
    return by_id


class Keeping(RuleBasedStateMachine):
    """One person, one journal, one dict."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tidebook-"))
        self.path = self.folder / "journal.tidebook"
        self.store = Store.create(self.path)
        self.model: dict[UUID, Entry] = {}
        self.done: list[list[Change]] = []

    @override
    def teardown(self) -> None:
        self.store.close()
        assert list(self.folder.iterdir()) == [self.path]
        shutil.rmtree(self.folder)

    def write(self, changes: list[Change]) -> None:
        self.store.apply(changes)
        for change in changes:
            if change.after is None:
                self.model.pop(change.entry.id, None)
            else:
                self.model[change.entry.id] = change.after

    def step(self, entry: Entry, *, gone: bool = False) -> Change | None:
        before = self.store.find(entry)
        assert before == self.model.get(entry.id)
        return None if gone and before is None else Change(before, None if gone else entry)

    @rule(entry=NEAR)
    def record(self, entry: Entry) -> None:
        """New, or a change where something was already."""
        change = self.step(entry)
        assert change is not None
        self.write([change])
        self.done.append([change])

    @precondition(lambda self: self.model)
    @rule(pick=st.randoms(use_true_random=False))
    def delete(self, pick: Random) -> None:
        change = self.step(pick.choice(list(self.model.values())), gone=True)
        assert change is not None
        self.write([change])
        self.done.append([change])

    @rule(batch=st.lists(NEAR, max_size=8, unique_by=lambda entry: entry.id), gone=st.sets(st.integers(0, 7)))
    def bring_in(self, batch: list[Entry], gone: set[int]) -> None:
        """Many at once: one step."""
        steps = [self.step(entry, gone=at in gone) for at, entry in enumerate(batch)]
        changes = [change for change in steps if change is not None]
        self.write(changes)
        self.done.append(changes)

    @rule(batch=st.lists(NEAR, max_size=8))
    def the_same_place_twice(self, batch: list[Entry]) -> None:
        self.write([change for entry in batch for change in (Change(None, entry), Change(entry, entry))])
        self.done.clear()

    @rule(batch=st.lists(NEAR, max_size=5), at=st.integers(0, 5), day=DAYS)
    def fail(self, batch: list[Entry], at: int, day: date) -> None:
        """Somewhere in the middle something can not be written: nothing is."""
        wrong = Rating(day, NOON, "brain_fog", 5)
        object.__setattr__(wrong, "value", 11)
        changes = [Change(None, entry) for entry in batch]
        changes.insert(at, Change(None, wrong))
        with pytest.raises(JournalError) as refused:
            self.store.apply(changes)
        assert refused.value.trouble is Trouble.FAILED

    @precondition(lambda self: self.done)
    @rule()
    def undo_and_redo(self) -> None:
        before = dict(self.model)
        changes = self.done[-1]
        self.write([change.inverse() for change in reversed(changes)])
        self.agree()
        self.write(changes)
        assert self.model == before

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.write([change.inverse() for change in reversed(self.done.pop())])

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store(self.path)
        health = self.store.check()
        assert health.problems == ()
        assert sum(health.counts.values()) == len(self.model)

    @rule(first=DAYS, more=st.integers(0, 3))
    def read_a_part(self, first: date, more: int) -> None:
        period = Period(first, first + timedelta(days=more))
        record = self.store.read(period)
        assert record == self.store.read(EVERYTHING).within(period)
        assert {e.id for e in record.entries} == {
            e.id for e in self.model.values() if e.day in period and isinstance(e, Rating | Night | DayFact | Note)
        }

    @invariant()
    def agree(self) -> None:
        assert everything(self.store.read(EVERYTHING)) == self.model
        days = [e.day for e in self.model.values() if isinstance(e, Rating | Night | DayFact | Note)]
        assert self.store.span() == (Period(min(days), max(days)) if days else None)


def test_a_journal_and_a_dict_hold_the_same() -> None:
    run_state_machine_as_test(
        Keeping,
        settings=settings(max_examples=40, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("any") / "journal.tidebook") as opened:
        yield opened


@given(entry=entries())
@settings(max_examples=300)
def test_any_entry_comes_back_as_it_was(store: Store, entry: Entry) -> None:
    store.apply([Change(None, entry)])
    found = store.find(entry)
    assert found == entry
    assert found is not None
    assert (type(found), found.stamp.at.tzinfo, found.lateness) == (
        type(entry),
        entry.stamp.at.tzinfo,
        entry.lateness,
    )
    assert everything(store.read(Period(entry.day, entry.day)))[entry.id] == entry
    store.apply([Change(entry, None)])
    assert store.find(entry) is None


@given(written=st.lists(NEAR, max_size=12, unique_by=lambda entry: entry.id), pick=st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_changes_to_different_places_does_not_matter(
    store: Store, written: list[Entry], pick: Random
) -> None:
    """One after the other, shuffled, or at once: the same record, and all of it can be taken back."""
    shuffled = pick.sample(written, len(written))
    records = []
    for batches in ([[e] for e in written], [[e] for e in shuffled], [shuffled], [written * 2]):
        for batch in batches:
            store.apply([Change(None, entry) for entry in batch])
        records.append(everything(store.read(EVERYTHING)))
        store.apply([Change(entry, None) for entry in written])
        assert not everything(store.read(EVERYTHING))
    assert all(record == {entry.id: entry for entry in written} for record in records)

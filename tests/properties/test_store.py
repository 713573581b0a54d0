"""A journal beside a plain dict: whatever is done to both, they hold the same."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
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

from tests.storage.journals import entries_v1, entries_v2, entries_v3, entries_v4
from tests.storage.meeting import left_beside
from tests.strategies import entries
from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Link
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.kinds import DATED, HAPPENED, STANDING
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.domain.ties import removal, restoring
from tidebook.storage.store import Store

EVERYTHING = Period(date(1900, 1, 1), date(2100, 12, 31))
NOON = Stamp(datetime(2026, 4, 1, 12, tzinfo=UTC), 0)
# Few days and few symptoms, so that things land on each other.
DAYS = st.sampled_from([date(2026, 3, 27) + timedelta(days=n) for n in range(4)])
NEAR = entries(DAYS, keys=("fatigue", "headache"))


def everything(record: Record) -> dict[UUID, Entry]:
    found = [entry for name in (DATED | STANDING).values() for entry in getattr(record, name)]
    by_id = {entry.id: entry for entry in found}
    assert len(by_id) == len(found)
    return by_id


class Keeping(RuleBasedStateMachine):
    """One person, one journal, one dict for what is in it and one list for what was recently deleted."""

    # Under none, unless a subclass has one.
    passphrase: str | None = None

    @initialize(frozen=st.sampled_from((None, None, entries_v1, entries_v2, entries_v3, entries_v4)))
    def start(self, frozen: Any) -> None:
        """Begin with nothing, or with a journal of an earlier version."""
        self.folder = Path(tempfile.mkdtemp(prefix="tidebook-"))
        self.path = self.folder / "journal.tidebook"
        if frozen is None:
            Store.create(self.path).close()
        else:
            version = frozen.__name__.rpartition("_")[2]
            shutil.copy(Path(frozen.__file__).with_name(f"{version}.tidebook"), self.path)
        self.store = Store(self.path, self.passphrase)
        if self.passphrase is not None:
            self.store.change_passphrase(self.passphrase)
        self.model: dict[UUID, Entry] = {entry.id: entry for entry in getattr(frozen, "ENTRIES", ())}
        # The newest last.
        self.bin: list[Entry] = list(reversed(getattr(frozen, "THROWN", ())))
        self.done: list[list[Change]] = []
        self.undone: list[list[Change]] = []

    @override
    def teardown(self) -> None:
        self.store.close()
        assert left_beside(self.path) == []
        shutil.rmtree(self.folder)

    def write(self, changes: list[Change]) -> None:
        self.store.apply(changes)
        by_place: dict[UUID, list[Entry | None]] = {}
        for change in changes:
            by_place.setdefault(change.entry.id, []).append(change.after)
        for one, afters in by_place.items():
            was, after = self.model.pop(one, None), afters[-1]
            # Deleted, or put aside for something that comes back; a correction leaves the bin alone.
            if was is not None and was != after and (None in afters or after in self.bin):
                self.bin.append(was)
            if after is not None:
                self.model[one] = after
                self.bin = [entry for entry in self.bin if entry != after]
        self.undone.clear()

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

    @rule(batch=st.lists(NEAR, max_size=8))
    def there_and_gone(self, batch: list[Entry]) -> None:
        self.write([change for entry in batch for change in (Change(None, entry), Change(entry, None))])
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

    @precondition(lambda self: self.done)
    @rule()
    def undo_and_keep_for_redo(self) -> None:
        changes, undone = self.done.pop(), list(self.undone)
        self.write([change.inverse() for change in reversed(changes)])
        self.undone = [*undone, changes]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        *undone, changes = self.undone
        self.write(changes)
        self.undone = undone
        self.done.append(changes)

    @precondition(lambda self: self.bin)
    @rule(pick=st.randoms(use_true_random=False))
    def restore(self, pick: Random) -> None:
        """Any of them, in any order, whether or not its place is taken by now."""
        held = [*self.model.values(), *self.bin]
        chosen = pick.choice([deleted.entry for deleted in self.store.deleted()])
        change = self.step(chosen)
        assert change is not None
        self.write([change])
        assert self.model[chosen.id] == chosen
        # Nothing is lost: what was there is there still, in the one or in the other.
        assert Counter([*self.model.values(), *self.bin]) == Counter(held)
        self.done.append([change])

    @rule(entry=NEAR)
    def replace_on_purpose(self, entry: Entry) -> None:
        """As `tidebook add --note` does it: what was there is deleted, and the new one written, in one step."""
        before = self.step(entry, gone=True)
        changes = [Change(None, entry)] if before is None else [before, Change(None, entry)]
        self.write(changes)
        self.done.append(changes)

    @precondition(lambda self: any(isinstance(entry, Activity | Episode) for entry in self.model.values()))
    @rule(pick=st.randoms(use_true_random=False))
    def delete_with_links_and_restore(self, pick: Random) -> None:
        record = self.store.read(EVERYTHING)
        entry = pick.choice([*record.activities, *record.episodes])
        links = [link for link in record.links if entry.id in {link.episode, link.activity}]
        whole = [link for link in links if {link.episode, link.activity} <= self.model.keys()]
        self.write(list(removal(entry, record)))
        assert not {entry.id, *(link.id for link in links)} & self.model.keys()
        after = self.store.read(EVERYTHING)
        thrown = [deleted.entry for deleted in self.store.deleted()]
        self.write(list(restoring(entry, thrown, (*after.activities, *after.episodes, *after.links))))
        assert {entry.id, *(link.id for link in whole)} <= self.model.keys()
        self.done.clear()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store(self.path, self.passphrase)
        health = self.store.check()
        ends = {e.id for e in self.model.values() if isinstance(e, Activity | Episode)}
        links = [e for e in self.model.values() if isinstance(e, Link)]
        loose = any(not {link.episode, link.activity} <= ends for link in links)
        assert health.problems == ("A link has lost its activity or its episode.",) * loose
        assert sum(health.counts.values()) == len(self.model)

    @rule(first=DAYS, more=st.integers(0, 3))
    def read_a_part(self, first: date, more: int) -> None:
        period = Period(first, first + timedelta(days=more))
        record = self.store.read(period)
        assert record == self.store.read(EVERYTHING).within(period)
        assert {e.id for e in record.entries} == {
            e.id for e in self.model.values() if e.day in period and type(e) in DATED
        }

    @invariant()
    def agree(self) -> None:
        assert everything(self.store.read(EVERYTHING)) == self.model
        assert [deleted.entry for deleted in self.store.deleted()] == self.bin[::-1]
        assert len({*self.model.values(), *self.bin}) == len(self.model) + len(self.bin)
        about = [e for e in self.model.values() if type(e) in (*DATED, *HAPPENED)]
        days = [e.day for e in about if e.day <= e.stamp.local.date()]
        assert self.store.span() == (Period(min(days), max(days)) if days else None)


def test_a_journal_and_a_dict_hold_the_same() -> None:
    run_state_machine_as_test(
        Keeping,
        settings=settings(max_examples=40, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
    )


class KeepingUnderAPassphrase(Keeping):
    """The same, with another passphrase now and then."""

    passphrase = "Gänse'wein 7"

    @rule(passphrase=st.sampled_from(("x", "Gänse'wein 7")))
    def change_passphrase(self, passphrase: str) -> None:
        before = self.store.check()
        self.store.change_passphrase(passphrase)
        self.passphrase = passphrase
        assert self.store.is_encrypted
        assert self.store.check() == before


def test_a_journal_under_a_passphrase_and_a_dict_hold_the_same() -> None:
    # Few: a key takes a quarter of a second, as it does for everybody.
    run_state_machine_as_test(
        KeepingUnderAPassphrase,
        settings=settings(max_examples=2, stateful_step_count=12, suppress_health_check=list(HealthCheck)),
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
    assert store.deleted()[0].entry == entry


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

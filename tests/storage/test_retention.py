"""Which backups stay, however the clock wanders."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.backup_years import Rules
from tidebook.storage.names import ENDING, Backup, Number, after, name, read
from tidebook.storage.retention import BEFORE, kept

FIRST = date(2026, 1, 1)
DATES = st.dates(date(1970, 1, 1), date(2099, 1, 1))
REASONS = st.sampled_from(["", "", "", "before-restore", "before-upgrade-v3"])


def made(day: date, entries: int, there: frozenset[Backup], reason: str = "") -> Backup:
    number = after(there, day)
    mark = f"{number.day * 8 + number.turn:012x}"
    return Backup(
        Path(name("journal", number, day, entries, reason=reason, mark=mark)), number, day, entries, reason, mark
    )


def lived(days: list[tuple[date, int, str]]) -> frozenset[Backup]:
    there: frozenset[Backup] = frozenset()
    for day, entries, reason in days:
        there = kept(there | {made(day, entries, there, reason)})
    return there


def test_two_years_of_a_backup_a_day_leave_days_weeks_and_months() -> None:
    left = lived([(FIRST + timedelta(days=n), n, "") for n in range(730)])
    ages = sorted((FIRST + timedelta(days=729) - backup.made).days for backup in left)
    assert ages[:7] == list(range(7))
    assert len(ages) <= 7 + 3 + 12
    assert 300 < ages[-1] <= 330
    assert all(later - earlier <= 30 for earlier, later in pairwise(ages))


def test_the_fullest_one_stays_for_ever() -> None:
    days = [(FIRST + timedelta(days=n), 5 if n else 900, "") for n in range(1000)]
    assert max(backup.entries for backup in lived(days)) == 900


def test_of_several_that_are_as_full_the_newest_stays() -> None:
    there = [made(FIRST, 9, frozenset())]
    for n in range(1, 600):
        there.append(made(FIRST + timedelta(days=n), 9 if n < 40 else 1, frozenset(there)))
    assert max(backup.made for backup in kept(there) if backup.entries == 9) == FIRST + timedelta(days=39)


def test_those_before_a_great_change_are_not_thinned_with_the_others_but_bounded() -> None:
    days = [(FIRST, 1, "before-upgrade-v3")] + [(FIRST + timedelta(days=n), n, "") for n in range(500)]
    left = lived([*days, *((FIRST, 1, "before-restore") for _ in range(40))])
    assert [backup.made for backup in left if backup.reason == "before-upgrade-v3"] == [FIRST]
    assert BEFORE <= len([backup for backup in left if backup.reason == "before-restore"]) <= BEFORE + 4 + 12


def test_nothing_is_kept_of_nothing() -> None:
    assert kept([]) == frozenset()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(DATES, st.integers(0, 50), REASONS), min_size=1, max_size=200))
def test_no_clock_takes_away_more_than_the_rules_say(days: list[tuple[date, int, str]]) -> None:
    rules, there = Rules(), frozenset[Backup]()
    for day, entries, reason in days:
        new = made(day, entries, there, reason)
        there = kept(there | {new})
        rules.look(new, there)
    assert rules.broken == []


@given(DATES, st.integers(1, 10**6), st.integers(0, 7), st.integers(0, 10**6), REASONS)
def test_a_name_says_everything(day: date, number: int, turn: int, entries: int, reason: str) -> None:
    path = Path("x") / name("Mein Heft-2", Number(number, turn), day, entries, reason=reason, mark="0123456789ab")
    assert read(path) == Backup(path, Number(number, turn), day, entries, reason, "0123456789ab")


def test_other_names_are_no_backups() -> None:
    good = "journal-00001a-2026-03-04-5-entries-0123456789ab"
    assert read(Path(good + ENDING)) is not None
    for wrong in (good, f".{good}{ENDING}.part", good.replace("03-04", "02-30") + ENDING, "journal" + ENDING):
        assert read(Path(wrong)) is None


def test_a_clock_that_stands_still_makes_no_day_endless() -> None:
    there: frozenset[Backup] = frozenset()
    for _ in range(20):
        there |= {made(FIRST, 1, there)}
    assert sorted(backup.number for backup in there)[-1] == Number(3, 3)

"""The symptom list and its history."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import KEYS
from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked, asked_on, my_list
from tidebook.domain.entry import Entry
from tidebook.domain.own_symptom import ListOrder, OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp

CATALOGUE = catalogue()
START = date(2026, 3, 1)
STAMP = Stamp(datetime(2026, 12, 1, tzinfo=UTC), 0)
QUICK = [s.key for s in CATALOGUE.quick]
TINGLING, HUM = (own_key(UUID(int=n)) for n in (1, 2))
FOLDED = [s.key for s in CATALOGUE.rated if s.is_folded]


def choice(day: int, key: str, *, asked: bool) -> Asked:
    return Asked(START + timedelta(days=day), STAMP, key, asked)


def asked(day: int, *choices: Asked) -> list[str]:
    return [symptom.key for symptom in asked_on(START + timedelta(days=day), choices, CATALOGUE)]


def test_a_new_journal_asks_the_quick_and_the_folded_ones_in_catalogue_order() -> None:
    assert sorted(asked(0)) == sorted(QUICK + FOLDED)
    assert asked(0) == [key for key in KEYS if key in asked(0)]


def test_a_choice_holds_from_its_day_on() -> None:
    picked, dropped = choice(3, "light_sensitivity", asked=True), choice(9, "light_sensitivity", asked=False)
    for history in ((picked, dropped), (dropped, picked)):
        assert ["light_sensitivity" in asked(day, *history) for day in (0, 2, 3, 8, 9, 90)] == [
            False, False, True, True, False, False,
        ]  # fmt: skip


def test_a_folded_one_can_be_dropped_and_taken_up_again() -> None:
    key = FOLDED[0]
    history = (choice(2, key, asked=False), choice(5, key, asked=True))
    assert [key in asked(day, *history) for day in (1, 2, 4, 5)] == [True, False, False, True]


def test_the_quick_ones_are_always_asked() -> None:
    assert QUICK[0] in asked(9, choice(2, QUICK[0], asked=False))


def test_what_the_catalogue_does_not_know_is_not_asked() -> None:
    assert asked(9, choice(2, "no_such_symptom", asked=True)) == asked(9)


@given(
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(KEYS), st.booleans()), max_size=40), st.integers(-1, 21)
)
def test_the_list_is_what_replaying_all_choices_gives(told: list[tuple[int, str, bool]], day: int) -> None:
    history = {(at, key): on for at, key, on in told}
    on_list = set(QUICK + FOLDED)
    for (at, key), on in sorted(history.items()):
        if at <= day:
            (on_list.add if on else on_list.discard)(key)
    choices = [choice(at, key, asked=on) for (at, key), on in history.items()]
    assert set(asked(day, *choices)) == on_list | set(QUICK)


# The person's own list.


def name(day: int, key: str, words: str) -> OwnName:
    return OwnName(START + timedelta(days=day), STAMP, key, words)


def order(day: int, *keys: str) -> ListOrder:
    return ListOrder(START + timedelta(days=day), STAMP, keys)


def mine(day: int, *told: Entry) -> dict[str, str]:
    start = Record(Period(START, START))
    record = start.amended({entry.id: entry for entry in sorted(told, key=lambda entry: entry.day)})
    return {symptom.key: symptom.name for symptom in my_list(START + timedelta(days=day), record, CATALOGUE)}


def test_without_own_symptoms_and_order_it_is_the_list_of_the_catalogue() -> None:
    picked = choice(0, "light_sensitivity", asked=True)
    assert list(mine(3)) == asked(3)
    assert list(mine(3, picked)) == asked(3, picked)


def test_an_own_symptom_is_asked_from_its_first_name_until_it_is_archived() -> None:
    told = (
        name(2, TINGLING, "tingling"),
        choice(5, TINGLING, asked=False),
        choice(8, TINGLING, asked=True),
        # Before it had a name, nobody could be asked.
        choice(0, TINGLING, asked=True),
    )
    assert [TINGLING in mine(day, *told) for day in (0, 1, 2, 4, 5, 7, 8, 90)] == [
        False, False, True, True, False, False, True, True,
    ]  # fmt: skip


def test_a_choice_alone_makes_no_symptom() -> None:
    assert list(mine(3, choice(0, TINGLING, asked=True))) == asked(3)


def test_an_own_symptom_is_called_what_it_was_called_on_that_day() -> None:
    told = (name(2, TINGLING, "tingling"), name(6, TINGLING, "Fatigue (hands)"))
    assert [mine(day, *told)[TINGLING] for day in (2, 5, 6, 90)] == [
        "tingling", "tingling", "Fatigue (hands)", "Fatigue (hands)",
    ]  # fmt: skip
    symptom = my_list(START + timedelta(days=9), Record(Period(START, START), own_names=told), CATALOGUE)[-1]
    assert (symptom.key, symptom.words, symptom.hint, symptom.group) == (TINGLING, "Fatigue (hands)", "", "own")
    assert (symptom.is_own, symptom.is_quick, symptom.is_folded) == (True, False, False)
    assert not any(other.is_own for other in CATALOGUE.symptoms)


def test_own_symptoms_come_last_as_they_were_added() -> None:
    told = (name(4, TINGLING, "a"), name(2, HUM, "z"), name(6, HUM, "b"))
    assert list(mine(9, *told)) == [*asked(9), HUM, TINGLING]


def test_the_newest_order_of_the_day_counts_and_what_it_leaves_out_follows() -> None:
    told = (
        name(0, TINGLING, "tingling"),
        name(0, HUM, "hum"),
        order(3, HUM, FOLDED[1], QUICK[2], "not_asked_at_all"),
        order(6, FOLDED[0]),
    )
    rest = [key for key in asked(0) if key not in {FOLDED[1], QUICK[2]}]
    assert list(mine(2, *told)) == [*asked(0), TINGLING, HUM]
    assert list(mine(3, *told)) == [HUM, FOLDED[1], QUICK[2], *rest, TINGLING]
    assert list(mine(6, *told)) == [FOLDED[0], *(key for key in asked(0) if key != FOLDED[0]), TINGLING, HUM]
    assert list(mine(6, order(3, FOLDED[0]), order(5))) == asked(0)


def test_the_quick_ones_can_be_ordered_but_never_dropped() -> None:
    told = (order(0, *reversed(QUICK)), *(choice(0, key, asked=False) for key in (*QUICK, *FOLDED)))
    assert list(mine(1, *told)) == QUICK[::-1]


TOLD = st.one_of(
    st.builds(name, st.integers(0, 9), st.sampled_from((TINGLING, HUM)), st.sampled_from(("a", "b"))),
    st.builds(choice, st.integers(0, 9), st.sampled_from((*KEYS, TINGLING, HUM)), asked=st.booleans()),
    st.builds(order, st.integers(0, 9)),
    st.lists(st.sampled_from((*KEYS, TINGLING, HUM)), unique=True).map(lambda keys: order(4, *keys)),
)


@given(st.lists(TOLD, max_size=20), st.integers(-1, 11))
def test_whatever_was_told_nothing_is_asked_twice_or_lost(told: list[Entry], day: int) -> None:
    own = {key for key in mine(day, *told) if key in {TINGLING, HUM}}
    named = {
        entry.symptom for entry in told if isinstance(entry, OwnName) and entry.day <= START + timedelta(days=day)
    }
    assert own <= named
    last = {entry.id: entry for entry in told}
    choices = [entry for entry in last.values() if isinstance(entry, Asked)]
    assert sorted(mine(day, *told)) == sorted([*asked(day, *choices), *own])

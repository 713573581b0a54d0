"""The symptom list and its history."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import KEYS
from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked, asked_on
from tidebook.domain.stamp import Stamp

CATALOGUE = catalogue()
START = date(2026, 3, 1)
STAMP = Stamp(datetime(2026, 12, 1, tzinfo=UTC), 0)
QUICK = [s.key for s in CATALOGUE.quick]
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

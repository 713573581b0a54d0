"""What an own symptom was called when."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tidebook.domain.own_symptom import OwnName, names_on, own_key
from tidebook.domain.stamp import Stamp

START = date(2026, 3, 1)
STAMP = Stamp(datetime(2026, 12, 1, tzinfo=UTC), 0)
TINGLING, HUM = (own_key(UUID(int=n)) for n in (1, 2))


def name(day: int, key: str, words: str) -> OwnName:
    return OwnName(START + timedelta(days=day), STAMP, key, words)


def test_before_its_first_name_it_has_that_name_already() -> None:
    told = (name(6, TINGLING, "pins"), name(2, TINGLING, "tingling"), name(4, HUM, "hum"))
    assert [names_on(START + timedelta(days=day), told) for day in (0, 2, 5, 6)] == [
        {TINGLING: "tingling", HUM: "hum"},
        {TINGLING: "tingling", HUM: "hum"},
        {TINGLING: "tingling", HUM: "hum"},
        {TINGLING: "pins", HUM: "hum"},
    ]
    assert names_on(START, ()) == {}


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.sampled_from((TINGLING, HUM))), st.sampled_from("abc"), max_size=9
    ),
    st.integers(0, 9),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_names_were_told_does_not_matter(
    told: dict[tuple[int, str], str], day: int, pick: Random
) -> None:
    names = [name(at, key, words) for (at, key), words in told.items()]
    expected = {}
    for key in {key for _at, key in told}:
        days = sorted(at for at, other in told if other == key)
        expected[key] = told[max((at for at in days if at <= day), default=days[0]), key]
    assert names_on(START + timedelta(days=day), pick.sample(names, len(names))) == expected

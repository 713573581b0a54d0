"""Finding words, as they are typed."""

from collections.abc import Iterator
from functools import partial

from tests.benchmarks.measure import Measured, copy_of, journal, seconds
from tidebook.domain.search import found
from tidebook.storage.store import Store


def bench_search() -> Iterator[Measured]:
    """Ten years of notes and names: read once, then looked through at each key."""
    with Store(copy_of(journal(10), "search.tidebook")) as store:
        texts = store.texts()
        taken = seconds(store.texts)
    assert len(texts) > 4600
    yield Measured(f"reading {len(texts)} texts of 10 years", taken, 0.05)
    for words in ("r", "rain roof", "brucke", "no such word"):
        yield Measured(f"finding “{words}” in 10 years", seconds(partial(found, words, texts)), 0.02)

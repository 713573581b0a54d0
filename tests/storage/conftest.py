"""A journal for the tests of storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.meeting import FATIGUE, NOTE
from tidebook.domain.change import Change
from tidebook.storage.store import Store


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal with something in it, which nobody has open."""
    path = tmp_path / "journal.tidebook"
    with Store.create(path) as store:
        store.apply([Change(None, NOTE), Change(None, FATIGUE)])
    return path


@pytest.fixture
def store(journal: Path) -> Iterator[Store]:
    with Store(journal) as opened:
        yield opened

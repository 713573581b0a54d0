"""One screen for all end-to-end tests; for each of them its own folders and its own programs."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.e2e.program import Program
from tests.e2e.screen import Screen


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    screen = Screen(tmp_path_factory.mktemp("screen"))
    try:
        screen.start()
        yield screen
    finally:
        screen.stop()


@pytest.fixture
def screen(display: Screen) -> Iterator[Screen]:
    """The screen with empty folders of settings."""
    yield display
    shutil.rmtree(display.folder / "config" / "tidebook", ignore_errors=True)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder / "journal.tidebook"


@pytest.fixture
def start(screen: Screen, journal: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program, by default on the test's journal."""
    started: list[Program] = []

    def start_(path: Path = journal, through: Sequence[str] = ()) -> Program:
        started.append(Program(screen, path, through))
        return started[-1]

    yield start_
    said = [program.stop() for program in started]
    assert not any("Traceback" in words for words in said), said

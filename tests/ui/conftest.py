"""A real window on a real file, offscreen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.start import Start
from tidebook import paths
from tidebook.ui import theme


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    qapp.setStyle("Fusion")
    theme.load_face("Regular", "SemiBold", "Bold")
    return qapp


@pytest.fixture
def new_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """The window before its journal is open."""
    desks: list[Desk] = []

    def make() -> Desk:
        desks.append(Desk(qtbot, tmp_path))
        return desks[-1]

    yield make
    QThreadPool.globalInstance().waitForDone()
    for desk in desks:
        desk.journal.save_waiting()
        desk.journal.close()


@pytest.fixture
def desk(new_desk: Callable[[], Desk]) -> Desk:
    """The window on an empty journal."""
    return new_desk().open()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Start]]:
    """The program on `tmp_path / "journal.tidebook"`, or another file, perhaps with what is typed as passphrase."""
    starts: list[Start] = []

    def make(passphrase: str | None = None, path: Path = tmp_path / "journal.tidebook") -> Start:
        starts.append(Start(qtbot, qapp, path, passphrase))
        return starts[-1]

    yield make
    for one in starts:
        one.settle()
        one.program.journal.close()
    paths.settings_file().unlink(missing_ok=True)

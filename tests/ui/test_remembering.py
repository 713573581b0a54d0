"""Remembering on this computer is a convenience only: whatever goes wrong there, the passphrase is asked for."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tidebook.overriding import override
from tidebook.storage.store import Store
from tidebook.ui.remembering import forget, remember, remembered
from tidebook.ui.unlocking import Unlocking

FIRST, SECOND = "quiet harbour seven lanterns", "another one"


class Drawer(KeyringBackend):
    """A desktop's keyring that works, kept in memory; it says that it is one of those that are trusted."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    @override
    def get_password(self, service: str, username: str) -> str | None:
        self._look()
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self._look()
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        self._look()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _look(self) -> None:
        if self.is_locked:
            raise KeyringLocked


def nowhere() -> KeyringBackend:
    """What the library finds where there is nothing."""
    return keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]


def offer(monkeypatch: pytest.MonkeyPatch, *places: KeyringBackend) -> None:
    """Let the library find these keyrings and no others."""
    monkeypatch.setattr("keyring.backend.get_all_keyring", lambda: list(places))


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    monkeypatch.setattr(Drawer, "__module__", "keyring.backends.SecretService")
    made = Drawer()
    offer(monkeypatch, nowhere(), made)
    return made


def test_what_is_kept_is_had_again_for_this_journal_alone(drawer: Drawer, tmp_path: Path) -> None:
    mine, other = tmp_path / "journal.tidebook", tmp_path / "other.tidebook"
    assert remembered(mine) is None
    assert remember(mine, FIRST)
    assert (remembered(mine), remembered(other)) == (FIRST, None)
    assert forget(mine)
    assert remembered(mine) is None
    assert forget(mine)
    assert drawer.kept == {}


@pytest.mark.parametrize("place", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, Drawer])
def test_a_place_that_is_none_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: Callable[[], KeyringBackend]
) -> None:
    # The last works, but is nobody's: it could be a plain file.
    offer(monkeypatch, place())
    assert not remember(tmp_path / "journal.tidebook", FIRST)
    assert remembered(tmp_path / "journal.tidebook") is None


def test_a_keyring_that_stays_locked_is_a_no(drawer: Drawer, tmp_path: Path) -> None:
    assert remember(tmp_path / "journal.tidebook", FIRST)
    drawer.is_locked = True
    assert remembered(tmp_path / "journal.tidebook") is None
    assert not remember(tmp_path / "journal.tidebook", FIRST)


def test_without_the_library_it_is_a_no(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "keyring.backend", ModuleType("keyring.backend"))
    assert not remember(tmp_path / "journal.tidebook", FIRST)
    assert remembered(tmp_path / "journal.tidebook") is None


def test_this_very_computer_gives_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    assert remember(path, FIRST) == (remembered(path) == FIRST)
    assert forget(path)


@pytest.fixture
def protected(new_desk: Callable[[], Desk]) -> Desk:
    desk = new_desk()
    Store.create(desk.path, FIRST).close()
    desk.stores.append(Store(desk.path, FIRST))
    desk.journal.open(lambda: desk.stores[-1])
    return desk


def test_it_is_kept_on_a_tick_and_follows_the_passphrase(protected: Desk, drawer: Drawer) -> None:
    lock = protected.settings.lock
    assert not lock.remember.isChecked()
    lock.remember.click()
    protected.wait(lambda: not lock._tasks.is_busy)
    assert protected.preferences.remembers
    assert lock._remembering.text() == "It then opens by itself, for whoever is signed in here."
    protected.journal.protect(SECOND)
    protected.wait(lambda: not lock._tasks.is_busy)
    assert list(drawer.kept.values()) == [SECOND]
    lock.remember.click()
    protected.wait(lambda: not lock._tasks.is_busy)
    assert drawer.kept == {}
    assert not protected.preferences.remembers


def test_where_there_is_no_place_the_tick_goes_out_again(protected: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, nowhere())
    lock = protected.settings.lock
    lock.remember.click()
    protected.wait(lambda: not lock._tasks.is_busy)
    assert not lock.remember.isChecked()
    assert lock._remembering.text() == "This computer has no place for it. Tidebook goes on asking."


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path) -> Iterator[Unlocking]:
    path = tmp_path / "journal.tidebook"
    Store.create(path, FIRST).close()
    unlocking = Unlocking(path, remembers=True)
    qtbot.addWidget(unlocking.page)
    yield unlocking
    unlocking._tasks.cancel()


def test_a_journal_opens_by_itself_where_it_is_remembered(door: Unlocking, drawer: Drawer, qtbot: QtBot) -> None:
    assert remember(door._path, FIRST)
    with qtbot.waitSignal(door.opened, timeout=20_000) as opened:
        door.begin()
    assert opened.args is not None
    store, by_code = opened.args
    store.close()
    assert not by_code


def test_what_no_longer_fits_is_said_and_asked_for(door: Unlocking, drawer: Drawer, qtbot: QtBot) -> None:
    assert remember(door._path, SECOND)
    door.begin()
    words = "What this computer remembers does not open the journal."
    qtbot.waitUntil(lambda: door.page._said.text() == words, timeout=20_000)


def test_what_is_typed_counts_more_than_what_is_remembered(door: Unlocking, drawer: Drawer, qtbot: QtBot) -> None:
    assert remember(door._path, FIRST)
    door.page.passphrase.setText("s")
    opened: list[bool] = []
    door.opened.connect(lambda _store, _by_code: opened.append(True))
    door.begin()
    qtbot.waitUntil(lambda: not door._tasks.is_busy)
    assert opened == []


def test_most_never_load_the_library() -> None:
    program = "import sys, tidebook.ui.app, tidebook.ui.settings_page, tidebook.ui.unlocking; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    loaded = done.stdout.split()
    assert "tidebook.ui.lock_card" in loaded
    assert not {"keyring", "tidebook.ui.remembering", "tidebook.ui.desktop_lock"}.intersection(loaded)

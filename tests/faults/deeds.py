"""What a program does to its journal, again and again, and says before and after: it is ended in the middle of it."""

import io
import os
import random
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tests.faults.model import PASSPHRASES, Model, saved
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError
from tidebook.main import main as tidebook
from tidebook.storage.backups import copy_bytes, folder_of, thin
from tidebook.storage.names import listed
from tidebook.storage.restore import restore
from tidebook.storage.store import Store

DEEDS = ("save", "undo", "import", "migrate", "backup", "restore", "passphrase", "new")
_TYPING = ("save", "undo")
_NOTHING = "-"


class RefusedError(Exception):
    """A command said in one sentence that it could not."""


@dataclass(frozen=True)
class Places:
    """Where everything lies: on the disk that is cut, and what is only read beside it."""

    disk: Path
    stock: Path

    @property
    def journal(self) -> Path:
        return self.disk / "journal.tidebook"

    def new(self, number: str) -> Path:
        return self.disk / "new" / f"{number}.tidebook"

    def archives(self) -> list[Path]:
        return sorted(self.stock.glob("*.zip"))

    def olds(self) -> list[Path]:
        return sorted(self.stock.glob("v*.tidebook"))


@dataclass
class Doer:
    """Does one kind of deed without a pause. Each is told on a line before, and with what came of it after."""

    places: Places
    model: Model
    tell: int
    dice: random.Random
    # A journal of an older version that is on the disk already.
    old: Path | None = None
    typed_into: Store | None = None

    def forever(self, deed: str) -> NoReturn:
        """Never come back: it is ended, or ends here after an error that nobody expected."""
        try:
            with self.typing() if deed in _TYPING else nullcontext():
                while True:
                    self._once(deed)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    def attempt(self, deed: str) -> bool:
        """Do a deed once. Whether it was done; else it is told what was said, or that nothing was."""
        try:
            self._once(deed)
        except (JournalError, RefusedError) as error:
            os.write(self.tell, f"said {error}\n".encode())
            return False
        except BaseException as error:
            os.write(self.tell, f"crashed {deed}: {error!r}\n".encode())
            return False
        return True

    @contextmanager
    def typing(self) -> Iterator[None]:
        """Have the journal open all the time, as who types has."""
        with self._open() as self.typed_into:
            yield
        self.typed_into = None

    def _once(self, deed: str) -> None:
        if deed == "restore" and not self._known():
            self._done_and_told("backup", _NOTHING, self._backup)
        if deed == "undo":
            number = str(self.model.next_number)
            self._done_and_told("save", number, lambda: self._save(number))
        what, do = self._wish(deed)
        self._done_and_told(deed, what, do)

    def _done_and_told(self, deed: str, what: str, do: Callable[[], str]) -> None:
        os.write(self.tell, f"{deed} {what}\n".encode())
        began = time.monotonic()
        made = do()
        os.write(self.tell, f"done {made} {time.monotonic() - began:.4f}\n".encode())
        if made != _NOTHING:
            self.model.backups[made] = self.model.now
        self.model.do(deed, what)
        if deed not in _TYPING:
            thin(folder_of(self.places.journal))

    def _wish(self, deed: str) -> tuple[str, Callable[[], str]]:
        number = str(self.model.next_number)
        if deed == "save":
            return number, lambda: self._save(number)
        if deed == "undo":
            return _NOTHING, self._undo
        if deed == "import":
            archive = self.dice.choice(self.places.archives())
            return archive.stem, lambda: self._import(archive)
        if deed == "migrate":
            old = self.dice.choice(self.places.olds())
            path = self.old or self.places.new(number)
            if path != self.old:
                copy_bytes(old, path)
            return f"{number}:{old.stem}", lambda: self._migrate(path)
        if deed == "restore":
            name = self.dice.choice(self._known())
            return name, lambda: self._restore(name)
        if deed == "passphrase":
            turn = (PASSPHRASES.index(self.model.now.passphrase) + 1) % len(PASSPHRASES)
            return str(turn), lambda: self._change(turn)
        return (_NOTHING, self._backup) if deed == "backup" else (number, lambda: self._new(number))

    def _known(self) -> list[str]:
        there = listed([folder_of(self.places.journal)])
        known = [one.path.name for one in there if one.path.name in self.model.backups]
        if not known and self.model.backups:
            raise RefusedError("The list shows no backups. It could not be read.")
        return known

    def _open(self) -> AbstractContextManager[Store]:
        if self.typed_into is not None:
            return nullcontext(self.typed_into)
        return Store(self.places.journal, self.model.now.passphrase)

    def _save(self, number: str) -> str:
        return self._apply(saved(int(number), self.model.now.entries))

    def _undo(self) -> str:
        return self._apply([change.inverse() for change in reversed(self.model.last)])

    def _apply(self, changes: Sequence[Change]) -> str:
        with self._open() as store:
            store.apply(changes)
        return _NOTHING

    def _import(self, archive: Path) -> str:
        passphrase = self.model.now.passphrase
        if passphrase is None:
            return self._command(self.places.journal, "import", str(archive))
        hear, tell = os.pipe()
        os.write(tell, f"{passphrase}\n".encode())
        os.close(tell)
        return self._command(self.places.journal, "--passphrase-fd", str(hear), "import", str(archive))

    def _migrate(self, path: Path) -> str:
        Store(path).close()
        return _NOTHING

    def _backup(self) -> str:
        with self._open() as store:
            return store.back_up(folder_of(self.places.journal)).path.name

    def _restore(self, name: str) -> str:
        backup = folder_of(self.places.journal) / name
        passphrase = self.model.backups[name].passphrase
        done = restore(self.places.journal, backup, self.model.now.passphrase, backup_passphrase=passphrase)
        assert done.before is not None
        return done.before.name

    def _change(self, turn: int) -> str:
        with self._open() as store:
            store.change_passphrase(PASSPHRASES[turn], self.model.codes[PASSPHRASES[turn]])
        return _NOTHING

    def _new(self, number: str) -> str:
        answers = ("fatigue=6", f"--note={number} " + "hail " * 50)
        return self._command(self.places.new(number), "add", "--day", "2026-01-01", *answers)

    def _command(self, journal: Path, *words: str) -> str:
        complained = io.StringIO()
        with redirect_stdout(io.StringIO()), redirect_stderr(complained):
            status = tidebook(["--journal", str(journal), *words])
        sentence = complained.getvalue().strip()
        if status != 0 and (not sentence or "\n" in sentence or "inside Tidebook" in sentence):
            raise SystemExit(f"{words} ended with {status}: {sentence}")
        if status != 0:
            raise RefusedError(sentence)
        return _NOTHING

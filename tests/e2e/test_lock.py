"""Locked, the program holds nothing: neither what was written nor the passphrase."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.memory import holds
from tests.e2e.program import Program
from tests.e2e.screen import Screen, until
from tidebook import clock
from tidebook.domain.change import Change
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.storage.store import Store

pytestmark = pytest.mark.e2e

PASSPHRASE = "quiet harbour seven lanterns"
KEPT, TYPED = "the rooks came back at noon", "and left before the rain"
Start = Callable[..., Program]


@pytest.fixture
def protected(journal: Path) -> Path:
    today = clock.today()
    with Store.create(journal, PASSPHRASE) as store:
        store.apply([Change(None, Note(today, clock.now(), KEPT))])
    return journal


def unlock(program: Program) -> None:
    program.wait_for_part("Passphrase", "password")
    program.focus()
    program.screen.write(PASSPHRASE)
    program.screen.press("Return")
    program.wait_to_say("0 of 5 answered")


def is_locked(program: Program) -> bool:
    window = program.parts()
    return window is not None and window.named("Passphrase", "password") is not None


def test_nothing_can_be_answered_before_and_nothing_stays_in_memory_after(
    screen: Screen, start: Start, protected: Path
) -> None:
    assert os.geteuid() == 0, "only root may look into the memory of another process"
    program = start()
    window = program.wait_for_part("Passphrase", "password")
    shown = program.parts()
    assert shown is not None
    assert shown.named("Today") is None
    assert "focused" in window.states
    program.focus()
    screen.write("6 quiet harbour")
    screen.press("Return")
    program.wait_to_say("This passphrase does not open the journal, or the file is damaged.")
    unlock(program)
    program.tab_to("Note")
    screen.press("ctrl+End")
    screen.write(f" {TYPED}")
    # That it can be found at all.
    assert all(holds(program.pid, words) for words in (KEPT, TYPED, PASSPHRASE))

    screen.press("ctrl+l")
    until(lambda: is_locked(program), "the locked window")
    assert not any(holds(program.pid, words) for words in (KEPT, TYPED, PASSPHRASE))

    unlock(program)
    program.wait_for(lambda window: any(TYPED in part.text for part in window.all()), "the note")
    assert program.close() == 0
    with Store(protected, PASSPHRASE) as store:
        note = store.read(Period(clock.today(), clock.today())).note(clock.today())
    assert note is not None
    assert note.text == f"{KEPT} {TYPED}"


def test_it_locks_with_the_screen(screen: Screen, start: Start, protected: Path) -> None:
    program = start()
    unlock(program)
    program.tab_to("Note")
    screen.press("ctrl+End")
    screen.write(f" {TYPED}")

    def locked() -> bool:
        # It begins to listen a little after it is open.
        name = "org.freedesktop.ScreenSaver.ActiveChanged"
        screen.ask(
            "gdbus", "emit", "--session", "--object-path", "/ScreenSaver", "--signal", name, "true", check=True
        )
        return is_locked(program)

    until(locked, "the locked window")
    assert program.close() == 0
    with Store(protected, PASSPHRASE) as store:
        note = store.read(Period(clock.today(), clock.today())).note(clock.today())
    assert note is not None
    assert note.text == f"{KEPT} {TYPED}"


def test_from_the_first_question_to_the_recovery_code(screen: Screen, start: Start, journal: Path) -> None:
    program = start()
    program.wait_to_say("0 of 5 answered")
    program.wait_to_say("Protect this journal with a passphrase?")
    program.focus()
    # It is not in the way.
    screen.press("6")
    program.wait_to_say("1 of 5 answered", "Saved ")
    program.tab_to("Protect this journal with a passphrase? Yes…")
    screen.press("space")
    for _twice in range(2):
        screen.write(PASSPHRASE)
        screen.press("Return")
    program.wait_to_say("The journal is under the passphrase.")
    shown = program.wait_for_part("Recovery code")
    code = shown.description.replace(" ", "").replace(",", "-")
    program.tab_to("Type the code once, to see that it is right")
    screen.write(code.lower())
    screen.press("Return")
    program.wait_to_say("The recovery code is kept.")

    screen.press("ctrl+l")
    until(lambda: is_locked(program), "the locked window")
    program.focus()
    program.tab_to("I have the recovery code…")
    screen.press("space")
    screen.write(code)
    screen.press("Return")
    program.wait_to_say("The recovery code opened the journal. Please choose a new passphrase.")
    assert program.close() == 0
    with Store(journal, PASSPHRASE) as store:
        assert [rating.value for rating in store.read(Period(clock.today(), clock.today())).ratings] == [6]

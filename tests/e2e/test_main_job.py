"""A day from the first key to the page and the table that go to the clinician."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas
import pytest
from pypdf import PdfReader

from tests.e2e.program import Part, Program
from tests.e2e.screen import Screen
from tidebook import bundled, clock
from tidebook.domain.period import Period
from tidebook.storage.store import Store

pytestmark = pytest.mark.e2e

KEYS = ["6", "4", "7", "t", "1", "0"]
GIVEN = [6, 4, 7, 10, 10]
NOTE = "slept badly, the noise"
Start = Callable[..., Program]


def expected() -> dict[str, int]:
    return {symptom.key: value for symptom, value in zip(bundled.catalogue().quick, GIVEN, strict=True)}


def recorded(journal: Path) -> dict[str, int]:
    """Return today's ratings as `tidebook show` tells them."""
    told = json.loads(tidebook(journal, "show", "--json"))
    return {key: rating["value"] for key, rating in told["ratings"].items()}


def tidebook(journal: Path, *words: str) -> str:
    command = [sys.executable, "-m", "tidebook", "--journal", str(journal), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, encoding="utf-8").stdout


def in_file(journal: Path) -> dict[str, int]:
    today = clock.today()
    with Store(journal) as store:
        return {rating.symptom: rating.value for rating in store.read(Period(today, today)).ratings}


def chosen(window: Part) -> dict[str, list[str]]:
    """Return the checked numbers of every question on screen."""
    rows = [part for part in window.all() if part.name.endswith(", 0 to 10")]
    return {row.name: [part.name for part in row.parts if "checked" in part.states] for row in rows}


def test_five_answers_and_the_pages_made_of_them(screen: Screen, start: Start, journal: Path, tmp_path: Path) -> None:
    first = start()
    first.wait_to_say("0 of 5 answered")
    first.focus()
    screen.press(*KEYS)
    first.wait_to_say("5 of 5 answered", "Saved ")
    first.kill()

    assert in_file(journal) == expected()
    assert recorded(journal) == expected()

    second = start()
    window = second.wait_to_say("5 of 5 answered")
    assert chosen(window) == {
        f"{symptom.name}, 0 to 10": [f"{value} of 10"]
        for symptom, value in zip(bundled.catalogue().quick, GIVEN, strict=True)
    }
    second.focus()
    second.tab_to("Note")
    screen.write(NOTE)
    screen.press("ctrl+q")
    assert second.ended() == 0
    assert json.loads(tidebook(journal, "show", "--json"))["note"]["text"] == NOTE

    third = start()
    third.wait_to_say("5 of 5 answered")
    third.focus()
    screen.press("ctrl+3")
    for symptom, value in zip(bundled.catalogue().quick, GIVEN, strict=True):
        third.wait_to_say(f"{symptom.name}, 28 days, recorded on 1, median {value}, lowest {value}, highest {value}.")
    screen.press("ctrl+4")
    check_pdf(saved(third, "Save PDF…", tmp_path / "page.pdf", "Saved as"))
    check_csv(saved(third, "Export CSV…", tmp_path / "all.zip", "Everything recorded is in"))
    assert third.close() == 0
    assert {path.name for path in journal.parent.iterdir()} == {journal.name, f"{journal.name}-backups"}
    assert journal.stat().st_mode & 0o777 == 0o600


def saved(program: Program, button: str, path: Path, words: str) -> Path:
    """Press the button, type where the file goes, and wait for the words that say it is there."""
    program.wait_for(lambda window: "enabled" in getattr(window.named(button), "states", ()), f"{button} to be ready")
    # By keyboard: it may lie below what is in sight.
    program.tab_to(button)
    program.screen.press("space")
    program.wait_for(lambda window: window.role in {"dialog", "file chooser"}, "the dialog")
    program.screen.press("ctrl+a")
    program.screen.write(str(path))
    program.screen.press("Return")
    program.wait_to_say(words, path.name)
    return path


def check_pdf(path: Path) -> None:
    pages = PdfReader(path).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    names = "|".join(symptom.name for symptom in bundled.catalogue().quick)
    medians = re.findall(rf"({names}) .*? (\d+) median", text)
    assert medians == [
        (symptom.name, str(value)) for symptom, value in zip(bundled.catalogue().quick, GIVEN, strict=True)
    ]


def check_csv(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        table = pandas.read_csv(io.BytesIO(packed.read("journal.csv")), encoding="utf-8-sig")
    ratings = table[table.kind == "rating"]
    assert dict(zip(ratings.key, ratings.value.astype(int), strict=True)) == expected()
    assert set(ratings.about_date) == {clock.today().isoformat()}
    assert list(table.note.dropna()) == [NOTE]

"""Starting the program: nothing is loaded that is not needed, and nothing is readable by others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tidebook import paths
from tidebook.main import main

HEAVY = (
    "numpy",
    "matplotlib",
    "sqlalchemy",
    "PySide6",
    "typst",
    "babel",
    "argparse",
    "tidebook.commands",
    "tidebook.ui",
)


def _without_screen() -> dict[str, str]:
    screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: text for name, text in os.environ.items() if name not in screen}


def loaded_by(program: str, *words: object, env: dict[str, str] | None = None) -> set[str]:
    """Return the heavy modules that a fresh Python has loaded after `program`."""
    text = f"import sys\n{program}\nprint(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", text, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=env)
    return set(HEAVY).intersection(done.stderr.split())


def test_importing_the_program_loads_nothing_heavy() -> None:
    assert loaded_by("import tidebook.main") == set()


@pytest.mark.parametrize("words", [[], ["--journal", "some.tidebook"], ["--journal=some.tidebook"]])
def test_the_window_opens_without_what_commands_need(words: list[str]) -> None:
    program = "from tidebook.main import main; assert main(sys.argv[1:]) == 1"
    assert loaded_by(program, *words, env=_without_screen()) == set()


def test_adding_an_answer_loads_only_what_the_file_needs(tmp_path: Path) -> None:
    program = "from tidebook.main import main; assert main(sys.argv[1:]) == 0"
    loaded = loaded_by(program, "--journal", tmp_path / "journal.tidebook", "add", "fatigue=6")
    assert loaded == {"argparse", "sqlalchemy", "tidebook.commands"}


@pytest.mark.parametrize("words", [[], ["--journal", "some.tidebook"], ["--journal=some.tidebook"]])
def test_without_a_screen_it_says_so_in_one_line(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tidebook", *words], capture_output=True, text=True, env=_without_screen(), check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no screen here.")
    assert done.stderr.count("\n") == 1


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Tidebook 0.")


def test_what_is_made_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MPLCONFIGDIR")
    previous = os.umask(0o022)
    try:
        assert main(["--journal", str(tmp_path / "journal.tidebook"), "add", "fatigue=6"]) == 0
        (tmp_path / "anything").touch()
    finally:
        os.umask(previous)
    assert (tmp_path / "anything").stat().st_mode & 0o777 == 0o600
    assert os.environ["MPLCONFIGDIR"] == str(paths.cache_folder() / "matplotlib")

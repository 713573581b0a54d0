"""Holds the layers apart: who may know whom is written in pyproject.toml and checked here."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "app" / "tidebook"
WITHOUT_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is not to be had here")

sys.meta_path.insert(0, NoQt())
for module in sys.argv[1:]:
    importlib.import_module(module)
"""


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _modules_beside_the_windows() -> list[str]:
    files = (file.relative_to(PACKAGE.parent).with_suffix("") for file in PACKAGE.rglob("*.py"))
    names = sorted(".".join(file.parts).removesuffix(".__init__") for file in files)
    return [name for name in names if not f"{name}.".startswith(("tidebook.ui.", "tidebook.__main__."))]


def test_imports_keep_their_direction() -> None:
    _run(Path(sys.executable).with_name("lint-imports"), "--no-logo", "--cache-dir", ".cache/import-linter")


def test_everything_but_the_windows_works_without_qt() -> None:
    modules = _modules_beside_the_windows()
    assert "tidebook.domain" in modules
    _run(sys.executable, "-c", WITHOUT_QT, *modules)


def test_packaging_is_no_package() -> None:
    # It would hide the library of that name, which pytest and matplotlib import.
    assert not (ROOT / "packaging" / "__init__.py").exists()

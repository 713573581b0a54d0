"""Commands as a person types them, and a look at what they leave on disk."""

from pathlib import Path

import pytest

from tests.commands.said import Run, Said
from tidebook.main import main


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.tidebook"


@pytest.fixture
def run(journal: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*words: object) -> Said:
        try:
            status = main(["--journal", str(journal), *map(str, words)])
        except SystemExit as ended:
            assert isinstance(ended.code, int)
            status = ended.code
        said = Said(status, *capsys.readouterr())
        # One plain line when it did not work, nothing on standard error when it did.
        assert said.err.count("\n") == (status != 0), said.err
        assert "Traceback" not in said.err
        return said

    return _run


@pytest.fixture
def demo(run: Run, journal: Path) -> Path:
    assert run("demo", journal, "--days", 120, "--seed", 3).status == 0
    return journal

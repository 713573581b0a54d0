"""An error that nobody expected: what was typed is safe, one dialog says so, and its report tells nothing else."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.desk import Desk
from tidebook import clock, crash
from tidebook.overriding import override
from tidebook.ui.crash_dialog import CrashDialog
from tidebook.ui.label import Label
from tidebook.ui.unexpected import Unexpected

# The offscreen display can not hint sizes, and says so for every dialog.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MARK = "Marzipankartoffel"


@contextmanager
def hooks() -> Iterator[None]:
    """Put Python's hooks back afterwards."""
    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook, threading.excepthook = before


@contextmanager
def watch(desk: Desk, again_s: float = 100) -> Iterator[Unexpected]:
    with hooks():
        unexpected = Unexpected(again_s)
        unexpected.guard(desk.window)
        yield unexpected
        if unexpected.dialog is not None:
            unexpected.dialog.accept()


def break_down(note: str) -> None:
    try:
        raise KeyError(note)
    except KeyError as error:
        raise ValueError(f"can not do anything with {note}") from error


def soon(do: Callable[[], object]) -> None:
    QTimer.singleShot(0, do)


def dialog_of(desk: Desk, unexpected: Unexpected) -> CrashDialog:
    desk.wait(lambda: unexpected.dialog is not None and unexpected.dialog.isVisible())
    assert unexpected.dialog is not None
    return unexpected.dialog


def words(dialog: CrashDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())


def settle(desk: Desk, until: Callable[[], bool] = lambda: True) -> None:
    """Let everything happen that is due, twice around."""
    rounds: list[bool] = []
    for _round in range(2):
        rounds.append(False)
        soon(lambda: rounds.append(True))
        desk.wait(lambda: rounds[-1] and until())


def test_what_was_typed_is_in_the_file_and_the_report_tells_where_but_not_what(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    with watch(desk) as unexpected:
        desk.today.view.note.paper.setFocus()
        desk.press(*MARK)
        assert desk.file().notes == ()
        soon(lambda: break_down(MARK))
        dialog = dialog_of(desk, unexpected)
        assert [one.text for one in desk.file(clock.today()).notes] == [MARK]
        said = words(dialog)
        assert said.startswith("Something unexpected happened in Tidebook. Everything that you wrote is saved.")
        report = dialog.report.toPlainText()
        assert "builtins.ValueError" in report
        assert "builtins.KeyError" in report
        assert f"test_crash.py, line {break_down.__code__.co_firstlineno + 4}, break_down" in report
        assert "PySide6_Essentials 6." in report
        told = report + said + capsys.readouterr().err
        for secret in (
            MARK,
            "can not do anything",
            str(Path.home()),
            str(desk.folder),
            str(Path(__file__).parents[2]),
        ):
            assert secret not in told
        desk.click(dialog.go_on)
        desk.wait(lambda: unexpected.dialog is None)
        assert desk.window.isVisible()


def test_the_same_error_again_and_again_opens_one_dialog_and_another_one_is_added(desk: Desk) -> None:
    class Drawing(QWidget):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            raise ZeroDivisionError(MARK)

    with watch(desk) as unexpected:
        drawing = Drawing(desk.window)
        drawing.resize(50, 50)
        drawing.show()
        dialog = dialog_of(desk, unexpected)
        first = dialog.report.toPlainText()
        for _time in range(5):
            drawing.update()
            soon(lambda: break_down(MARK))
            settle(desk)
        settle(desk, lambda: "builtins.ValueError" in dialog.report.toPlainText())
        both = dialog.report.toPlainText()
        assert (first.count("ZeroDivisionError"), both.count("ZeroDivisionError")) == (1, 1)
        assert both.count("builtins.ValueError") == 1
        assert len(desk.window.findChildren(CrashDialog)) == 1
        desk.click(dialog.go_on)
        desk.wait(lambda: unexpected.dialog is None)
        drawing.update()
        settle(desk)
        assert unexpected.dialog is None
        drawing.hide()


def test_it_is_told_again_after_a_while(desk: Desk) -> None:
    with watch(desk, again_s=0) as unexpected:
        for _time in range(2):
            soon(lambda: break_down(MARK))
            desk.click(dialog_of(desk, unexpected).go_on)
            desk.wait(lambda: unexpected.dialog is None)


def test_errors_of_other_threads_and_of_forgotten_things_are_told_without_their_words(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    class Forgotten:
        def __del__(self) -> None:
            break_down(MARK)

    with watch(desk) as unexpected:
        thread = threading.Thread(target=break_down, args=[MARK])
        thread.start()
        thread.join()
        assert "break_down" in dialog_of(desk, unexpected).report.toPlainText()
        one = Forgotten()
        del one
    err = capsys.readouterr().err
    assert "Forgotten.__del__" in err
    assert MARK not in err


def test_closing_from_the_dialog_closes_the_window_and_nothing_is_lost(desk: Desk) -> None:
    with watch(desk) as unexpected:
        desk.press("6", "4")
        soon(lambda: break_down(MARK))
        desk.click(dialog_of(desk, unexpected).close_all)
        desk.wait(lambda: not desk.window.isVisible())
    assert sorted(one.value for one in desk.close_and_read().ratings) == [4, 6]


def test_if_saving_is_what_is_broken_it_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with watch(desk) as unexpected:
        monkeypatch.setattr(desk.today, "flush", lambda: break_down(MARK))
        soon(lambda: {}[MARK])  # type: ignore[index]
        dialog = dialog_of(desk, unexpected)
        assert "The newest answers are not saved yet." in words(dialog)
        settle(desk, lambda: "builtins.ValueError" in dialog.report.toPlainText())
        monkeypatch.undo()


def test_the_report_can_be_copied_and_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.folder / "report.txt"
    with watch(desk) as unexpected:
        soon(lambda: break_down(MARK))
        dialog = dialog_of(desk, unexpected)
        desk.click(dialog.copy)
        assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
        assert "The report is copied." in words(dialog)
        # The dialog of the desktop can not be pressed here; what it answers is all that is told.
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
        desk.click(dialog.save)
        assert path.read_text(encoding="utf-8") == dialog.report.toPlainText()
        assert path.stat().st_mode & 0o777 == 0o600
        assert f"Saved as {path}" in words(dialog)


def test_a_deep_recursion_makes_a_short_report() -> None:
    def deeper(note: str) -> None:
        deeper(note)

    with pytest.raises(RecursionError) as caught:
        deeper(MARK)
    told = crash.report(caught.value)
    assert told.count("\n") < 70
    assert "more" in told


def test_one_error_that_follows_itself_ends() -> None:
    first, second = ValueError(MARK), KeyError(MARK)
    first.__cause__, second.__cause__ = second, first
    assert [line for line in crash.way(first) if line] == ["builtins.ValueError", "builtins.KeyError"]


BREAKS_OFF = """
import ctypes, sys
from pathlib import Path
from tidebook import crash
print(crash.keep_breaking_off(Path(sys.argv[1])))
def {mark}():
    if sys.argv[2] == "yes":
        ctypes.string_at(0)
{mark}()
"""


def _broken_off(file: Path, breaks: str) -> str:
    program = BREAKS_OFF.format(mark="reading")
    done = subprocess.run(
        [sys.executable, "-c", program, str(file), breaks], capture_output=True, text=True, check=False
    )
    assert (done.returncode == 0) == (breaks == "no")
    return done.stdout.strip()


def test_breaking_off_is_told_at_the_next_start_once(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "broke-off.txt"
    assert _broken_off(file, "yes") == ""
    assert file.stat().st_mode & 0o077 == 0 or file.parent.stat().st_mode & 0o077 == 0
    told = _broken_off(file, "no")
    assert "Segmentation fault" in told
    assert "  ctypes/__init__.py, line " in told
    assert "reading" in told
    assert str(Path(sys.base_prefix)) not in told
    assert _broken_off(file, "no") == ""


def test_what_does_not_look_like_a_report_of_the_system_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "broke-off.txt"
    file.write_text(
        f'Fatal Python error: Aborted\n{MARK}\n  File "/home/{MARK}/x.py", line 3 in go\n', encoding="utf-8"
    )
    told = _broken_off(file, "no")
    assert "Aborted\n  x.py, line 3, go" in told
    assert MARK not in told


def test_a_command_that_meets_an_unexpected_error_writes_no_message() -> None:
    program = f"from tidebook import crash; crash.say_always(); raise ValueError('{MARK}')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Tidebook met an unexpected error.\ntidebook 0.")
    assert "builtins.ValueError" in done.stderr
    assert MARK not in done.stderr


def test_ctrl_c_is_no_error() -> None:
    program = "from tidebook import crash; crash.say_always(); raise KeyboardInterrupt"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "unexpected" not in done.stderr


def test_who_writes_the_program_reads_everything() -> None:
    program = f"from tidebook import crash; crash.say_always(); raise ValueError('{MARK}')"
    done = subprocess.run([sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True, check=False)
    assert MARK in done.stderr

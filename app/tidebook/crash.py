"""What can be told of an unexpected error without telling anything of the journal."""

import faulthandler
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TextIO

# Deep recursion repeats itself: its beginning and its end say all.
_MOST_STEPS = 40
_PARTS = ("tidebook", "PySide6_Essentials", "SQLAlchemy", "sqlcipher3", "matplotlib", "numpy", "typst", "Babel")
_BROKE_OFF = re.compile(r"(?:Fatal Python error|Windows fatal exception): ([A-Za-z -]+)$")
_STEP = re.compile(r'\s*File "(.+)", line (\d+) in ([\w.<>]+)$')

_kept: TextIO | None = None


def report(error: BaseException) -> str:
    """Return what may go to others: versions, the system, and for each error its type and the way to it.

    Never a message, a value or a local variable: they may hold what the person wrote. Never a folder of theirs.
    """
    return "\n".join([*_surroundings(), *way(error)]) + "\n"


def way(error: BaseException) -> list[str]:
    """Return the types of `error` and of those that it followed, each with the places that it went through."""
    lines: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        kind = type(following)
        lines += ["", f"{kind.__module__}.{kind.__qualname__}", *_shortened(list(_steps(following.__traceback__)))]
        following = following.__cause__ or following.__context__
    return lines


def say(_kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None = None) -> None:
    """Write the report where Python would have written the message as well: on standard error."""
    if error is None or sys.stderr is None:
        return
    if isinstance(error, KeyboardInterrupt) or sys.flags.dev_mode:
        # Ctrl+C is no error; and who writes the program wants to read everything: python -X dev.
        sys.__excepthook__(type(error), error, error.__traceback__)
    else:
        sys.stderr.write("Tidebook met an unexpected error.\n" + report(error))


def say_always() -> None:
    """Let no error of the program write its message on standard error, in whatever thread it happens."""
    sys.excepthook = say
    sys.unraisablehook = lambda told: say(told.exc_type, told.exc_value)
    threading.excepthook = lambda told: say(told.exc_type, told.exc_value)


def keep_breaking_off(file: Path) -> str:
    """Have `file` take where the program was if it breaks off from now on; return the report of the last time.

    "" when it did not break off. The file is made for its owner alone. Nothing happens where it can not be.
    """
    global _kept  # noqa: PLW0603 - the system writes into it as long as the program lives
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
        # Appended: a second start of the program must not disturb what the first one has to say.
        _kept = file.open("a", encoding="utf-8")
        _kept.truncate(0)
        faulthandler.enable(_kept, all_threads=True)
    except OSError:
        return ""
    lines = list(_cleaned(before))
    return "\n".join([*_surroundings(), "", *lines]) + "\n" if lines else ""


def _cleaned(before: str) -> Iterator[str]:
    """Return the lines of a broken-off program that are known to hold nothing of the person's."""
    for line in before.splitlines():
        if what := _BROKE_OFF.match(line):
            yield what[1]
        elif step := _STEP.match(line):
            yield f"  {_in_program(step[1])}, line {step[2]}, {step[3]}"


def _steps(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {_in_program(code.co_filename)}, line {trace.tb_lineno}, {code.co_qualname}"
        trace = trace.tb_next


def _shortened(steps: list[str]) -> list[str]:
    if len(steps) <= _MOST_STEPS:
        return steps
    half = _MOST_STEPS // 2
    return [*steps[:half], f"  … {len(steps) - 2 * half} more", *steps[-half:]]


def _in_program(file: str) -> str:
    """Return where a file of code lies among the program's own: what stands before may be the person's name."""
    path = Path(file)
    roots = [Path(entry) for entry in sys.path if entry and path.is_relative_to(entry)]
    return path.relative_to(max(roots, key=lambda root: len(root.parts))).as_posix() if roots else path.name


def _surroundings() -> list[str]:
    # These take a while to import, and are wanted by nobody on a good day.
    import platform
    from importlib import metadata

    lines = []
    for name in _PARTS:
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return [*lines, f"Python {platform.python_version()}", f"{platform.system()} {platform.machine()}, {_system()}"]


def _system() -> str:
    import platform

    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return platform.version()

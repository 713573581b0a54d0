"""A desktop of the tests' own: an X display nobody sees, a window manager, and what screen readers listen to."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

WIDTH, HEIGHT = 1280, 1000
# The screen is there for all tests of a worker, which on a slow machine may take a while.
LONGEST_S = 1800
PATIENCE_S = 60.0
_POLL_S = 0.02
_CODE = Path(__file__).parents[2] / "app"
_NO_FRAMES = """<openbox_config xmlns="http://openbox.org/3.4/rc">
<applications><application class="*"><decor>no</decor></application></applications></openbox_config>"""
_BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<servicedir>/usr/share/dbus-1/services</servicedir><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""

_Found = TypeVar("_Found")


def until(look: Callable[[], _Found | None], what: str, patience_s: float = PATIENCE_S) -> _Found:
    """Look again and again until there is something to see; what is missing is told as `what`."""
    end = time.monotonic() + patience_s
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"not seen within {patience_s} s: {what}")
        time.sleep(_POLL_S)


def bounded(*command: object) -> list[str]:
    """Return the command under a time limit that holds even when the tests are killed."""
    return ["timeout", "--kill-after=2", str(LONGEST_S), *map(str, command)]


class Screen:
    """Lives in `folder`. Everything that it starts carries the folder in its environment and ends with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: list[subprocess.Popen[Any]] = []
        for name in ("home", "runtime", "config", "bus"):
            (folder / name).mkdir(mode=0o700)
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(_CODE),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "home"),
            "XDG_CACHE_HOME": str(folder / "home"),
            "XDG_STATE_HOME": str(folder / "home"),
            "MPLCONFIGDIR": os.environ.get("MPLCONFIGDIR", str(folder / "home")),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def start(self) -> None:
        """Start the display, the window manager, the buses and the reader of windows."""
        self.start_display()
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
        rules = self.folder / "config" / "openbox" / "rc.xml"
        rules.parent.mkdir()
        rules.write_text(_NO_FRAMES, encoding="utf-8")
        self._spawn("openbox", "--config-file", rules)
        until(lambda: self.ask("wmctrl", "-m").returncode == 0, "the window manager")
        self._spawn("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        reader = Path(__file__).with_name("read_window.py")
        pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
        self._reader = self._spawn("/usr/bin/python3", "-B", reader, **pipe)

    def start_display(self) -> None:
        """Start the display alone; `env` then names it."""
        read, write = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        options = ("-screen", "0", size, "-nolisten", "tcp", "-nocursor", "-displayfd", write, "-fbdir", self.folder)
        self._spawn("Xvfb", *options, pass_fds=[write])
        os.close(write)
        with os.fdopen(read, encoding="ascii") as number:
            # Nothing comes when the display can not start: then it has closed the pipe.
            self.env["DISPLAY"] = f":{number.readline().strip()}"

    def _start_bus(self) -> str:
        rules = self.folder / "bus.conf"
        rules.write_text(_BUS.format(folder=self.folder / "bus"), encoding="utf-8")
        bus = self._spawn(
            "dbus-daemon",
            f"--config-file={rules}",
            "--nofork",
            "--print-address=1",
            stdout=subprocess.PIPE,
            text=True,
        )
        assert bus.stdout is not None
        return str(bus.stdout.readline()).strip()

    def _spawn(self, *command: object, **options: Any) -> "subprocess.Popen[Any]":
        with (self.folder / "said.txt").open("a", encoding="utf-8") as said:
            options = {"stdout": said, "stderr": said, "stdin": subprocess.DEVNULL, **options}
            process = subprocess.Popen(bounded(*command), env=self.env, start_new_session=True, **options)
        self._running.append(process)
        return process

    def stop(self) -> None:
        """End everything that was started here, and what that has started in its turn."""
        for process in reversed(self._running):
            process.terminate()
        for process in self._running:
            process.wait(10)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
        try:
            until(lambda: not self.left_running(), "the end of all that was started", 5)
        finally:
            for pid in self.left_running():
                os.kill(pid, signal.SIGKILL)

    def left_running(self) -> list[int]:
        """Return the processes that carry this screen's folder in their environment."""
        mark = f"XDG_RUNTIME_DIR={self.folder / 'runtime'}".encode()
        found = []
        for place in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in place.read_bytes().split(b"\0"):
                    found.append(int(place.parent.name))
            except OSError:
                continue  # it ended, or is not ours to look at
        return found

    def ask(self, *command: object, check: bool = False) -> "subprocess.CompletedProcess[str]":
        """Run a command on this screen to its end."""
        words = [str(word) for word in command]
        return subprocess.run(words, env=self.env, capture_output=True, text=True, timeout=PATIENCE_S, check=check)

    def press(self, *keys: str) -> None:
        """Press and let go each key, in the window that has the keyboard."""
        self.ask("xdotool", "key", "--delay", 30, *keys, check=True)

    def write(self, text: str, pause_ms: int = 15) -> None:
        """Type `text`, letter by letter."""
        self.ask("xdotool", "type", "--delay", pause_ms, text, check=True)

    def click(self, box: list[int]) -> None:
        """Click into the middle of a box on the screen."""
        x, y, width, height = box
        self.ask("xdotool", "mousemove", x + width // 2, y + height // 2, "click", 1, check=True)

    def windows(self) -> Mapping[int, tuple[str, str]]:
        """Return the windows as the window manager knows them: process, and (number, title)."""
        rows = [row.split(maxsplit=4) for row in self.ask("wmctrl", "-lp").stdout.splitlines()]
        return {int(row[2]): (row[0], row[4] if len(row) > 4 else "") for row in rows}

    def read(self, pid: int) -> str:
        """Return the windows of a process as JSON, as a screen reader meets them."""
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(f"{pid}\n")
        self._reader.stdin.flush()
        return str(self._reader.stdout.readline())

    def frames(self) -> Iterator[Any]:
        """Return, again and again, what stands on the screen: an array of HEIGHT x WIDTH numbers 0xRRGGBB."""
        # Xvfb keeps its picture in a file, in the format of xwd: a header, a table of colours, then the pixels.
        file = self.folder / "Xvfb_screen0"
        header = np.fromfile(file, ">u4", 25)
        begin = int(header[0] + header[19] * 12)
        picture = np.memmap(file, "<u4", "r", begin, (HEIGHT, WIDTH))
        while True:
            yield picture & 0xFFFFFF

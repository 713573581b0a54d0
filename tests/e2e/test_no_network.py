"""Tidebook has no network: the system sees no call for one in a whole run, and nothing is missing without one."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.program import Program
from tests.e2e.screen import Screen, bounded, until
from tests.e2e.test_main_job import KEYS, NOTE, check_csv, check_pdf, expected, in_file, recorded, saved

pytestmark = pytest.mark.e2e

Start = Callable[..., Program]
# -D: the program keeps its process id; what traces it stands aside. Who sends must have asked for a socket before,
# so the thousands of messages to the desktop need not be looked at; tests/faults/no_network.sh does look at them.
TRACE = ("strace", "-D", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,socketpair,connect,bind,sendto", "-o")
# What the desktop is talked to with; anything else is, or asks for, a network.
AT_HOME = {"AF_UNIX"}
CALLS_OUT = {
    "Python": "import socket; socket.socket(socket.AF_{family}, socket.SOCK_DGRAM).close()",
    "Qt": """
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QHostAddress, QUdpSocket
app = QCoreApplication([])
QUdpSocket().bind(QHostAddress("{address}"))
""",
}


def families(trace: Path) -> Counter[str]:
    """Return the families of all the sockets that were asked for, and how often."""
    return Counter(re.findall(r"\bsocket(?:pair)?\(((?:AF|PF)_\w+)", trace.read_text(encoding="utf-8")))


def addresses(trace: Path) -> Counter[str]:
    """Return the families of all the addresses that were connected, bound or sent to."""
    return Counter(re.findall(r"sa_family=(AF_\w+)", trace.read_text(encoding="utf-8")))


def a_whole_run(screen: Screen, program: Program, journal: Path, folder: Path) -> None:
    """Answer, write, look at every page, save a picture, the PDF and the table, and close."""
    program.wait_to_say("0 of 5 answered")
    program.focus()
    screen.press(*KEYS)
    program.wait_to_say("5 of 5 answered", "Saved ")
    program.tab_to("Note")
    screen.write(NOTE)
    for page in ("ctrl+2", "ctrl+5", "ctrl+comma", "ctrl+3"):
        screen.press(page)
    program.wait_to_say("Fatigue, 28 days, recorded on 1")
    picture = saved(program, "Save chart…", folder / "chart.png", "Saved as")
    assert picture.read_bytes().startswith(b"\x89PNG")
    screen.press("ctrl+4")
    check_pdf(saved(program, "Save PDF…", folder / "page.pdf", "Saved as"))
    check_csv(saved(program, "Export CSV…", folder / "all.zip", "Everything recorded is in"))
    assert program.close() == 0
    assert in_file(journal) == expected()


def test_a_whole_run_asks_the_system_for_no_network(
    screen: Screen, start: Start, journal: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "calls"
    program = start(through=(*TRACE, str(trace)))
    a_whole_run(screen, program, journal, tmp_path)
    # It was seen: the screen was reached through sockets of this computer.
    until(lambda: families(trace)["AF_UNIX"], "the calls of the program")
    assert set(families(trace)) | set(addresses(trace)) == AT_HOME


@pytest.mark.parametrize("who", CALLS_OUT)
@pytest.mark.parametrize(("family", "address"), [("INET", "127.0.0.1"), ("INET6", "::1")])
def test_a_call_for_a_network_would_be_seen(
    screen: Screen, who: str, family: str, address: str, tmp_path: Path
) -> None:
    trace = tmp_path / "calls"
    words = CALLS_OUT[who].format(family=family, address=address)
    subprocess.run(bounded(*TRACE, trace, sys.executable, "-c", words), env=screen.env, check=False, timeout=60)
    until(lambda: families(trace)[f"AF_{family}"] + families(trace)[f"PF_{family}"], f"AF_{family}")


def test_no_command_asks_for_a_network(screen: Screen, tmp_path: Path) -> None:
    journal, trace = tmp_path / "demo.tidebook", tmp_path / "calls"
    for words in (
        ("demo", journal, "--days", "40"),
        ("--journal", journal, "add", "fatigue=6", "--note", NOTE),
        ("--journal", journal, "summary", "--to", tmp_path / "page.pdf"),
        ("--journal", journal, "export", "--format", "csv", "--to", tmp_path / "all.zip"),
        ("--journal", journal, "check"),
    ):
        command = [*TRACE[:1], *TRACE[2:], trace, sys.executable, "-m", "tidebook", *words]
        subprocess.run(bounded(*command), env=screen.env, check=True, timeout=90, capture_output=True)
        assert set(families(trace)) | set(addresses(trace)) <= AT_HOME


def alone() -> tuple[str, ...]:
    """Return the command that starts a program without any network, or skip, saying why it can not be."""
    command = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--net")
    tried = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"this system makes no network namespace: {tried.stderr.strip()}")
    return command


def test_without_any_network_nothing_is_missing(screen: Screen, start: Start, journal: Path, tmp_path: Path) -> None:
    through = alone()
    places = subprocess.run([*through, "cat", "/proc/net/dev"], capture_output=True, text=True, check=True).stdout
    assert [line.split(":")[0].strip() for line in places.splitlines()[2:]] == ["lo"]
    program = start(through=through)
    program.wait_to_say("0 of 5 answered")
    program.focus()
    screen.press(*KEYS)
    program.wait_to_say("5 of 5 answered", "Saved ")
    screen.press("ctrl+4")
    check_pdf(saved(program, "Save PDF…", tmp_path / "page.pdf", "Saved as"))
    assert program.close() == 0
    assert recorded(journal) == expected()

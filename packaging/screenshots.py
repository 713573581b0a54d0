"""Takes the pictures of the README: the real window on an invented journal, and the page. `make screenshots`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tidebook import bundled, clock
from tidebook.domain.rating import Rating
from tidebook.ui.app import Program
from tidebook.ui.charts_page import ChartsPage
from tidebook.ui.immortal import keep_none_alive
from tidebook.ui.summary_page import SummaryPage

_HERE = Path(__file__).parent / "screenshots"
_SETTLE_MS, _TURNS = 400, 100


def settle() -> None:
    # Not QTest.qWait: it keeps Python's lock, and the worker would never get on.
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def wait_for(is_there: Callable[[], bool]) -> None:
    for _turn in range(_TURNS):
        if is_there():
            return
        settle()
    sys.exit("The window did not get ready.")


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    journal = folder / "demo.tidebook"
    tidebook = [sys.executable, "-m", "tidebook", "--journal", str(journal)]
    subprocess.run([*tidebook[:3], "demo", str(journal), "--days", "180", "--seed", "8"], check=True)
    subprocess.run([*tidebook, "summary", "--to", str(folder / "page.pdf"), "--paper", "a4"], check=True)
    keep_none_alive()
    app = QApplication(sys.argv[:1])
    QApplication.setStyle("Fusion")
    program = Program(app, journal)
    window = program.window
    window.resize(1090, 900)
    window.show()
    wait_for(lambda: hasattr(program, "journal") and program.journal.is_open)
    now = clock.now()
    for symptom, value in zip(bundled.catalogue().quick, (6, 4, 7), strict=False):
        program.journal.record(Rating(now.local.date(), now, symptom.key, value), symptom.name)
    for theme in ("light", "dark"):
        program.preferences.theme = theme
        for page in ("today", "history", "charts", "summary"):
            window.turn_to(page)
            shown = window.pages[page]
            if isinstance(shown, SummaryPage):
                wait_for(partial(getattr, shown, "is_settled"))
            settle()
            if isinstance(shown, ChartsPage):
                shown.timeline.view.mark(now.local.date() - timedelta(days=2))
                settle()
            window.grab().save(str(_HERE / f"{page}-{theme}.png"))
    window.close()
    to_png = ["pdftoppm", "-r", "110", "-gray", "-png", "-singlefile", folder / "page.pdf", _HERE / "summary-a4"]
    subprocess.run([str(part) for part in to_png], check=True)


main()

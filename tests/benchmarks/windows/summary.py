"""Tidebook's Summary on a year: tells how long a change takes until it is on the screen. Word: the journal."""

import sys
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QCheckBox

from tidebook import clock
from tidebook.charts.palette import LIGHT
from tidebook.domain.period import Period
from tidebook.storage.store import Store
from tidebook.ui import theme
from tidebook.ui.immortal import keep_none_alive
from tidebook.ui.journal import Journal
from tidebook.ui.preferences import Preferences
from tidebook.ui.summary_page import SummaryPage

_TIMES = 9


def changed(page: SummaryPage, box: QCheckBox) -> float:
    """Press a box and return the seconds until the page that holds it is painted."""
    loop = QEventLoop()
    page._setter.done.connect(loop.quit)
    began = time.perf_counter()
    box.click()
    loop.exec()
    page.preview.page.repaint()
    taken = time.perf_counter() - began
    page._setter.done.disconnect(loop.quit)
    return taken


keep_none_alive()
app = QApplication(sys.argv)
app.setStyle("Fusion")
theme.load_face("Regular", "SemiBold", "Bold")
theme.wear(app, LIGHT, 1.0)
with TemporaryDirectory() as folder:
    journal = Journal()
    journal.open(lambda: Store(Path(sys.argv[1])))
    page = SummaryPage(journal, Preferences(Path(folder) / "settings.ini"))
    page.resize(1400, 900)
    page.show()
    page.choices.days.row.show_choice("own")
    page.choices.days.dates.chosen.emit(Period(clock.today() - timedelta(days=364), clock.today()))
    page.choices.shown.unfold(open_=True)
    page.choices.appendix.unfold(open_=True)
    one, further = page.choices.shown.boxes["about.name"], page.choices.appendix.boxes
    changed(page, one)
    print("page", median(changed(page, one) for _turn in range(_TIMES)), flush=True)
    for key in ("symptoms", "payback", "places", "scores", "events", "numbers", "notes", "days"):
        changed(page, further[f"appendix.{key}"])
    print("appendix", median(changed(page, one) for _turn in range(_TIMES)), flush=True)
    journal.close()

"""The program does not use up None, however long it runs."""

import subprocess
import sys

_CALLS = 100_000
_SCRIPT = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel
from tidebook.ui.immortal import keep_none_alive

keep_none_alive()
app = QApplication([])
label = QLabel()
for turn in range({_CALLS}):
    label.setText("x")
print(sys.getrefcount(None) > {_CALLS})
"""


def test_a_hundred_thousand_calls_that_return_nothing_end_well() -> None:
    ended = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "True", "")

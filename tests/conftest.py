"""Keeps the tests away from the person's screen, settings and journal."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tidebook.ui.immortal import keep_none_alive

keep_none_alive()
# Set before anything imports Qt or matplotlib: both read their environment once.
_home = Path(tempfile.mkdtemp(prefix="tidebook-tests-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
    _folder = _home / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[f"XDG_{_name}"] = str(_folder)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
# Kept between runs: matplotlib's list of fonts takes seconds to make.
os.environ["MPLCONFIGDIR"] = str(Path(__file__).parent.parent / ".cache" / "matplotlib")

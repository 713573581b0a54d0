"""Where things lie: what ships with the program, and the person's own folders."""

from pathlib import Path

import platformdirs

_BESIDE = Path(__file__).parent / "resources"
# In a checkout the folder lies at the top; a wheel and the frozen program carry it inside the package.
RESOURCES = _BESIDE if _BESIDE.is_dir() else Path(__file__).parents[2] / "resources"

FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
LOCALE = RESOURCES / "locale"
REPORT = RESOURCES / "report"
CATALOGUE = RESOURCES / "symptom_catalogue.csv"


def journal_file() -> Path:
    """Return where the person's journal lies unless they name another file."""
    return platformdirs.user_data_path("tidebook", appauthor=False) / "journal.tidebook"


def settings_file() -> Path:
    """Return where theme, text size and window place are kept (nothing of the journal)."""
    return platformdirs.user_config_path("tidebook", appauthor=False) / "settings.ini"


def cache_folder() -> Path:
    """Return the folder for what can be made again, such as the list of fonts."""
    return platformdirs.user_cache_path("tidebook", appauthor=False)

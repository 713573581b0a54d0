"""How the person likes the window: theme, size of the text, place on the screen. Nothing of the journal."""

from contextlib import suppress
from math import isfinite
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from tidebook.ui.theme import SYSTEM

TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
# After so many minutes without a key or a touch, a protected journal is locked; 0 is never.
LOCK_MINUTES = (0, 5, 15, 30, 60)
_LOCK_USUALLY = 15


class Preferences(QObject):
    """Kept in a small file of its own. A file that can not be read counts as empty."""

    changed = Signal()

    def __init__(self, file: Path) -> None:
        super().__init__()
        # Without a folder to write to, everything is as it was made, and stays so until the window closes.
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """The name of the chosen theme, or SYSTEM."""
        return str(self._settings.value("theme", SYSTEM))

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def text_scale(self) -> float:
        """How large the text is: 1.0 is 16 px."""
        try:
            scale = float(str(self._settings.value("text_scale", 1.0)))
        except ValueError:
            return 1.0
        return min(max(scale, TEXT_SIZES[0]), TEXT_SIZES[-1]) if isfinite(scale) else 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._set("text_scale", scale)

    def zoom(self, by: int) -> None:
        """Make the text as much larger as `by` sizes; smaller if negative."""
        nearest = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - self.text_scale))
        self.text_scale = TEXT_SIZES[min(max(nearest + by, 0), len(TEXT_SIZES) - 1)]

    @property
    def is_bad_day(self) -> bool:
        """Whether one question at a time is asked, in dim colours, until the person has had enough of that."""
        return str(self._settings.value("bad_day", "no")) == "yes"

    @is_bad_day.setter
    def is_bad_day(self, is_on: bool) -> None:
        self._set("bad_day", "yes" if is_on else "no")

    @property
    def offers_around(self) -> bool:
        """Whether the chart *Around an activity* is offered: only to those who asked for it."""
        return str(self._settings.value("around", "no")) == "yes"

    @offers_around.setter
    def offers_around(self, is_on: bool) -> None:
        self._set("around", "yes" if is_on else "no")

    @property
    def backup_folder(self) -> Path | None:
        """The second folder for backups that the person named."""
        named = str(self._settings.value("backup_folder", ""))
        return Path(named) if named else None

    @backup_folder.setter
    def backup_folder(self, folder: Path | None) -> None:
        self._set("backup_folder", "" if folder is None else str(folder))

    @property
    def noted_place(self) -> str:
        """The folder of which it was said last that it is copied or lies on another computer."""
        return str(self._settings.value("noted_place", ""))

    @noted_place.setter
    def noted_place(self, folder: str) -> None:
        self._settings.setValue("noted_place", folder)

    @property
    def lock_minutes(self) -> int:
        """After how many quiet minutes a protected journal is locked: one of LOCK_MINUTES."""
        minutes = str(self._settings.value("lock_minutes", _LOCK_USUALLY))
        return int(minutes) if minutes in map(str, LOCK_MINUTES) else _LOCK_USUALLY

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._set("lock_minutes", minutes)

    @property
    def remembers(self) -> bool:
        """Whether the passphrase is kept where this computer keeps passwords."""
        return str(self._settings.value("remembers", "no")) == "yes"

    @remembers.setter
    def remembers(self, is_on: bool) -> None:
        self._set("remembers", "yes" if is_on else "no")

    @property
    def was_asked_to_protect(self) -> bool:
        """Whether the one question of the first start was answered, or answered itself."""
        return str(self._settings.value("asked_to_protect", "no")) == "yes"

    def note_asked_to_protect(self) -> None:
        """Never ask that question again."""
        self._settings.setValue("asked_to_protect", "yes")

    def write(self) -> None:
        """Write what was changed at once: the program is about to be replaced."""
        self._settings.sync()

    @property
    def paper(self) -> str:
        """The paper last chosen for the summary, or nothing."""
        return str(self._settings.value("paper", ""))

    @paper.setter
    def paper(self, name: str) -> None:
        self._settings.setValue("paper", name)

    def view(self, name: str) -> str:
        """Return how a view called `name` was last left, in its own terms, or nothing."""
        return str(self._settings.value(f"views/{name}", ""))

    def keep_view(self, name: str, terms: str) -> None:
        """Remember how a view was left."""
        self._settings.setValue(f"views/{name}", terms)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    def _set(self, key: str, value: object) -> None:
        self._settings.setValue(key, value)
        self.changed.emit()

"""Keeps the passphrase where the computer keeps passwords, if one wants that. Whatever goes wrong there is a no."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "Tidebook"
# Those of the desktops and systems themselves. Others write plain files, or ask for a passphrase of their own.
_PLACES = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "kwallet", "libsecret", "macOS", "Windows")
)


def remembered(journal: Path) -> str | None:
    """Return the passphrase of `journal`; None when it is not there, for whatever reason. It may take seconds."""
    try:
        place = _place()
        return None if place is None else place.get_password(_SERVICE, str(journal.absolute()))
    except Exception:  # each system's own, of many kinds
        return None


def remember(journal: Path, passphrase: str) -> bool:
    """Keep the passphrase of `journal`, and say whether it can be had again."""
    try:
        place = _place()
        if place is None:
            return False
        place.set_password(_SERVICE, str(journal.absolute()), passphrase)
    except Exception:
        return False
    return remembered(journal) == passphrase


def forget(journal: Path) -> bool:
    """Keep it no more, and say whether it is gone."""
    try:
        place = _place()
        if place is not None:
            place.delete_password(_SERVICE, str(journal.absolute()))
    except Exception:
        return remembered(journal) is None
    return True


def _place() -> "KeyringBackend | None":
    # Imported when it is wanted: it takes a tenth of a second, and most never want it.
    from keyring.backend import get_all_keyring

    places = [place for place in get_all_keyring() if type(place).__module__ in _PLACES]
    return max(places, key=lambda place: place.priority, default=None)

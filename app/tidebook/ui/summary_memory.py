"""For whom the summary was last made, and what each of them gets to see. Keys only, never a person's words."""

from collections.abc import Collection

from tidebook.ui.preferences import Preferences

_WHO = "summary/recipient"
# Stands before the keys, so that nothing ticked differs from nothing kept.
_TICKS = "ticks"


class SummaryMemory:
    """Kept among the preferences. What can not be understood counts as not kept."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def last_recipient(self, known: Collection[str]) -> str:
        """Return the key of the recipient chosen last, or the first of `known`."""
        kept = self._preferences.view(_WHO)
        return kept if kept in known else next(iter(known))

    def keep_recipient(self, key: str) -> None:
        """Remember for whom the page is made."""
        self._preferences.keep_view(_WHO, key)

    def ticks_of(self, key: str, usual: frozenset[str], known: frozenset[str]) -> frozenset[str]:
        """Return what is ticked for a recipient, as far as it is among `known`; else `usual`."""
        first, *kept = (self._preferences.view(f"summary/{key}") or "-").split()
        return frozenset(kept) & known if first == _TICKS else usual

    def keep_ticks(self, key: str, ticks: frozenset[str]) -> None:
        """Remember what is ticked for a recipient."""
        self._preferences.keep_view(f"summary/{key}", " ".join((_TICKS, *sorted(ticks))))

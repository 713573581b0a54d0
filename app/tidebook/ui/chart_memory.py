"""How the charts were last left: which one, its range, its symptom, its lines. Keys only, never a person's words."""

from collections.abc import Collection

from tidebook.ui.preferences import Preferences

_KIND, _LINES = "chart", "chart/lines"


class ChartMemory:
    """Kept among the preferences. What can not be understood counts as not kept."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def last_kind(self, kinds: Collection[str], usual: str) -> str:
        """Return the chart shown last, or `usual`."""
        kept = self._preferences.view(_KIND)
        return kept if kept in kinds else usual

    def keep_kind(self, kind: str) -> None:
        """Remember which chart is shown."""
        self._preferences.keep_view(_KIND, kind)

    def range_of(self, kind: str, usual: str) -> str:
        """Return the range of a chart; own dates are not kept."""
        return self._preferences.view(f"chart/{kind}/range") or usual

    def keep_range(self, kind: str, range_: str) -> None:
        """Remember the range of a chart."""
        self._preferences.keep_view(f"chart/{kind}/range", range_)

    def symptom_of(self, kind: str) -> str:
        """Return the symptom of a chart, or nothing."""
        return self._preferences.view(f"chart/{kind}/symptom")

    def keep_symptom(self, kind: str, symptom: str) -> None:
        """Remember the symptom of a chart."""
        self._preferences.keep_view(f"chart/{kind}/symptom", symptom)

    def lines(self, usual: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lines of the timeline in their order."""
        kept = self._preferences.view(_LINES)
        return tuple(kept.split()) if kept else usual

    def keep_lines(self, lines: tuple[str, ...]) -> None:
        """Remember the lines of the timeline."""
        self._preferences.keep_view(_LINES, " ".join(lines) or "-")

"""What one key in an exported file means."""

from typing import NamedTuple

from tidebook.exchange.guard import guard


class Term(NamedTuple):
    """One key: its kind, its words, and how its values are read. Without a scale, `lowest` and `highest` are ""."""

    key: str
    kind: str
    label: str
    unit: str = ""
    lowest: str = ""
    highest: str = ""
    meaning: str = ""
    direction: str = ""

    @property
    def scale(self) -> str:
        """The ends of the scale, or nothing."""
        return f"{self.lowest}..{self.highest}" if self.lowest else ""

    def guarded(self) -> "Term":
        """Return the term with words that no spreadsheet takes for a formula."""
        return Term(*map(guard, self))

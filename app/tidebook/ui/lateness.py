"""The words that a late entry carries, the same on every line."""

from tidebook.domain.entry import Entry
from tidebook.ui.label import Label


def with_lateness(words: str, entry: Entry) -> str:
    """Return `words`, and behind them that `entry` was typed late, if it was."""
    late = entry.lateness.words
    return f"{words}  ·  {late}" if late else words


class LateLabel(Label):
    """The same words on a line of their own, where the entry itself is in a field. Not there if it came in time."""

    def __init__(self) -> None:
        super().__init__("", "quiet")
        self.hide()

    def show_entry(self, entry: Entry | None) -> None:
        """Say how late `entry` was typed."""
        self.setText("" if entry is None else entry.lateness.words)
        self.setVisible(bool(self.text()))

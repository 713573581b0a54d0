"""A column that stays in sight while a longer one beside it is scrolled."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Alongside(QWidget):
    """Add what it holds to `column`. It moves only as far as it has to."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def follow(self, scrolled: int, seen: int) -> None:
        """Move with the page, of which `seen` pixels are in sight, `scrolled` pixels below its top."""
        now = self.column.contentsMargins().top()
        length = self.column.totalHeightForWidth(self.width()) - now
        # Its end follows the page down, its top follows the page up; in between it rests.
        top = scrolled - self.y()
        moved = min(max(now, top - max(length - seen, 0)), top)
        moved = max(min(moved, self.height() - length), 0)
        if moved != now:
            self.column.setContentsMargins(0, moved, 0, 0)

    def rest(self) -> None:
        """Stand where the layout has it."""
        self.column.setContentsMargins(0, 0, 0, 0)

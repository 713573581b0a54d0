"""What a hand does at the real window, whatever it holds: finds controls by the words seen or read out."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from tests.ui.desk import Desk
from tidebook.ui.card import Card
from tidebook.ui.scale_row import ScaleRow

_Found = TypeVar("_Found", bound=QWidget)


def spoken(widget: QWidget) -> str:
    """What a screen reader says first, or else what is written on it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _is_called(widget: QWidget, name: str) -> bool:
    words = spoken(widget)
    return words == name or (name.endswith("…") and words.startswith(name[:-1]))


class Hand:
    """What both hands can do. A name may break off with "…".

    `card` is the heading of the card that a control is on, where others are named alike.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def turn_to(self, page: str) -> None:
        """Go to the page that the rail calls `page`."""
        raise NotImplementedError

    def press(self, name: str, card: str = "") -> None:
        """Press the button, or tick the box, called `name`."""
        self._activate(self.find(QAbstractButton, name, card))

    def rate(self, scale: str, value: int, card: str = "") -> None:
        """Choose a number of the scale called `scale`."""
        raise NotImplementedError

    def take_back_rating(self, scale: str, value: int) -> None:
        """Take the answer `value` back."""
        raise NotImplementedError

    def write(self, name: str, words: str, card: str = "") -> None:
        """Write `words` into the field called `name`, in the place of what stands there."""
        field = self.find(QWidget, name, card, lambda w: isinstance(w, QLineEdit | QPlainTextEdit))
        self._go_to(field)
        assert field.hasFocus(), f"{name!r} did not take the keyboard"
        self.keys("ctrl+a", *(words or ["back"]))

    def choose(self, name: str, words: str) -> None:
        """Choose the row that begins with `words` in the list called `name`."""
        raise NotImplementedError

    def choose_name(self, name: str, words: str) -> None:
        """Choose `words` in the box called `name` that opens a list."""
        raise NotImplementedError

    def choose_date(self, name: str, day: date, card: str = "") -> None:
        """Choose another day of the month that the date field called `name` shows."""
        raise NotImplementedError

    def choose_day(self, day: date) -> None:
        """Choose `day` in the calendar on screen."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take the last step back."""
        raise NotImplementedError

    def redo(self) -> None:
        """Take it again."""
        raise NotImplementedError

    def unfold(self, name: str) -> None:
        """Press the button called `name` unless it was pressed before."""
        if self._all(QAbstractButton, name, ""):
            self.press(name)

    def keys(self, *names: str) -> None:
        """Type, where the keyboard is."""
        self.desk.press(*names)
        self.settle()

    def settle(self) -> None:
        """Let layouts and what was sent for later happen."""
        self.desk.app.processEvents()

    def sees(self, words: str) -> bool:
        """Whether `words` stand anywhere on screen."""
        return any(words in text for text in self._texts())

    def listed(self, name: str) -> list[str]:
        """Return the rows of the list called `name`."""
        rows = self.find(QListWidget, name)
        return [rows.item(row).text() for row in range(rows.count())]

    def find(
        self, kind: type[_Found], name: str, card: str = "", fits: Callable[[_Found], bool] = lambda _w: True
    ) -> _Found:
        """Return the control called `name`; when it is not there or can not be used, say what is."""
        found = [widget for widget in self._all(kind, name, card) if fits(widget)]
        assert found, f"{name!r} can not be found{f' on {card!r}' if card else ''}. There are: {self._names(card)}"
        enabled = [widget for widget in found if widget.isEnabled()]
        assert enabled, f"{name!r} is there, but can not be used now"
        return enabled[0]

    def _all(self, kind: type[_Found], name: str, card: str) -> list[_Found]:
        self.settle()
        return [w for w in self._within(card).findChildren(kind) if w.isVisible() and _is_called(w, name)]

    def _names(self, card: str) -> list[str]:
        widgets = self._within(card).findChildren(QWidget)
        return sorted({spoken(widget) for widget in widgets if widget.isVisible()} - {""})

    def _texts(self) -> list[str]:
        self.settle()
        seen = []
        for widget in self.desk.window.findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                seen.append(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                seen.append(widget.toPlainText())
            elif isinstance(widget, QListWidget):
                seen += [widget.item(row).text() for row in range(widget.count())]
        return seen

    def _within(self, card: str) -> QWidget:
        if not card:
            return self.desk.window
        for one in self.desk.window.findChildren(Card):
            heads = [label.text() for label in one.findChildren(QLabel) if label.isVisible()]
            if one.isVisible() and card in heads:
                return one
        raise AssertionError(f"there is no card {card!r} on screen")

    def _scale(self, name: str, card: str) -> ScaleRow:
        return self.find(ScaleRow, f"{name}, 0 to 10", card)

    def _row(self, rows: QListWidget, words: str) -> int:
        texts = [rows.item(row).text() for row in range(rows.count())]
        found = next((row for row, text in enumerate(texts) if text.startswith(words)), -1)
        assert found >= 0, f"{words!r} is not among {texts}"
        return found

    def _go_to(self, widget: QWidget) -> None:
        raise NotImplementedError

    def _activate(self, widget: QAbstractButton) -> None:
        raise NotImplementedError

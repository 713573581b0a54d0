"""The order in which Tab goes through a page: from top to bottom, whenever a part was made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_before(part: QWidget, anchor: QWidget) -> None:
    """Let Tab go through what `part` holds just before it comes to `anchor`."""
    before = anchor.previousInFocusChain()
    # A label in between takes no part in the chain, and nothing can be put behind it.
    while before is not None and before is not anchor and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    assert before is not None
    for widget in (part, *part.findChildren(QWidget)):
        # What opens in a window of its own, such as the list of a choice, has an order of its own.
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.window() is part.window():
            QWidget.setTabOrder(before, widget)
            before = widget

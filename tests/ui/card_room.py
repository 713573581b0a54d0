"""Whether all that a card holds has a name, is large enough to hit, and fits in a narrow window with large text."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QCalendarWidget, QLabel, QLineEdit, QWidget

from tests.ui.desk import Desk
from tests.ui.room import cut_off
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.ui.area_button import AreaButton
from tidebook.ui.card import Card


def put(desk: Desk, *entries: Entry) -> None:
    """Have something in the file that no step of this window put there."""
    desk.stores[-1].apply([Change(None, entry) for entry in entries])
    desk.today.view.refresh()
    settle(desk)


def click(desk: Desk, widget: QWidget) -> None:
    """Click `widget` once it stands where the person sees it."""
    settle(desk)
    desk.click(widget)
    settle(desk)


def parts(card: Card) -> list[QWidget]:
    """What the person sees of `card`, without the insides of a date field."""
    return [
        widget
        for widget in card.findChildren(QWidget)
        if widget.isVisible()
        and widget.window() is card.window()
        and not isinstance(widget.parentWidget(), QAbstractSpinBox | QCalendarWidget | QLineEdit)
    ]


def settle(desk: Desk) -> None:
    """Let the layouts settle."""
    desk.app.processEvents()
    desk.app.processEvents()


def nameless(card: Card) -> list[QWidget]:
    def name(widget: QWidget) -> str:
        return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")

    takes_keys = [widget for widget in parts(card) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert takes_keys
    return [widget for widget in takes_keys if not name(widget).strip()]


def small(card: Card) -> list[tuple[str, int, int]]:
    kinds = QAbstractButton | QLineEdit | QAbstractSpinBox
    hit = [w for w in parts(card) if isinstance(w, kinds) and not isinstance(w, AreaButton)]
    assert hit
    return [(w.accessibleName(), w.width(), w.height()) for w in hit if min(w.width(), w.height()) < 44]


def squeezed(desk: Desk, card: Card) -> list[str]:
    """What is cut off or reaches beyond the edge in 360 pixels with letters twice as large."""
    desk.preferences.text_scale = 2.0
    desk.window.resize(360, 800)
    settle(desk)
    assert desk.window.width() == 360
    viewport = desk.today.viewport()
    found = []
    for widget in parts(card):
        left = widget.mapTo(viewport, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > viewport.width():
            found.append(f"{type(widget).__name__} reaches from {left} to {left + widget.width()}")
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit) and (cut := cut_off(widget)):
            found.append(cut)
        if isinstance(widget, QAbstractSpinBox) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{widget.accessibleName()} is {widget.width()} wide")
    return found

"""Whether everything on screen has room: words, buttons, and the space between them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from tidebook.ui.area_button import AreaButton
from tidebook.ui.breaking import breakable
from tidebook.ui.button import Button
from tidebook.ui.label import Label
from tidebook.ui.page import Page
from tidebook.ui.scale_button import ScaleButton
from tidebook.ui.tick_box import TickBox

TARGET_PX = 44
BETWEEN_PX = 8
# What the theme leaves free around each for the ring of the focus.
RING_PX = 2
_RINGED = QPushButton | QLineEdit | QComboBox | QAbstractSpinBox | ScaleButton
_WIDE_SCREEN = 10_000


def name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:60]!r}"


def is_inside(widget: QWidget) -> bool:
    """Whether a widget is an inner part of one of Qt's own: of a date, of a list, of a field with a cross."""
    parent = widget.parentWidget()
    return isinstance(widget, QScrollBar) or isinstance(
        parent, QAbstractSpinBox | QLineEdit | QCalendarWidget | QComboBox
    )


def cut_off(widget: QWidget) -> str:
    """Say what of a widget's words has no room, if anything."""
    fits = True
    if isinstance(widget, QLabel):
        fits = _label_fits(widget)
    elif isinstance(widget, TickBox | Button):
        wide = widget.width() >= widget.minimumSizeHint().width()
        fits = wide and widget.height() >= widget.heightForWidth(widget.width())
    elif isinstance(widget, QAbstractButton) and not isinstance(widget, AreaButton):
        air = 4 if isinstance(widget, ScaleButton) else 8
        fits = _line_fits(widget, widget.text(), air)
    elif isinstance(widget, QLineEdit):
        fits = _line_fits(widget, "" if widget.text() else widget.placeholderText(), 12)
    elif isinstance(widget, QDateEdit):
        field = widget.lineEdit()
        fits = field is not None and _line_fits(field, field.displayText(), 2)
    elif isinstance(widget, QListView):
        fits = widget.horizontalScrollBar().maximum() == 0
    room = widget.contentsRect()
    return "" if fits else f"{name(widget)} in {room.width()}x{room.height()}"


def _label_fits(label: QLabel) -> bool:
    metrics, room = label.fontMetrics(), label.contentsRect()
    words = QLabel.text(label)
    if isinstance(label, Label):
        words = breakable(words, metrics, room.width())
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.AlignmentFlag.AlignLeft
    needed = metrics.boundingRect(QRect(0, 0, room.width(), _WIDE_SCREEN), int(flags), words)
    return not words or (needed.height() <= room.height() and needed.width() <= room.width())


def _line_fits(widget: QWidget, words: str, air: int) -> bool:
    metrics, room = widget.fontMetrics(), widget.contentsRect()
    return metrics.horizontalAdvance(words) + air <= room.width() and metrics.height() <= room.height()


def problems(window: QWidget, page: Page | None, seen: Iterable[QWidget]) -> list[str]:
    """Say what of `seen`, all in `window`, is cut off, off-screen, too small, too close, or over something else."""
    shown = [widget for widget in seen if not is_inside(widget)]
    found = [words for widget in shown if (words := cut_off(widget))]
    if page is not None:
        found += _beyond(window, page, shown)
    found += _too_small(shown)
    targets = [widget for widget in shown if is_target(widget)]
    # What scrolls passes below what stands still.
    scrolled = [one for one in targets if page is not None and page.isAncestorOf(one)]
    for together in (scrolled, [one for one in targets if one not in scrolled]):
        found += _too_close(window, together)
    found += _overlapping(shown)
    return found


def is_target(widget: QWidget) -> bool:
    """Whether a widget is made to be hit. The areas of the body have a list beside them, of the same names."""
    kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox
    return isinstance(widget, kinds) and not isinstance(widget, AreaButton)


def hit_box(widget: QWidget, within: QWidget) -> QRect:
    """Where the widget is drawn, without the room for the ring of the focus."""
    box = QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())
    ring = RING_PX if isinstance(widget, _RINGED) else 0
    return box.adjusted(ring, ring, -ring, -ring)


def _beyond(window: QWidget, page: Page, shown: list[QWidget]) -> Iterator[str]:
    viewport, paper = page.viewport(), page.widget()
    assert paper is not None
    if paper.width() > viewport.width():
        leaves = [one for one in shown if paper.isAncestorOf(one) and one.findChild(QWidget) is None]
        widest = max(leaves, key=lambda one: one.minimumSizeHint().width())
        yield f"the page is {paper.width()} wide in {viewport.width()}: {name(widest)}?"
        return
    for widget in shown:
        within = viewport if viewport.isAncestorOf(widget) else window
        left = widget.mapTo(within, QPoint(0, 0)).x()
        if (left < 0 or left + widget.width() > within.width()) and not _scrolls(widget, page):
            yield f"{name(widget)} reaches from {left} to {left + widget.width()} of {within.width()}"


def _scrolls(widget: QWidget, page: Page) -> bool:
    """Whether a widget lies in a list or table that moves what it shows by itself."""
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _too_small(shown: list[QWidget]) -> Iterator[str]:
    for widget in shown:
        box = hit_box(widget, widget)
        if is_target(widget) and min(box.width(), box.height()) < TARGET_PX:
            yield f"{name(widget)} is only {box.width()}x{box.height()}"


def _too_close(window: QWidget, targets: list[QWidget]) -> Iterator[str]:
    boxes = sorted(((hit_box(one, window), one) for one in targets), key=lambda pair: pair[0].y())
    for at, (box, one) in enumerate(boxes):
        for other_box, other in boxes[at + 1 :]:
            if other_box.y() >= box.bottom() + 1 + BETWEEN_PX:
                break
            across = max(box.x(), other_box.x()) - min(box.right(), other_box.right()) - 1
            down = max(box.y(), other_box.y()) - min(box.bottom(), other_box.bottom()) - 1
            # Boxes to tick are read as lines of words, and their lines may touch.
            if max(across, down) < BETWEEN_PX and not isinstance(one, QCheckBox) | isinstance(other, QCheckBox):
                yield f"{name(one)} and {name(other)} are {max(across, down)} apart"


def _overlapping(shown: list[QWidget]) -> Iterator[str]:
    families: dict[int, list[QWidget]] = {}
    for widget in shown:
        families.setdefault(id(widget.parentWidget()), []).append(widget)
    for children in families.values():
        if isinstance(children[0], AreaButton) or isinstance(children[0].parentWidget(), QAbstractScrollArea):
            continue
        by_height = sorted(children, key=lambda one: one.y())
        for one, other in pairwise(by_height):
            if one.geometry().intersects(other.geometry()):
                yield f"{name(one)} lies over {name(other)}"

"""Nothing is cut off and nothing lies beyond the edge, in any theme, at any size of text, in a narrow window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.demo.journal import invent
from tidebook.domain.errors import JournalError, Trouble
from tidebook.ui.button import Button
from tidebook.ui.page import Page
from tidebook.ui.scale_button import ScaleButton
from tidebook.ui.tick_box import TickBox

PAGES = ("today", "charts", "summary", "settings")
SIZES = [(scale, width) for scale in (1.0, 1.5, 2.0) for width in (360, 900, 1400)]


@pytest.fixture
def kept(new_desk: Callable[[], Desk]) -> Desk:
    desk = new_desk()
    desk.write(*invent(clock.today(), 60, 1))
    return desk.open()


def unfold(desk: Desk) -> None:
    """Show all that a page can show."""
    desk.today.view.check_in._unfold()
    desk.today.view.night.unfold(open_=True)
    desk.today.view.upright._problem.setText("Not saved yet. Please write hours, such as 4.5.")
    desk.today.view.upright._problem.show()
    desk.charts.range.buttons["own"].click()
    desk.summary.choices.days.row.buttons["own"].click()
    for card in (desk.summary.choices.words, desk.summary.choices.shown, desk.summary.choices.appendix):
        card.unfold(open_=True)
    # On several pages the way from one to the other is there, too.
    desk.summary.choices.appendix.boxes["appendix.days"].click()
    desk.summary.preview.search.field.setText("fatigue")
    desk.wait(lambda: desk.summary.is_settled and bool(desk.summary.preview.search.said.text()))
    desk.settings.isVisible()
    full = "The disk is full.", "What was saved before is safe.", "Please make some room, then try again."
    desk.journal.trouble.emit(JournalError(Trouble.FULL, *full))


def cut_off(widget: QWidget) -> str:
    """Say what of a widget's words has no room, if anything."""
    metrics, room = widget.fontMetrics(), widget.contentsRect()
    if isinstance(widget, QLabel):
        flags = Qt.TextFlag.TextWordWrap if widget.wordWrap() else Qt.AlignmentFlag.AlignLeft
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), int(flags), QLabel.text(widget))
        fits = needed.height() <= room.height() and needed.width() <= room.width()
    elif isinstance(widget, TickBox | Button):
        longest = max(widget.text().split(), key=metrics.horizontalAdvance, default="")
        wide = widget.width() >= widget.minimumSizeHint().width()
        fits = wide and widget.height() >= widget.heightForWidth(widget.width())
        fits = fits and metrics.horizontalAdvance(longest) <= room.width()
    elif isinstance(widget, ScaleButton):
        fits = metrics.horizontalAdvance(widget.text()) + 4 <= room.width() and metrics.height() <= room.height()
    elif isinstance(widget, QPushButton):
        fits = metrics.horizontalAdvance(widget.text()) + 8 <= room.width() and metrics.height() <= room.height()
    elif isinstance(widget, QLineEdit):
        fits = metrics.horizontalAdvance(widget.placeholderText()) + 12 <= room.width()
        fits = fits and metrics.height() <= room.height()
    else:
        return ""
    words = widget.placeholderText() if isinstance(widget, QLineEdit) else widget.text()
    return "" if fits else f"{type(widget).__name__} {words!r} in {room.width()}x{room.height()}"


def problems(desk: Desk, name: str) -> Iterator[str]:
    page = desk.window.pages[name]
    assert isinstance(page, Page)
    viewport = page.viewport()
    paper = page.widget()
    assert paper is not None
    if paper.width() > viewport.width():
        yield f"the page is {paper.width()} wide in {viewport.width()}"
    for widget in desk.window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.window(), QLabel):
            continue
        within = viewport if viewport.isAncestorOf(widget) else desk.window
        left = widget.mapTo(within, QPoint(0, 0)).x()
        if (left < 0 or left + widget.width() > within.width()) and isinstance(
            widget, QAbstractButton | QLabel | QLineEdit
        ):
            yield f"{type(widget).__name__} {widget.text()!r} reaches to {left + widget.width()} of {within.width()}"
        if cut := cut_off(widget):
            yield cut


@pytest.mark.parametrize("theme", ["light", "dim", "dark"])
@pytest.mark.parametrize(("scale", "width"), SIZES)
def test_everything_has_room(kept: Desk, theme: str, scale: float, width: int) -> None:
    unfold(kept)
    kept.preferences.theme, kept.preferences.text_scale = theme, scale
    kept.window.resize(width, 800)
    found: dict[str, list[str]] = {}
    for page in PAGES:
        kept.window.turn_to(page)
        kept.app.processEvents()
        kept.app.processEvents()
        assert kept.window.width() == width
        found[page] = list(problems(kept, page))
    assert found == {page: [] for page in PAGES}


@pytest.mark.parametrize("width", [360, 900])
def test_changing_the_text_size_makes_room_at_once(kept: Desk, width: int) -> None:
    unfold(kept)
    kept.window.resize(width, 800)
    for scale in (2.0, 1.0, 1.5):
        kept.preferences.text_scale = scale
        for page in PAGES:
            kept.window.turn_to(page)
            kept.app.processEvents()
            kept.app.processEvents()
            assert list(problems(kept, page)) == []


def test_the_largest_text_has_room_in_a_usual_window(kept: Desk) -> None:
    unfold(kept)
    kept.preferences.text_scale = 3.0
    kept.window.resize(1090, 860)
    for page in PAGES:
        kept.window.turn_to(page)
        kept.app.processEvents()
        kept.app.processEvents()
        assert list(problems(kept, page)) == []


def test_a_tick_box_counts_a_click_on_its_words(kept: Desk) -> None:
    box = kept.summary.choices.from_memory
    assert isinstance(box, QCheckBox)
    kept.click(box)
    assert box.isChecked()

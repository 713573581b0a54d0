"""For hands that tremble, eyes that tire, and those who listen: names, plain text, contrast, a ring, one order."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.ui import every_page
from tests.ui.desk import Desk
from tests.ui.every_page import on_screen, page_of, settle
from tests.ui.room import name
from tidebook.charts.palette import Palette, contrast
from tidebook.ui.area_button import AreaButton
from tidebook.ui.rating_row import RatingRow
from tidebook.ui.theme import RING_PX, THEMES

TEXT, CONTROL = 4.5, 3.0


@pytest.fixture
def kept(new_desk: Callable[[], Desk]) -> Desk:
    return every_page.full(new_desk())


def spoken(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or words


def is_part(widget: QWidget) -> bool:
    """Whether a widget belongs to a larger one that has the name."""
    parent = widget.parentWidget()
    inside = QAbstractSpinBox | QLineEdit | QAbstractScrollArea | QCalendarWidget | QComboBox
    return isinstance(widget, QScrollBar) or (isinstance(parent, inside) and spoken(widget) == "")


def takes_keys(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not is_part(widget)


def unsaid(desk: Desk) -> Iterator[str]:
    """What a screen reader could not say of what is on screen."""
    seen = on_screen(desk)
    told = {label.buddy() for label in seen if isinstance(label, QLabel)}
    for widget in seen:
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"{name(widget)} reads markup"
        if takes_keys(widget):
            if not spoken(widget).strip():
                yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__} has no name"
            role = QAccessible.queryAccessibleInterface(widget).role()
            # Qt lets no drawing of our own say which role it has: the chart and the calendar are "client" areas.
            if role == QAccessible.Role.NoRole:
                yield f"{name(widget)} has no role"
        is_field = isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), QAbstractSpinBox)
        if is_field and widget not in told and not spoken(widget):
            yield f"a field {name(widget)} has no words beside it"


def test_everything_that_takes_the_keyboard_has_a_name_and_a_role(kept: Desk) -> None:
    assert every_page.each(every_page.states, kept, lambda _state: list(unsaid(kept))) == {}


def tab_through(desk: Desk) -> list[QWidget]:
    """Press Tab until the keyboard comes back to where it was."""
    reached: list[QWidget] = []
    for _again in range(400):
        desk.press("tab")
        at = desk.app.focusWidget()
        assert at is not None
        if reached and at is reached[-1]:
            # Tab goes through day, month and year of a date first.
            continue
        if at in reached:
            return reached
        reached.append(at)
    raise AssertionError("Tab never comes back")


def out_of_order(desk: Desk) -> Iterator[str]:
    """What Tab leaves out, and where it leads upwards; in one column, each comes below the one before."""
    reached = tab_through(desk)
    wanted = {
        widget
        for widget in on_screen(desk)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not is_part(widget)
    }
    # Of buttons of which one is on, Tab reaches that one; the arrows lead to the others.
    grouped = {w for w in wanted if isinstance(w, QAbstractButton) and w.group() and not w.isChecked()}
    inner = {w for w in wanted if isinstance(w.parentWidget(), QAbstractSpinBox)}
    yield from (f"Tab leaves out {name(widget)}" for widget in wanted - grouped - inner - set(reached))
    page = page_of(desk)
    assert page is not None
    inside = [one for one in reached if page.isAncestorOf(one) and not isinstance(one, AreaButton)]
    tops = [one.mapTo(page, QPoint(0, 0)).y() + page.verticalScrollBar().value() for one in inside]
    first = tops.index(min(tops))
    in_turn = list(zip([*inside[first:], *inside[:first]], [*tops[first:], *tops[:first]], strict=True))
    for (one, above), (other, below) in pairwise(in_turn):
        if below + other.height() <= above:
            yield f"Tab leads up from {name(one)} to {name(other)}"


def test_tab_reaches_everything_once_from_top_to_bottom(kept: Desk) -> None:
    kept.window.resize(620, 800)
    settle(kept)
    assert every_page.each(every_page.states, kept, lambda _state: list(out_of_order(kept))) == {}


def ring(widget: QWidget, ground: str) -> tuple[int, int]:
    """Return how many pixels stand out when the keyboard comes here, and how many a 2 px ring takes."""
    widget.clearFocus()
    without = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    with_it = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    before, after = (np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF for image in (without, with_it))
    changed, counts = np.unique(after[before != after], return_counts=True)
    strong = [contrast(f"#{colour:06x}", ground) >= CONTROL for colour in changed]
    # A ring around one box of a calendar or a table counts as that of a button of 44 px.
    return int(counts[strong].sum()), RING_PX * 2 * (min(widget.width(), 44) + min(widget.height(), 44))


def looks(widget: QWidget) -> tuple[object, ...]:
    """What the ring depends on: one of each kind is looked at."""
    checked = isinstance(widget, QAbstractButton) and widget.isChecked()
    return type(widget), widget.property("role"), widget.property("primary"), checked, type(widget.parentWidget())


@pytest.mark.parametrize("theme", ["light", "dim", "dark"])
def test_the_keyboard_is_seen(kept: Desk, theme: str) -> None:
    kept.preferences.theme = theme
    done: set[tuple[object, ...]] = set()

    def faint(_state: str) -> list[str]:
        found = []
        for widget in [one for one in on_screen(kept) if takes_keys(one) and one.isEnabled()]:
            if looks(widget) in done or isinstance(widget.parentWidget(), QAbstractSpinBox):
                continue
            done.add(looks(widget))
            seen, needed = ring(widget, THEMES[theme].ground)
            # Corners are round, and an area of the body has no box: its own outline is drawn thicker.
            if seen < needed * (0.3 if isinstance(widget, AreaButton) else 0.65):
                found.append(f"{name(widget)}: {seen} of {needed}")
        return found

    assert every_page.each(every_page.states, kept, faint) == {}
    assert len(done) > 20


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())
def test_words_stand_out_from_paper(palette: Palette) -> None:
    papers = {"ground": palette.ground, "card": palette.card, "tint": palette.tint}
    inks = {"text": palette.text, "quiet": palette.quiet, "accent": palette.accent}
    # Quiet words and the accent are never set on the tint.
    pairs = [(ink, paper) for ink in inks for paper in papers if paper != "tint" or ink == "text"]
    faint = {
        f"{ink} on {paper}": round(contrast(inks[ink], papers[paper]), 2)
        for ink, paper in pairs
        if contrast(inks[ink], papers[paper]) < TEXT
    }
    assert faint == {}
    assert contrast(palette.on_accent, palette.accent) >= TEXT


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())
def test_edges_of_controls_stand_out_from_paper(palette: Palette) -> None:
    edges = {"edge": palette.edge, "accent": palette.accent, "ring": palette.text}
    for words, edge in edges.items():
        for paper in (palette.ground, palette.card):
            assert contrast(edge, paper) >= CONTROL, (words, paper, contrast(edge, paper))


def test_arrows_lead_along_a_choice(kept: Desk) -> None:
    page = kept.charts
    page.range.buttons["4w"].setFocus()
    kept.press("right")
    assert (page.range.choice, len(page.shown)) == ("3m", 91)
    assert page.range.buttons["3m"].hasFocus()
    kept.press("left")
    assert len(page.shown) == 28


def test_each_question_is_one_stop_in_its_order(desk: Desk) -> None:
    seen = []
    for _question in range(5):
        seen.append(desk.asks)
        desk.press("tab")
    assert seen == [row.symptom.key for row in desk.today.view.check_in.rows]


def test_a_question_and_its_buttons_are_named(desk: Desk) -> None:
    row = desk.row("fatigue")
    assert isinstance(row, RatingRow)
    assert row.accessibleName() == "Fatigue, 0 to 10"
    assert [button.accessibleName() for button in row.buttons] == [f"{n} of 10" for n in range(11)]

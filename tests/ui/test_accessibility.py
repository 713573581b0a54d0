"""For hands that tremble, eyes that tire, and those who listen: names, sizes, plain text, one Tab stop each."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.demo.journal import invent
from tidebook.ui.rating_row import RatingRow

PAGES = ("today", "charts", "summary", "settings")


@pytest.fixture
def kept(new_desk: Callable[[], Desk]) -> Desk:
    desk = new_desk()
    desk.write(*invent(clock.today(), 60, 1))
    return desk.open()


def shown(desk: Desk, page: str) -> Iterator[QWidget]:
    """Every widget that a page can show."""
    desk.window.turn_to(page)
    if page == "today":
        desk.today.view.check_in._unfold()
        desk.today.view.night.unfold(open_=True)
    elif page == "charts":
        desk.charts.table_button.setChecked(True)
        desk.charts.range.buttons["own"].click()
    elif page == "summary":
        desk.summary.choices.days.row.buttons["own"].click()
        for card in (desk.summary.choices.words, desk.summary.choices.shown, desk.summary.choices.appendix):
            card.unfold(open_=True)
        desk.wait(lambda: desk.summary.is_settled)
    desk.journal.trouble.emit(_trouble())
    desk.app.processEvents()
    return (widget for widget in desk.window.findChildren(QWidget) if widget.isVisible())


def _trouble() -> Exception:
    from tidebook.domain.errors import JournalError, Trouble

    return JournalError(Trouble.FULL, "It is full.", "All is safe.", "Please try again.")


def spoken(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or words


def is_part(widget: QWidget) -> bool:
    """Whether a widget belongs to a larger one that has the name."""
    parent = widget.parentWidget()
    return isinstance(widget, QScrollBar) or (
        isinstance(parent, QAbstractSpinBox | QLineEdit | QAbstractScrollArea) and spoken(widget) == ""
    )


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_keyboard_has_a_name(kept: Desk, page: str) -> None:
    nameless = [
        widget
        for widget in shown(kept, page)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not spoken(widget).strip() and not is_part(widget)
    ]
    assert nameless == []


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_can_be_hit_is_large_enough(kept: Desk, page: str) -> None:
    buttons = [w for w in shown(kept, page) if isinstance(w, QAbstractButton) and not is_part(w)]
    small = [(spoken(b), b.width(), b.height()) for b in buttons if min(b.width(), b.height()) < 44]
    assert small == []
    assert len(buttons) > 8


@pytest.mark.parametrize("page", PAGES)
def test_no_label_reads_markup(kept: Desk, page: str) -> None:
    labels = [widget for widget in shown(kept, page) if isinstance(widget, QLabel)]
    assert [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText] == []
    assert labels


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything_once(kept: Desk, page: str) -> None:
    wanted = {
        widget
        for widget in shown(kept, page)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not is_part(widget)
        and not (isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QAbstractSpinBox))
    }
    # Of buttons of which one is on, Tab reaches that one; the arrows lead to the others.
    grouped = {w for w in wanted if isinstance(w, QAbstractButton) and w.group() and not w.isChecked()}
    reached: list[QWidget] = []
    start = kept.app.focusWidget()
    assert start is not None
    for _again in range(120):
        kept.press("tab")
        at = kept.app.focusWidget()
        assert at is not None
        if reached and at is reached[-1]:
            # Tab goes through day, month and year of a date first.
            continue
        if at in reached:
            break
        reached.append(at)
    missed = {spoken(w) for w in (wanted - grouped) - set(reached)}
    assert missed == set()
    assert len(reached) == len(set(reached))


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


@pytest.mark.parametrize("page", PAGES)
def test_every_field_has_words_beside_it(kept: Desk, page: str) -> None:
    widgets = list(shown(kept, page))
    told = {label.buddy() for label in widgets if isinstance(label, QLabel)}
    fields = [w for w in widgets if isinstance(w, QLineEdit) and not isinstance(w.parentWidget(), QAbstractSpinBox)]
    assert [field.accessibleName() for field in fields if field not in told and field.isVisible()] == []

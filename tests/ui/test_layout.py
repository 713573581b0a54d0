"""Nothing is cut off and nothing lies beyond the edge: on any page, in any theme, size of text, width, language."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from tests.ui import every_page, long_words
from tests.ui.desk import Desk
from tests.ui.every_page import on_screen, page_of, settle
from tests.ui.room import problems
from tidebook import language
from tidebook.ui import theme
from tidebook.ui.unsaved_dialog import may_lose

WIDTHS = (1600, 900, 360)
# Geometry is the same in each theme (tested below), so each size of text wears another one.
LOOKS = [("light", 1.0), ("dim", 2.0)]


@pytest.fixture
def spoken(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The language of the window: English, or one of long words with German dates."""
    before = QLocale()
    if request.param == "long words":
        long_words.speak(tmp_path)
        QLocale.setDefault(QLocale("de"))
    yield request.param
    language.speak("en", tmp_path)
    QLocale.setDefault(before)


def look_at(desk: Desk, widths: tuple[int, ...] = WIDTHS) -> Callable[[str], list[str]]:
    def look(_state: str) -> list[str]:
        found = []
        for width in widths:
            desk.window.resize(width, 800)
            settle(desk)
            assert desk.window.width() == width
            found += [f"{width}: {words}" for words in problems(desk.window, page_of(desk), on_screen(desk))]
        return found

    return look


@pytest.mark.parametrize("spoken", ["english", "long words"], indirect=True)
@pytest.mark.parametrize(("theme", "scale"), LOOKS)
def test_everything_has_room(new_desk: Callable[[], Desk], spoken: str, theme: str, scale: float) -> None:
    desk = new_desk()
    desk.preferences.theme, desk.preferences.text_scale = theme, scale
    every_page.full(desk)
    assert every_page.each(every_page.states, desk, look_at(desk)) == {}


@pytest.mark.parametrize("spoken", ["long words"], indirect=True)
def test_what_is_empty_has_room(new_desk: Callable[[], Desk], spoken: str) -> None:
    desk = new_desk()
    desk.preferences.theme, desk.preferences.text_scale = "dark", 2.0
    desk.open()
    assert every_page.each(every_page.empty_states, desk, look_at(desk)) == {}


@pytest.mark.parametrize("spoken", ["english", "long words"], indirect=True)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_question_before_closing_has_room(desk: Desk, spoken: str, scale: float) -> None:
    desk.preferences.text_scale = scale
    found: list[list[str]] = []

    def look() -> None:
        box = desk.app.activeModalWidget()
        assert isinstance(box, QMessageBox)
        found.append(problems(box, None, [part for part in box.findChildren(QWidget) if part.isVisible()]))
        box.defaultButton().click()

    QTimer.singleShot(0, look)
    assert not may_lose(desk.window)
    assert found == [[]]


@pytest.mark.parametrize("spoken", ["english"], indirect=True)
def test_the_largest_text_has_room_where_the_window_is_not_narrow(new_desk: Callable[[], Desk], spoken: str) -> None:
    desk = new_desk()
    desk.preferences.theme, desk.preferences.text_scale = "dark", 3.0
    every_page.full(desk)
    assert every_page.each(every_page.states, desk, look_at(desk, (1600, 900))) == {}


def test_a_theme_changes_colours_only(desk: Desk) -> None:
    sheets = set()
    for palette in theme.THEMES.values():
        theme.wear(desk.app, palette, 1.5)
        sheets.add(re.sub(r"#[0-9a-f]{6}|-(light|dim|dark)\.svg", "", desk.app.styleSheet()))
    assert len(sheets) == 1


def test_a_tick_box_counts_a_click_on_its_words(desk: Desk) -> None:
    box = desk.summary.from_memory
    assert isinstance(box, QCheckBox)
    desk.click(box)
    assert box.isChecked()

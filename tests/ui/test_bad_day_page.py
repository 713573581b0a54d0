"""The bad day: one question at a time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPalette

from tests.ui.desk import Desk
from tidebook import bundled, clock
from tidebook.charts.palette import DARK, DIM, Palette
from tidebook.domain.day_fact import Fact
from tidebook.domain.rating import Rating
from tidebook.ui import theme
from tidebook.ui.app import Program
from tidebook.ui.bad_day_page import BadDayPage

QUICK = bundled.catalogue().quick
KEYS = [symptom.key for symptom in QUICK]
WORDS = [symptom.words for symptom in QUICK]
END = "That is all for today. Everything is saved."


def rated(symptom: str, value: int) -> Rating:
    return Rating(clock.today(), clock.now(), symptom, value)


def page_of(desk: Desk) -> BadDayPage:
    page = desk.window.pages["bad_day"]
    assert isinstance(page, BadDayPage)
    assert page.isVisible()
    return page


def begin(desk: Desk) -> BadDayPage:
    desk.press("ctrl+b")
    return page_of(desk)


def click_value(desk: Desk, page: BadDayPage, value: int) -> None:
    row = page.row
    assert row is not None
    desk.wait(row.buttons[value].isVisible)
    desk.click(row.buttons[value])


def test_one_question_at_a_time_by_keys(desk: Desk) -> None:
    page = begin(desk)
    for number, (key, words) in enumerate(zip(KEYS, WORDS, strict=True)):
        assert (page.question.text(), desk.asks) == (words, key)
        desk.press(str(number + 2))
    assert desk.ratings() == {key: number + 2 for number, key in enumerate(KEYS)}
    assert page.question.text() == END
    assert page.row is None
    assert not page.skip.isVisible()
    assert not page.too_ill.isVisible()
    assert page.stop.text() == "Close this view"
    # The keyboard is on the only way out.
    desk.press("space")
    assert desk.today.isVisible()
    assert desk.chosen(KEYS[0]) == [2]


def test_one_question_at_a_time_by_mouse(desk: Desk) -> None:
    desk.click(desk.today.view.header.one_by_one)
    page = page_of(desk)
    for value, words in enumerate(WORDS):
        assert page.question.text() == words
        click_value(desk, page, value)
    assert desk.ratings() == {key: value for value, key in enumerate(KEYS)}
    assert page.question.text() == END
    desk.click(page.stop)
    assert desk.today.isVisible()


def test_only_one_row_is_there(desk: Desk) -> None:
    page = begin(desk)
    desk.press("6", "6")
    assert page.row is not None
    desk.wait(page.row.isVisible)
    assert [button.value for button in page.row.buttons if button.isChecked()] == []
    assert page.status.text() == f"{QUICK[1].name} 6  ·  Saved"


@pytest.mark.parametrize("ten", [("1", "0"), ("t",)])
def test_ten(desk: Desk, ten: tuple[str, ...]) -> None:
    begin(desk)
    desk.press(*ten)
    assert desk.ratings() == {KEYS[0]: 10}
    assert desk.asks == KEYS[1]


def test_one_and_the_answer_to_the_next_question(desk: Desk) -> None:
    begin(desk)
    desk.press("1")
    assert desk.ratings() == {KEYS[0]: 1}
    # It may still become a 10.
    assert desk.asks == KEYS[0]
    desk.press("5")
    assert desk.ratings() == {KEYS[0]: 1, KEYS[1]: 5}
    assert desk.asks == KEYS[2]


@pytest.mark.parametrize("on", ["enter", "down"])
def test_one_and_on(desk: Desk, on: str) -> None:
    begin(desk)
    desk.press("1", on, "0")
    assert desk.ratings() == {KEYS[0]: 1, KEYS[1]: 0}


def test_one_is_taken_back_by_key(desk: Desk) -> None:
    page = begin(desk)
    desk.press("1", "back")
    assert desk.ratings() == {}
    assert desk.asks == KEYS[0]
    assert page.status.text() == f"{QUICK[0].name} taken back  ·  Saved"


def test_one_is_taken_back_by_mouse(desk: Desk) -> None:
    page = begin(desk)
    desk.press("1")
    click_value(desk, page, 1)
    assert desk.ratings() == {}
    assert page.question.text() == WORDS[0]
    click_value(desk, page, 3)
    assert desk.ratings() == {KEYS[0]: 3}
    assert page.question.text() == WORDS[1]


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_skip(desk: Desk, by: str) -> None:
    page = begin(desk)
    if by == "key":
        desk.press("s", "shift+s")
    else:
        desk.click(page.skip)
        desk.click(page.skip)
    assert page.question.text() == WORDS[2]
    assert desk.ratings() == {}
    for _rest in KEYS[2:]:
        desk.click(page.skip)
    assert page.question.text() == END
    assert desk.ratings() == {}


def test_a_finger_that_rests_on_a_key_skips_one_question(desk: Desk) -> None:
    page = begin(desk)
    for again in (False, True, True):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "s", autorep=again)
        desk.app.sendEvent(desk.app.focusWidget() or page, key)
    assert page.question.text() == WORDS[1]


def test_too_ill(desk: Desk) -> None:
    page = begin(desk)
    desk.press("7")
    desk.click(page.too_ill)
    assert [(fact.fact, fact.value) for fact in desk.file().facts] == [(Fact.TOO_ILL, 1)]
    assert desk.ratings() == {KEYS[0]: 7}
    assert page.question.text() == END
    assert page.status.text() == "Marked: too ill to fill in  ·  Saved"
    assert desk.journal.undo_stack.undoText() == "too ill to fill in"
    desk.click(page.stop)
    assert desk.today.view.header.too_ill.isChecked()


@pytest.mark.parametrize("by", ["escape", "stop", "ctrl+b"])
def test_stopping_keeps_everything_and_it_starts_again_where_it_was_left(desk: Desk, by: str) -> None:
    page = begin(desk)
    desk.press("6", "s", "1")
    if by == "stop":
        desk.click(page.stop)
    else:
        desk.press(by)
    assert desk.today.isVisible()
    assert not desk.preferences.is_bad_day
    assert desk.ratings() == {KEYS[0]: 6, KEYS[2]: 1}
    assert (desk.chosen(KEYS[0]), desk.chosen(KEYS[1]), desk.chosen(KEYS[2])) == ([6], [], [1])
    begin(desk)
    assert page.status.text() == ""
    # What was skipped is asked again.
    assert desk.asks == KEYS[1]
    desk.press("4")
    assert desk.asks == KEYS[3]


def test_all_answered_before(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    desk.write(*(rated(key, 3) for key in KEYS))
    desk.open()
    assert begin(desk).question.text() == END
    desk.press("escape")
    assert desk.today.isVisible()


def test_undo_asks_again(desk: Desk) -> None:
    page = begin(desk)
    desk.press("s", "6", "5")
    assert desk.asks == KEYS[3]
    desk.press("ctrl+z")
    assert desk.ratings() == {KEYS[1]: 6}
    # What was skipped stays skipped.
    assert (desk.asks, page.question.text(), page.status.text()) == (KEYS[2], WORDS[2], "")
    desk.press("4")
    assert desk.ratings() == {KEYS[1]: 6, KEYS[2]: 4}


def test_it_is_remembered(new_desk: Callable[[], Desk]) -> None:
    first = new_desk().open()
    assert not first.preferences.is_bad_day
    begin(first)
    first.press("6")
    assert first.preferences.is_bad_day
    first.close_and_read()
    second = new_desk()
    # The file is still being opened: nobody knows yet what was answered.
    assert page_of(second).question.text() == WORDS[0]
    second.open()
    assert page_of(second).question.text() == WORDS[1]
    assert second.asks == KEYS[1]
    second.press("escape")
    assert not new_desk().preferences.is_bad_day


def test_answers_given_while_the_file_is_opened(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    desk.write(rated(KEYS[2], 4))
    page = begin(desk)
    desk.press("6", "1")
    assert page.status.text() == f"{QUICK[1].name} 1  ·  Not saved yet"
    desk.open()
    assert page.status.text() == f"{QUICK[1].name} 1  ·  Saved"
    # The 1 becomes a 10 all the same, and what the file has answered is not asked.
    desk.press("0")
    assert desk.ratings() == {KEYS[0]: 6, KEYS[1]: 10, KEYS[2]: 4}
    assert desk.asks == KEYS[3]


def test_what_waits_is_not_called_saved(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    page = begin(desk)
    desk.press(*"66666")
    assert page.question.text() == "That is all for today."
    assert page.status.text().endswith("Not saved yet")
    desk.open()
    assert page.question.text() == END
    assert desk.ratings() == dict.fromkeys(KEYS, 6)


def test_it_asks_about_today_only(desk: Desk) -> None:
    desk.press("page up")
    assert desk.today.day == clock.today() - timedelta(days=1)
    assert not desk.today.view.header.one_by_one.isVisible()
    begin(desk)
    desk.press("6")
    assert [rating.day for rating in desk.file().ratings] == [clock.today()]


@pytest.mark.parametrize(("name", "worn"), [("light", DIM), ("dark", DARK), ("dim", DIM)])
def test_the_colours_are_dim(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, worn: Palette) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.folder / "elsewhere"))
    program = Program(desk.app, desk.folder / "other.tidebook")
    desk.qtbot.addWidget(program.window)

    def ground() -> str:
        return desk.app.palette().color(QPalette.ColorRole.Window).name().lower()

    program.preferences.theme = name
    assert ground() == theme.THEMES[name].ground.lower()
    program.preferences.is_bad_day = True
    assert ground() == worn.ground.lower()
    # What the person chose is worn again afterwards.
    program.preferences.is_bad_day = False
    assert ground() == theme.THEMES[name].ground.lower()
    assert program.preferences.theme == name


def test_ctrl_b_leads_here_from_another_page_though_it_is_on(desk: Desk) -> None:
    desk.press("ctrl+b", "ctrl+3", "ctrl+b")
    assert desk.window.pages["bad_day"].isVisible()
    assert desk.preferences.is_bad_day
    desk.press("ctrl+1", "ctrl+b")
    assert desk.today.isVisible()
    assert not desk.preferences.is_bad_day

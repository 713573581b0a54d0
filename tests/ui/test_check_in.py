"""Answering the day's questions by key and by mouse: what is pressed stands in the file."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.ui.desk import Desk
from tidebook import bundled, clock
from tidebook.storage.store import Store

FIVE = [symptom.key for symptom in bundled.catalogue().quick]


def test_five_keys_answer_the_five_questions(desk: Desk) -> None:
    seen = []
    for key in "73504":
        seen.append(desk.asks)
        desk.press(key)
    assert seen == FIVE
    assert desk.asks == FIVE[-1]
    assert desk.ratings() == dict(zip(FIVE, (7, 3, 5, 0, 4), strict=True))
    assert [desk.chosen(symptom) for symptom in FIVE] == [[7], [3], [5], [0], [4]]
    assert re.fullmatch(r"Today  ·  5 of 5 answered  ·  Saved \d{1,2}:\d\d.*", desk.status)


def test_each_key_is_in_the_file_before_the_next(desk: Desk) -> None:
    desk.press("7")
    assert desk.ratings() == {FIVE[0]: 7}
    desk.press("3")
    assert desk.ratings() == {FIVE[0]: 7, FIVE[1]: 3}


@pytest.mark.parametrize(
    ("keys", "answers", "ends_at"),
    [
        (["1", "0"], [10], 1),
        (["1", "5"], [1, 5], 2),
        (["1", "1", "0"], [1, 10], 2),
        (["t"], [10], 1),
        (["T"], [10], 1),
        (["1", "t"], [10], 1),
        (["1", "enter", "0"], [1, 0], 2),
        (["1", "down", "0"], [1, 0], 2),
        (["1"], [1], 0),
        (["0", "0"], [0, 0], 2),
        (["6", "up", "back"], [], 0),
        (["1", "back", "0"], [0], 1),
        (["enter", "4"], [None, 4], 2),
        (["enter", "enter", "up", "2"], [None, 2], 2),
        (["up", "up", "2"], [2], 1),
        (["right", "right", "space"], [2], 0),
        (["right", "left", "left", "space"], [0], 0),
        (["t", "up", "right", "left", "space"], [9], 0),
        (["5", "up", "6"], [6], 1),
        (["ctrl+7"], [], 0),
        (["x", "escape"], [], 0),
    ],
)
def test_keys(desk: Desk, keys: list[str], answers: list[int | None], ends_at: int) -> None:
    desk.press(*keys)
    wanted = {key: value for key, value in zip(FIVE, answers, strict=False) if value is not None}
    assert desk.ratings() == wanted
    assert desk.asks == FIVE[ends_at]
    assert {key: desk.chosen(key) for key in FIVE} == {key: [wanted[key]] if key in wanted else [] for key in FIVE}


def test_what_one_does_next_is_said_while_one_may_become_ten(desk: Desk) -> None:
    row = desk.row("fatigue")
    desk.press("1")
    assert row.hint.text() == "0 makes it 10. Enter goes on."
    desk.press("enter")
    assert row.hint.text() == row.symptom.hint


def test_a_resting_finger_answers_one_question(desk: Desk) -> None:
    for repeated in (False, True, True, True):
        focused = desk.app.focusWidget()
        assert focused is not None
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5", repeated, 1 + repeated
        )
        desk.app.sendEvent(focused, event)
    assert desk.ratings() == {FIVE[0]: 5}


def test_a_mouse_answers_and_takes_back(desk: Desk) -> None:
    button = desk.row("brain_fog").buttons[8]
    desk.click(button)
    assert desk.ratings() == {"brain_fog": 8}
    desk.click(desk.row("brain_fog").buttons[3])
    assert desk.ratings() == {"brain_fog": 3}
    assert desk.chosen("brain_fog") == [3]
    desk.click(desk.row("brain_fog").buttons[3])
    assert desk.ratings() == {}
    assert desk.chosen("brain_fog") == []


def test_the_same_answer_again_keeps_its_first_moment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.press("6")
    first = desk.file().ratings[0].stamp
    later = type(first)(first.at.replace(microsecond=0).replace(year=first.at.year + 1), first.offset_min)
    monkeypatch.setattr(clock, "now", lambda: later)
    desk.press("up", "6")
    assert [rating.stamp for rating in desk.file().ratings] == [first]
    assert desk.journal.undo_stack.count() == 1
    desk.press("up", "7")
    assert [rating.stamp for rating in desk.file().ratings] == [later]


def test_what_was_answered_is_there_the_next_time(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk().open()
    desk.press("7", "3")
    assert {r.symptom: r.value for r in desk.close_and_read().ratings} == {FIVE[0]: 7, FIVE[1]: 3}
    again = new_desk().open()
    assert [again.chosen(symptom) for symptom in FIVE] == [[7], [3], [], [], []]
    again.window.turn_to("today")
    assert again.asks == FIVE[2]


def test_folded_symptoms_unfold_and_answer(desk: Desk) -> None:
    folded = [symptom.key for symptom in bundled.catalogue().rated if symptom.is_folded]
    assert [row.symptom.key for row in desk.today.view.check_in.rows] == FIVE
    fold = desk.today.view.check_in.fold
    assert fold.text() == f"{len(folded)} more symptoms"
    desk.click(fold)
    assert [row.symptom.key for row in desk.today.view.check_in.rows] == [*FIVE, *folded]
    assert desk.asks == folded[0]
    desk.press("2")
    assert desk.ratings() == {folded[0]: 2}
    assert fold.text() == "Fewer symptoms"
    desk.click(fold)
    assert [row.symptom.key for row in desk.today.view.check_in.rows] == FIVE
    assert desk.status.startswith("Today  ·  0 of 5 answered")


def test_a_day_with_a_folded_answer_comes_unfolded(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk().open()
    desk.click(desk.today.view.check_in.fold)
    desk.press("9")
    answered = desk.close_and_read().ratings[0].symptom
    assert new_desk().open().chosen(answered) == [9]


def test_answers_given_before_the_file_is_open_are_kept(new_desk: Callable[[], Desk]) -> None:
    before = new_desk().open()
    before.press("2")
    before.close_and_read()
    desk = new_desk()
    desk.press("7", "1")
    assert desk.chosen(FIVE[0]) == [7]
    assert desk.status == "Today  ·  2 of 5 answered  ·  Not saved yet"
    desk.open()
    assert desk.ratings() == {FIVE[0]: 7, FIVE[1]: 1}
    assert "Saved" in desk.status
    desk.journal.undo()
    desk.journal.undo()
    assert desk.ratings() == {FIVE[0]: 2}
    assert desk.chosen(FIVE[0]) == [2]


def test_nothing_is_in_the_file_that_was_not_pressed(desk: Desk) -> None:
    record = desk.close_and_read()
    assert list(record.entries) == []
    with Store(desk.path) as store:
        assert store.span() is None


def test_rows_stay_in_their_order(desk: Desk) -> None:
    desk.click(desk.today.view.check_in.fold)
    order = [row.y() for row in desk.today.view.check_in.rows]
    assert len(order) == 13
    assert order == sorted(order)
    assert desk.today.day == date.today()

"""What was done, told in three presses or in full, on the real window and a real file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton

from tests.ui.card_room import click, nameless, put, settle, small, squeezed
from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.ui.activity_card import ActivityCard
from tidebook.ui.activity_editor import ActivityEditor
from tidebook.ui.dates import day_words

TODAY = clock.today()


def card(desk: Desk) -> ActivityCard:
    settle(desk)
    assert desk.today.view.more is not None
    return desk.today.view.more.activities


def form(desk: Desk) -> ActivityEditor:
    editor = card(desk).editor
    assert isinstance(editor, ActivityEditor)
    return editor


def told(desk: Desk, day: date = TODAY) -> list[Activity]:
    return list(desk.file(day).activities)


def deleted(desk: Desk) -> list[Activity]:
    return [one.entry for one in desk.stores[-1].deleted() if isinstance(one.entry, Activity)]


def tell(desk: Desk, field: QLineEdit, text: str, leave: str = "tab") -> None:
    field.setFocus()
    field.selectAll()
    desk.press("back", *text, leave)


def activity(days_ago: int, what: str, **parts: object) -> Activity:
    day = TODAY - timedelta(days=days_ago)
    stamp = clock.now()
    on_its_day = replace(stamp, at=stamp.at - timedelta(days=days_ago))
    return replace(Activity(day, on_its_day, uuid4(), what), **parts)  # type: ignore[arg-type]


def test_entered_changed_and_deleted_by_mouse(desk: Desk) -> None:
    click(desk, card(desk).add)
    desk.press(*"Shopping")
    click(desk, form(desk).effort.buttons[7])
    click(desk, form(desk).kinds[ActivityKind.PHYSICAL])
    click(desk, form(desk).kinds[ActivityKind.UPRIGHT])
    click(desk, form(desk).finish)
    (one,) = told(desk)
    assert (one.what, one.effort) == ("Shopping", 7)
    assert one.kinds == {ActivityKind.PHYSICAL, ActivityKind.UPRIGHT}
    assert (one.started, one.minutes, one.upright_minutes) == (None, None, None)
    assert not form(desk).isVisible()
    assert [button.text() for button in card(desk).buttons] == ["Shopping  ·  effort 7  ·  physical, upright"]
    click(desk, card(desk).buttons[0])
    click(desk, form(desk).effort.buttons[4])
    click(desk, form(desk).kinds[ActivityKind.PHYSICAL])
    (changed,) = told(desk)
    assert (changed.id, changed.effort, changed.kinds) == (one.id, 4, frozenset({ActivityKind.UPRIGHT}))
    click(desk, form(desk).delete)
    assert told(desk) == []
    assert [gone.id for gone in deleted(desk)] == [one.id]
    assert card(desk).buttons == []
    assert card(desk).add.hasFocus()


def test_entered_changed_and_deleted_by_keyboard(desk: Desk) -> None:
    card(desk).add.setFocus()
    desk.press("space")
    settle(desk)
    desk.press(*"Walk", "tab", "1", "0")
    assert form(desk).finish.hasFocus()
    desk.press("space")
    (one,) = told(desk)
    assert (one.what, one.effort) == ("Walk", 10)
    assert card(desk).add.hasFocus()
    settle(desk)
    card(desk).buttons[0].setFocus()
    desk.press("space")
    settle(desk)
    if not form(desk).what.hasFocus():
        desk.press("tab")
    assert form(desk).what.hasFocus()
    desk.press("end", *" home", "tab", "t", "tab", "space")
    assert told(desk) == []
    assert [(gone.id, gone.what) for gone in deleted(desk)] == [(one.id, "Walk home")]


def test_every_detail_is_kept(desk: Desk) -> None:
    click(desk, card(desk).add)
    desk.press(*"Dentist", "tab", "5")
    for kind in ActivityKind:
        click(desk, form(desk).kinds[kind])
    tell(desk, form(desk).started.field, "2:30 pm")
    tell(desk, form(desk).minutes.field, "1:20")
    tell(desk, form(desk).upright.field, "30 min")
    click(desk, form(desk).finish)
    (one,) = desk.close_and_read().activities
    assert (one.what, one.effort, one.kinds) == ("Dentist", 5, frozenset(ActivityKind))
    assert (one.started, one.minutes, one.upright_minutes) == (time(14, 30), 80, 30)


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_a_usual_activity_takes_three_presses(new_desk: Callable[[], Desk], by_keyboard: bool) -> None:
    desk = new_desk()
    kinds = frozenset({ActivityKind.COGNITIVE})
    desk.write(activity(2, "Tea"), *(activity(days, "Phone call", kinds=kinds, effort=8) for days in (1, 2)))
    desk.open()
    if by_keyboard:
        card(desk).add.setFocus()
        desk.press("space")
        settle(desk)
        desk.press("space", "3")
    else:
        click(desk, card(desk).add)
        click(desk, desk.button("Phone call", form(desk)))
        desk.press("3")
    (one,) = told(desk)
    assert (one.what, one.effort, one.kinds) == ("Phone call", 3, kinds)


def test_the_usual_ones_stay_in_place_while_a_form_is_open(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    desk.write(activity(1, "Tea"))
    desk.open()
    click(desk, card(desk).add)
    tea = desk.button("Tea", form(desk))
    form(desk).what.setFocus()
    desk.press(*"Walk", "tab")
    assert [one.what for one in told(desk)] == ["Walk"]
    click(desk, tea)
    assert [one.what for one in told(desk)] == ["Tea"]


@pytest.mark.parametrize(
    ("field", "wrong", "said", "right"),
    [
        ("started", "25:00", "Please write a time such as 23:10.", "9:15"),
        ("minutes", "a lot", "Please write minutes, such as 40.", "40"),
        ("minutes", "1441", "An activity takes at most a day: please look at the minutes again.", "40"),
        ("upright", "25 h", "An activity takes at most a day: please look at the minutes again.", "10"),
    ],
)
def test_what_can_not_be_read_is_said_and_holds_nothing_else_up(
    desk: Desk, field: str, wrong: str, said: str, right: str
) -> None:
    click(desk, card(desk).add)
    desk.press(*"Cooking", "tab", "4")
    part = getattr(form(desk), field)
    tell(desk, part.field, wrong)
    assert form(desk)._problem.isVisible()
    assert form(desk)._problem.text() == f"Not saved yet. {said}"
    click(desk, form(desk).effort.buttons[6])
    click(desk, form(desk).kinds[ActivityKind.SENSORY])
    click(desk, form(desk).finish)
    assert form(desk).isVisible()
    assert part.field.text() == wrong
    (one,) = told(desk)
    assert (one.effort, one.kinds) == (6, frozenset({ActivityKind.SENSORY}))
    assert (one.started, one.minutes, one.upright_minutes) == (None, None, None)
    tell(desk, part.field, right)
    assert not form(desk)._problem.isVisible()
    click(desk, form(desk).finish)
    assert not form(desk).isVisible()
    (one,) = told(desk)
    assert [one.started, one.minutes, one.upright_minutes].count(None) == 2


def test_a_name_that_is_emptied_keeps_the_old_one(desk: Desk) -> None:
    click(desk, card(desk).add)
    desk.press(*"Cooking", "tab", "4")
    tell(desk, form(desk).what, "")
    assert form(desk)._problem.text() == "Not saved yet. Please say in a word or two what it was."
    click(desk, form(desk).effort.buttons[6])
    assert [(one.what, one.effort) for one in told(desk)] == [("Cooking", 6)]


def nameless_draft(desk: Desk) -> None:
    click(desk, card(desk).add)
    form(desk).what.setFocus()
    desk.press(*"   ", "tab", "4")
    tell(desk, form(desk).minutes.field, "40")


def test_a_draft_without_a_name_says_so_and_stays(desk: Desk) -> None:
    nameless_draft(desk)
    assert not form(desk)._problem.isVisible()
    click(desk, form(desk).finish)
    assert told(desk) == []
    assert card(desk).buttons == []
    assert form(desk).isVisible()
    assert form(desk)._problem.text() == "Not saved yet. Please say in a word or two what it was."
    tell(desk, form(desk).what, "Bath")
    assert [(one.what, one.effort, one.minutes) for one in told(desk)] == [("Bath", 4, 40)]
    click(desk, form(desk).finish)
    assert not form(desk).isVisible()


def test_an_empty_draft_just_closes(desk: Desk) -> None:
    click(desk, card(desk).add)
    assert not form(desk).delete.isVisible()
    click(desk, form(desk).finish)
    assert not form(desk).isVisible()
    assert told(desk) == []


def test_a_draft_is_kept_for_its_day(desk: Desk) -> None:
    nameless_draft(desk)
    desk.today.show_day(TODAY - timedelta(days=1))
    assert desk.button("Add", card(desk)).isVisible()
    kept = f"Not saved yet, but kept: {day_words(TODAY, TODAY)}."
    assert kept in [label.text() for label in card(desk).findChildren(QLabel) if label.isVisible()]
    click(desk, card(desk).add)
    desk.press(*"Walk", "tab")
    desk.today.show_day(TODAY - timedelta(days=2))
    assert card(desk).add.isVisible()
    desk.window.turn_to("charts")
    desk.window.turn_to("today")
    desk.today.show_day(TODAY)
    assert (form(desk).effort.value, form(desk).minutes.field.text()) == (4, "40")
    assert form(desk)._problem.isVisible()
    assert kept not in [label.text() for label in card(desk).findChildren(QLabel) if label.isVisible()]
    tell(desk, form(desk).what, "Bath")
    assert [(one.what, one.effort) for one in told(desk)] == [("Bath", 4)]
    assert [one.what for one in told(desk, TODAY - timedelta(days=1))] == ["Walk"]
    assert len(told(desk, TODAY - timedelta(days=2))) == 0


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("days", [0, 1])
def test_closing_asks_about_a_draft_of_any_day(desk: Desk, days: int) -> None:
    nameless_draft(desk)
    desk.today.show_day(TODAY - timedelta(days=days))
    asked: list[str] = []

    def stay() -> None:
        box = next(top for top in desk.app.topLevelWidgets() if isinstance(top, QMessageBox) and top.isVisible())
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == "Stay here").click()

    QTimer.singleShot(0, stay)
    assert not desk.window.close()
    assert asked == ["The newest answers are not saved."]
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    desk.today.show_day(TODAY)
    assert form(desk).minutes.field.text() == "40"
    tell(desk, form(desk).what, "Bath")
    assert [(one.what, one.minutes) for one in desk.close_and_read().activities] == [("Bath", 40)]


def test_a_draft_is_not_wiped_by_another_line_and_can_be_deleted(desk: Desk) -> None:
    put(desk, activity(0, "Tea"))
    nameless_draft(desk)
    click(desk, card(desk).buttons[0])
    assert (form(desk).effort.value, form(desk).what.text().strip()) == (4, "")
    assert form(desk)._problem.isVisible()
    click(desk, form(desk).delete)
    assert not form(desk).isVisible()
    click(desk, card(desk).buttons[0])
    assert form(desk).what.text() == "Tea"
    assert [one.what for one in told(desk)] == ["Tea"]


def test_a_part_that_can_not_be_read_outlives_undo_and_another_day(desk: Desk) -> None:
    click(desk, card(desk).add)
    desk.press(*"Bath", "tab", "4")
    tell(desk, form(desk).minutes.field, "a while")
    desk.journal.undo()
    assert form(desk).effort.value is None
    desk.today.show_day(TODAY - timedelta(days=1))
    desk.today.show_day(TODAY)
    assert form(desk).minutes.field.text() == "a while"
    assert form(desk)._problem.text() == "Not saved yet. Please write minutes, such as 40."
    assert [(one.what, one.effort, one.minutes) for one in told(desk)] == [("Bath", None, None)]


def test_turning_the_day_saves_what_was_typed(desk: Desk) -> None:
    click(desk, card(desk).add)
    desk.press(*"Bath")
    assert told(desk) == []
    desk.today.show_day(TODAY - timedelta(days=1))
    assert [one.what for one in told(desk)] == ["Bath"]
    assert told(desk, TODAY - timedelta(days=1)) == []
    assert not form(desk).isVisible()


def test_closing_saves_what_was_typed(desk: Desk) -> None:
    click(desk, card(desk).add)
    desk.press(*"Bath")
    assert [one.what for one in desk.close_and_read().activities] == ["Bath"]


def test_undo_and_redo_show_in_the_open_form(desk: Desk) -> None:
    click(desk, card(desk).add)
    desk.press(*"Bath", "tab", "4")
    click(desk, form(desk).effort.buttons[6])
    desk.journal.undo()
    assert [one.effort for one in told(desk)] == [4]
    assert form(desk).effort.value == 4
    desk.journal.undo()
    assert form(desk).effort.value is None
    desk.journal.undo()
    assert told(desk) == []
    assert not form(desk).isVisible()
    for effort in (None, 4, 6):
        desk.journal.redo()
        assert [one.effort for one in told(desk)] == [effort]
    assert len(card(desk).buttons) == 1


def test_undo_brings_back_what_was_deleted(desk: Desk) -> None:
    put(desk, one := activity(0, "Bath", effort=3))
    click(desk, card(desk).buttons[0])
    click(desk, form(desk).delete)
    assert deleted(desk) == [one]
    desk.journal.undo()
    assert (told(desk), deleted(desk)) == ([one], [])
    desk.journal.redo()
    assert (told(desk), deleted(desk)) == ([], [one])


@pytest.mark.parametrize(("days", "is_late"), [(0, False), (1, False), (2, True), (5, True)])
def test_what_is_typed_late_says_so(desk: Desk, days: int, is_late: bool) -> None:
    desk.today.show_day(TODAY - timedelta(days=days))
    click(desk, card(desk).add)
    desk.press(*"Bath", "tab", "4")
    (one,) = told(desk, desk.today.day)
    assert one.lateness.is_late is is_late
    assert ("typed late" in card(desk).buttons[0].text()) is is_late


def test_each_line_opens_its_own_and_keeps_the_keyboard(desk: Desk) -> None:
    put(desk, *(activity(0, what) for what in ("Bath", "Walk", "Tea")))
    for button in card(desk).buttons:
        click(desk, button)
        assert form(desk).what.text() == button.text()
    click(desk, form(desk).finish)
    last = card(desk).buttons[-1]
    last.setFocus()
    desk.today.view.refresh()
    assert desk.app.focusWidget() is card(desk).buttons[-1] is last


def test_opening_an_entry_changes_nothing(desk: Desk) -> None:
    began = datetime(2026, 1, 1, 9, 5).time()
    put(desk, one := activity(0, "Bath", effort=3, started=began, minutes=90, upright_minutes=5))
    click(desk, card(desk).buttons[0])
    click(desk, form(desk).finish)
    assert told(desk) == [one]
    assert desk.journal.undo_stack.count() == 0


def test_all_is_named_and_large_enough_and_has_room(desk: Desk) -> None:
    put(desk, activity(1, "Telephoning the health insurance"), activity(0, "Appointment at the hospital"))
    click(desk, card(desk).add)
    settle(desk)
    assert (nameless(card(desk)), small(card(desk))) == ([], [])
    assert len(card(desk).findChildren(QPushButton)) > 12
    assert squeezed(desk, card(desk)) == []


def test_what_is_being_changed_stands_there_once(desk: Desk) -> None:
    put(desk, activity(0, "Shopping"), activity(0, "Walk"))
    shopping, walk = card(desk).buttons
    click(desk, shopping)
    assert form(desk).what.text() == "Shopping"
    assert (shopping.isVisible(), walk.isVisible()) == (False, True)
    click(desk, form(desk).finish)
    assert (shopping.isVisible(), walk.isVisible()) == (True, True)


def test_a_new_one_stands_there_once_too(desk: Desk) -> None:
    click(desk, card(desk).add)
    tell(desk, form(desk).what, "Shopping")
    assert [button.isVisible() for button in card(desk).buttons] == [False]
    click(desk, form(desk).finish)
    assert [button.isVisible() for button in card(desk).buttons] == [True]

"""The night, told in seven fields."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.night import Night

TOLD = {
    "to_bed": "22:30",
    "tried_to_sleep": "2310",
    "minutes_to_fall_asleep": "0:40",
    "awakenings": "3",
    "minutes_awake": "50 min",
    "woke": "7",
    "got_up": "7.40 am",
}
MEANT = {
    "to_bed": time(22, 30),
    "tried_to_sleep": time(23, 10),
    "minutes_to_fall_asleep": 40,
    "awakenings": 3,
    "minutes_awake": 50,
    "woke": time(7),
    "got_up": time(7, 40),
}


def unfold(desk: Desk) -> dict[str, QLineEdit]:
    card = desk.today.view.night
    if not card.fields or card._form.isHidden():
        desk.click(card._fold)
    return {name: field.field for name, field in card.fields.items()}


def night(desk: Desk) -> Night | None:
    return next(iter(desk.file(desk.today.day).nights), None)


def tell(desk: Desk, field: QLineEdit, text: str, leave: str = "tab") -> None:
    field.setFocus()
    field.selectAll()
    desk.press("back", *text, leave)


@pytest.mark.parametrize("name", TOLD)
def test_each_field_alone(desk: Desk, name: str) -> None:
    fields = unfold(desk)
    tell(desk, fields[name], TOLD[name])
    told = night(desk)
    assert told is not None
    assert {part: getattr(told, part) for part in MEANT if getattr(told, part) is not None} == {name: MEANT[name]}


def test_a_whole_night_is_summed_up(desk: Desk) -> None:
    fields = unfold(desk)
    assert fields["to_bed"].hasFocus()
    for name, text in TOLD.items():
        assert fields[name].hasFocus()
        desk.press(*text, "tab")
    told = night(desk)
    assert told is not None
    assert {part: getattr(told, part) for part in MEANT} == MEANT
    # From 23:10 to 7:00 are 470 minutes; 90 of them awake.
    assert "That makes 6 h 20 min asleep." in desk.today.view.night._said.text()
    assert fields["woke"].text() in {"07:00", "7:00", "7:00 AM"}
    assert fields["minutes_to_fall_asleep"].text() == "40"


def test_it_is_there_the_next_time(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk().open()
    fields = unfold(desk)
    for name, text in TOLD.items():
        tell(desk, fields[name], text)
    desk.close_and_read()
    again = new_desk().open()
    assert "That makes 6 h 20 min asleep." in again.today.view.night._said.text()
    assert unfold(again)["awakenings"].text() == "3"


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        ("to_bed", "25:00", "Please write a time such as 23:10."),
        ("woke", "early", "Please write a time such as 23:10."),
        ("minutes_awake", "a lot", "Please write minutes, such as 40."),
        ("awakenings", "2.5", "Please write a number, such as 3."),
        ("minutes_to_fall_asleep", "1000", "More than 16 hours awake in bed"),
    ],
)
def test_what_can_not_be_read_is_said_and_stays(desk: Desk, name: str, wrong: str, said: str) -> None:
    fields = unfold(desk)
    tell(desk, fields["got_up"], "8:00")
    tell(desk, fields[name], wrong)
    words = desk.today.view.night._said.text()
    assert words.startswith("Not saved yet. ")
    assert said in words
    assert fields[name].text() == wrong
    before = night(desk)
    assert before is not None
    assert before.got_up == time(8)
    assert getattr(before, name) is None
    tell(desk, fields[name], TOLD[name])
    after = night(desk)
    assert after is not None
    assert (after.got_up, getattr(after, name)) == (time(8), MEANT[name])


def test_a_part_that_can_not_be_read_does_not_hold_up_the_others(desk: Desk) -> None:
    fields = unfold(desk)
    tell(desk, fields["to_bed"], "22:30")
    tell(desk, fields["tried_to_sleep"], "25:99")
    tell(desk, fields["awakenings"], "3")
    kept = night(desk)
    assert kept is not None
    assert (kept.to_bed, kept.tried_to_sleep, kept.awakenings) == (time(22, 30), None, 3)
    said = "Not saved yet. Tried to sleep: Please write a time such as 23:10."
    assert desk.today.view.night._said.text() == said


def test_another_answer_does_not_wipe_what_is_being_typed(desk: Desk) -> None:
    fields = unfold(desk)
    tell(desk, fields["to_bed"], "22:30")
    fields["woke"].setFocus()
    desk.press(*"6:4")
    desk.journal.undo()
    assert night(desk) is None
    assert fields["to_bed"].text() == ""
    assert fields["woke"].text() == "6:4"


def test_clearing_all_takes_the_night_back(desk: Desk) -> None:
    fields = unfold(desk)
    tell(desk, fields["woke"], "7:00")
    tell(desk, fields["awakenings"], "2")
    tell(desk, fields["woke"], "")
    told = night(desk)
    assert told is not None
    assert (told.woke, told.awakenings) == (None, 2)
    tell(desk, fields["awakenings"], "")
    assert night(desk) is None
    assert desk.today.view.night._said.text() == "Nothing recorded"
    desk.journal.undo()
    assert fields["awakenings"].text() == "2"


def test_what_is_half_typed_is_saved_when_the_day_turns(desk: Desk) -> None:
    today = clock.today()
    unfold(desk)["woke"].setFocus()
    desk.press(*"6:45", "page up")
    assert desk.today.day == today - timedelta(days=1)
    assert [(n.day, n.woke) for n in desk.file().nights] == [(today, time(6, 45))]
    assert unfold(desk)["woke"].text() == ""


def test_what_is_half_typed_is_saved_when_the_window_closes(desk: Desk) -> None:
    unfold(desk)["woke"].setFocus()
    desk.press(*"6:45")
    assert [n.woke for n in desk.close_and_read().nights] == [time(6, 45)]


def test_what_is_half_typed_while_the_journal_opens_stays(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    field = unfold(desk)["woke"]
    field.setFocus()
    desk.press(*"6:4")
    desk.open()
    assert field.text() == "6:4"
    desk.press("5", "enter")
    assert [n.woke for n in desk.file().nights] == [time(6, 45)]


def test_folding_and_unfolding(desk: Desk) -> None:
    card = desk.today.view.night
    assert (card._fold.text(), card._fold.accessibleName()) == ("Add", "Add: last night")
    fields = unfold(desk)
    assert card._fold.text() == "Done"
    tell(desk, fields["woke"], "7:00")
    desk.click(card._fold)
    assert not fields["woke"].isVisible()
    assert card._fold.text() == "Change"


def test_a_night_is_deleted_whole_and_comes_back_whole(desk: Desk) -> None:
    fields = unfold(desk)
    card = desk.today.view.night
    assert not card._delete.isVisible(), "nothing to delete yet"
    for name in ("to_bed", "got_up"):
        fields[name].setFocus()
        desk.press(*TOLD[name], "tab")
    fields["woke"].setFocus()
    desk.press("?")
    whole = night(desk)
    assert whole is not None
    desk.click(card._delete)
    assert night(desk) is None
    assert [one.entry for one in desk.stores[-1].deleted()] == [whole]
    assert card._fold.hasFocus()
    desk.press("ctrl+z")
    assert night(desk) == whole
    assert unfold(desk)["woke"].text() == "", "what could not be read went, too"

"""Each row of the table 'What it records', by mouse alone and by keyboard alone: in the window and in the file."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.by_hand import Hand
from tests.ui.by_keyboard import Keyboard
from tests.ui.by_mouse import Mouse
from tests.ui.desk import Desk
from tests.ui.table_deeds import TODAY, YESTERDAY
from tests.ui.table_rows import ROWS, Row
from tidebook.ui.dates import day_words

# Said of lists that open above the window, by the platform that draws nowhere.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DAY = day_words(YESTERDAY, TODAY)


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def hand(request: pytest.FixtureRequest, desk: Desk) -> Hand:
    made = request.param(desk)
    assert isinstance(made, Hand)
    return made


def find_in_history(hand: Hand, row: Row) -> None:
    """Come upon it in the period's list and, where it has words, by searching; both lead to its day."""
    hand.turn_to("History")
    if TODAY.month != YESTERDAY.month and not hand.sees("Back to today"):
        hand.press("Earlier in the calendar")
    hand.press("Show: List")
    listed = [text for text in hand.listed("Days") if text.startswith(DAY)]
    assert any(row.said.casefold() in text.casefold() for text in listed), (
        f"{row.said!r} is not in the list of the month: {listed}"
    )
    hand.choose("Days", DAY)
    assert hand.sees(f"{DAY}"), "the day does not open"
    if row.written:
        hand.write("Search notes and names", row.written)
        hand.desk.wait(lambda: hand.sees("1 found"))
        hand.choose("Days", DAY)
        hand.write("Search notes and names", "")
    hand.press("Show: Month")


def find_about_me(hand: Hand, row: Row) -> None:
    """Read it there, where it was written: it belongs to no day."""
    hand.turn_to("About me")
    hand.press(row.opens)
    for words in row.shows:
        assert hand.sees(words), f"{words!r} does not stand on About me"
    hand.press("Done…", row.card)


def restore(hand: Hand, row: Row) -> None:
    hand.turn_to("History")
    hand.unfold("Show: Recently deleted")
    hand.press(f"Restore: {row.said}…")


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_enter_change_find_delete_restore(desk: Desk, hand: Hand, row: Row) -> None:
    def holds() -> object:
        return row.holds(desk.file())

    row.enter(hand)
    assert holds() == row.entered, "entered"
    row.change(hand)
    assert holds() == row.changed, "changed"
    if row.changed != row.entered:
        hand.undo()
        assert holds() == (row.entered if row.undone is None else row.undone), "the change undone"
        hand.redo()
        assert holds() == row.changed, "the change redone"
    if row.page == "History":
        find_in_history(hand, row)
    else:
        find_about_me(hand, row)
    row.delete(hand)
    assert holds() == [], "deleted"
    restore(hand, row)
    assert holds() == row.changed, "restored"
    hand.undo()
    assert holds() == [], "the restoring undone"
    hand.redo()
    assert row.holds(desk.close_and_read()) == row.changed, "after closing"


def names(desk: Desk) -> list[str]:
    return [name.name for name in desk.file().own_names]


def asked(desk: Desk) -> list[bool]:
    return [choice.asked for choice in desk.file().choices]


def test_my_own_list(desk: Desk, hand: Hand) -> None:
    hand.turn_to("About me")
    hand.press("Change: My list")
    hand.write("A symptom of my own", "Buzzing")
    hand.press("Add a symptom of my own")
    assert names(desk) == ["Buzzing"]
    hand.undo()
    assert names(desk) == []
    hand.redo()
    assert names(desk) == ["Buzzing"]
    hand.choose("What I am asked, in my order", "Buzzing")
    hand.press("Rename: Buzzing")
    hand.write("New name for 'Buzzing'", "Humming")
    hand.press("Rename it")
    assert names(desk) == ["Humming"]
    key = desk.file().own_names[0].symptom
    hand.press("Up: Humming")
    hand.press("Up: Humming")
    assert [order.keys.index(key) for order in desk.file().orders] == [11]
    hand.turn_to("Today")
    hand.rate("Humming", 3)
    assert [rating.value for rating in desk.file().ratings] == [3]
    hand.turn_to("About me")
    hand.press("Ask no longer: Humming")
    assert asked(desk) == [False]
    hand.undo()
    assert asked(desk) == []
    hand.redo()
    hand.press("Ask again: Humming")
    assert asked(desk) == [True]
    hand.turn_to("Today")
    assert hand.sees("Humming")
    record = desk.close_and_read()
    assert [name.name for name in record.own_names] == ["Humming"]
    assert [rating.symptom for rating in record.ratings] == [key]


def exported(path: Path) -> dict[str, list[list[str]]]:
    with ZipFile(path) as archive:
        return {
            name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))) for name in archive.namelist()
        }


def export(hand: Hand, path: Path) -> dict[str, list[list[str]]]:
    path.unlink(missing_ok=True)
    hand.turn_to("Summary")
    hand.press("Export CSV…")
    hand.desk.wait(lambda: hand.sees(f"is in {path}"))
    return exported(path)


def test_all_that_was_entered_goes_out(
    desk: Desk, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.zip"
    # The desktop's own dialog is not ours to operate.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: (str(path), ""))
    for row in ROWS:
        row.enter(hand)
    files = export(hand, path)
    assert "profile.csv" not in files
    hand.press("Include my profile in the export")
    files = export(hand, path)
    missing = {
        row.name: row.exported
        for row in ROWS
        if not any(row.exported[1] <= set(cells) for cells in files[row.exported[0]])
    }
    assert missing == {}

"""What History tells of a day in its list, and Recently deleted beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk
from tests.ui.history_room import DAY, at_day, fill, open_page, rows
from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.storage.store import Store

DAMAGED = "What was deleted can not be read. This journal is damaged."


@pytest.fixture
def filled(new_desk: Callable[[], Desk]) -> Desk:
    return fill(new_desk())


def test_a_link_that_is_there_stays_as_it_is(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    day, now = clock.today(), clock.now()
    shopping, payback = Activity(day, now, uuid4(), "shopping"), Episode(day, now, uuid4(), Moment(day))
    maybe = Link(day, now, payback.id, shopping.id, Certainty.MAYBE)
    likely = replace(maybe, certainty=Certainty.LIKELY)
    # The link that was deleted is not the one that is there now.
    desk.write(shopping, payback, maybe)
    with Store.open_or_create(desk.path) as store:
        store.apply([Change(maybe, None), Change(shopping, None)])
        store.apply([Change(None, likely)])
    page = open_page(desk.open())
    desk.click(page.deleted.fold)
    (row,) = page.deleted.rows
    desk.click(row.restore)
    record = desk.file()
    assert (record.activities, record.links) == ((shopping,), (likely,))
    assert desk.journal.undo_stack.undoText() == "restore activity 'shopping'"


def test_the_list_tells_what_makes_a_day_a_recorded_one(desk: Desk) -> None:
    today, now = clock.today(), clock.now()
    ahead = today + timedelta(days=1) if (today + timedelta(days=1)).month == today.month else today
    desk.journal.record(Rating(today, now, "fatigue", 6), "Fatigue 6")
    desk.journal.record(Note(today, now, "rain"), "note 'rain'")
    desk.journal.record(Score(today, now, uuid4(), "FIQR", 57), "score")
    desk.journal.record(Event(today, now, uuid4(), EventKind.STARTED, "LDN"), "event")
    # Still ahead when it was typed: a plan.
    desk.journal.record(Event(ahead, now, uuid4(), EventKind.APPOINTMENT, "Dr Roe"), "appointment")
    page = open_page(desk)
    desk.click(page.shape.buttons["list"])
    listed = [row.partition("\n")[2] for row in rows(page)]
    plan = "; Event 'Dr Roe' (appointment)" if ahead == today else ""
    assert listed == [f"Fatigue 6; Note 'rain'; Event 'LDN' (started){plan}; Score 'FIQR' 57"]


def test_a_bin_that_can_not_be_read_does_not_stop_history(filled: Desk) -> None:
    page = at_day(filled)
    filled.journal.remove(filled.file(DAY).ratings[0], "delete Fatigue 6")
    assert filled.journal._store is not None
    connection = filled.journal._store._bin._connection
    connection.execute("ALTER TABLE deleted RENAME COLUMN entry TO damaged")
    connection.commit()
    filled.click(page.shape.buttons["year"])
    assert page.heading.text() == str(DAY.year)
    assert page.calendar.is_year
    assert page.deleted.said.text() == DAMAGED
    assert not page.deleted.fold.isVisible()
    assert filled.troubles == []
    # It was tried once more with the file opened anew, before it was called damaged.
    connection = filled.journal._store._bin._connection
    connection.execute("ALTER TABLE deleted RENAME COLUMN damaged TO entry")
    connection.commit()
    filled.click(page.shape.buttons["month"])
    assert page.deleted.said.text() == "1 entry"


def test_a_row_of_what_was_deleted_stays_under_the_finger(filled: Desk) -> None:
    page = at_day(filled)
    filled.journal.remove(filled.file(DAY).ratings[0], "delete Fatigue 6")
    filled.click(page.deleted.fold)
    (row,) = page.deleted.rows
    QTest.mousePress(row.restore, Qt.MouseButton.LeftButton)
    # Something is read again meanwhile: a search that was emptied, a save elsewhere.
    filled.journal.record(Note(DAY, clock.now(), "rain"), "note 'rain'")
    page._show()
    assert page.deleted.rows == [row]
    QTest.mouseRelease(row.restore, Qt.MouseButton.LeftButton)
    assert len(filled.file(DAY).ratings) == 1

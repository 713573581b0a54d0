"""What is linked goes together: deleted with its links, and restored with them."""

from datetime import timedelta
from uuid import uuid4

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.moment import Moment
from tidebook.domain.period import Period
from tidebook.ui.history_page import HistoryPage


def test_an_activity_is_deleted_and_restored_with_its_link(desk: Desk) -> None:
    now = clock.now()
    day = now.local.date()
    shopping = Activity(day, now, uuid4(), "shopping")
    payback = Episode(day, now, uuid4(), Moment(day))
    link = Link(day, now, payback.id, shopping.id, Certainty.MAYBE)
    desk.journal.take([Change(None, entry) for entry in (shopping, payback, link)], "all three")
    here = Period(day - timedelta(days=1), day)

    view = desk.today.view
    assert view.more is not None
    view.more.activities.buttons[0].click()
    view.more.activities.editor.delete.click()
    record = desk.journal.read(here)
    assert (record.activities, record.links, record.episodes) == ((), (), (payback,))
    assert desk.journal.undo_stack.undoText() == "delete activity 'shopping'"

    desk.window.turn_to("history")
    history = desk.window.pages["history"]
    assert isinstance(history, HistoryPage)
    history.deleted.unfold(open_=True)
    history.deleted.restored.emit(shopping)
    record = desk.journal.read(here)
    assert (record.activities, record.links) == ((shopping,), (link,))
    desk.journal.undo()
    assert desk.journal.read(here).links == ()

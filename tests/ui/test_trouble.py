"""When the file will not take what is answered: nothing is lost, it is said, and it is saved when it can be."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.storage.store import Store
from tidebook.ui import journal as road

LONG = "Rain at the window. " * 1000


def fill_disk(desk: Desk) -> None:
    """Let the file grow no more, as on a full disk; a long note shows it."""
    connection = desk.stores[-1]._connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    connection.rollback()


def make_room(desk: Desk) -> None:
    connection = desk.stores[-1]._connection
    connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    connection.rollback()


def test_a_full_disk_is_said_and_the_answer_stays(desk: Desk) -> None:
    desk.press("7")
    fill_disk(desk)
    desk.today.view.note.paper.setPlainText(LONG)
    desk.today.view.note.flush()
    desk.row("pem").take_focus()
    desk.press("4")
    trouble = desk.window.trouble
    assert trouble.isVisible()
    assert trouble._happened.text() == "The disk is full."
    assert "What was saved before is safe." in trouble._rest.text()
    assert desk.status.endswith("Not saved yet")
    assert desk.today.view.note.paper.toPlainText() == LONG
    assert desk.chosen("pem") == [4]
    assert (desk.ratings(), desk.file().notes) == ({"fatigue": 7}, ())
    assert desk.journal.undo_stack.count() == 1
    make_room(desk)
    desk.click(desk.button("Try again", trouble))
    assert not trouble.isVisible()
    assert desk.ratings() == {"fatigue": 7, "pem": 4}
    assert desk.file().notes[0].text == LONG
    assert "Saved" in desk.status
    assert "Not saved" not in desk.status
    assert desk.journal.undo_stack.count() == 3


def test_try_again_in_vain_says_so_again(desk: Desk) -> None:
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("7")
    desk.click(desk.button("Try again", desk.window.trouble))
    assert len(desk.troubles) == 2
    assert desk.window.trouble.isVisible()
    assert desk.chosen("fatigue") == [7]
    elsewhere.rename(desk.path)
    assert desk.ratings() == {}


def test_it_saves_by_itself_as_soon_as_it_can(new_desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(road, "_TRY_AGAIN_MS", 20)
    desk = new_desk().open()
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("7")
    desk.wait(lambda: len(desk.troubles) > 2)
    elsewhere.rename(desk.path)
    desk.wait(lambda: not desk.journal.is_waiting)
    assert desk.ratings() == {"fatigue": 7}
    assert not desk.window.trouble.isVisible()
    tried = len(desk.troubles)
    assert not desk.journal._again.isActive()
    assert len(desk.troubles) == tried


def test_what_waits_of_a_day_is_saved_for_that_day(desk: Desk) -> None:
    today = clock.today()
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("7", "3", "page up", "5")
    assert desk.today.day == today - timedelta(days=1)
    assert desk.chosen("fatigue") == [5]
    desk.press("page down")
    assert [desk.chosen(s) for s in ("fatigue", "pem")] == [[7], [3]]
    desk.press("page up")
    elsewhere.rename(desk.path)
    desk.click(desk.button("Try again", desk.window.trouble))
    assert desk.ratings(today) == {"fatigue": 7, "pem": 3}
    assert desk.ratings(today - timedelta(days=1)) == {"fatigue": 5}
    assert desk.today.day == today - timedelta(days=1)
    assert desk.chosen("fatigue") == [5]


def test_taking_back_what_was_never_saved(desk: Desk) -> None:
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("7", "up", "back")
    elsewhere.rename(desk.path)
    desk.journal.save_waiting()
    assert desk.ratings() == {}
    assert desk.chosen("fatigue") == []


def _answer(words: str, asked: list[str]) -> None:
    box = next(w for w in _top_levels() if isinstance(w, QMessageBox) and w.isVisible())
    asked.append(f"{box.text()} {box.informativeText()}")
    button = next(b for b in box.findChildren(QAbstractButton) if b.text() == words)
    button.click()


def _top_levels() -> list[object]:
    from PySide6.QtWidgets import QApplication

    return list(QApplication.topLevelWidgets())


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_closing_asks_before_anything_is_lost(desk: Desk) -> None:
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("7")
    asked: list[str] = []
    QTimer.singleShot(0, lambda: _answer("Stay here", asked))
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert asked == [
        "The newest answers are not saved. They are lost if the window closes now. Everything before them is safe."
    ]
    elsewhere.rename(desk.path)
    assert desk.window.close()
    with Store(desk.path) as store:
        assert [r.value for r in store.read(store.span() or pytest.fail("empty")).ratings] == [7]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_closing_without_the_newest_answers(desk: Desk) -> None:
    desk.press("3")
    desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("7")
    QTimer.singleShot(0, lambda: _answer("Close without them", []))
    assert desk.window.close()
    with Store(desk.folder / "elsewhere.tidebook") as store:
        assert [r.value for r in store.read(store.span() or pytest.fail("empty")).ratings] == [3]


def damage(desk: Desk) -> None:
    connection = desk.stores[-1]._connection
    connection.exec_driver_sql("ALTER TABLE rating RENAME TO gone")
    connection.commit()


def test_a_day_that_can_not_be_read_is_not_turned_to(desk: Desk) -> None:
    desk.press("7")
    today = desk.today.day
    damage(desk)
    desk.click(desk.today.view.header.earlier)
    assert desk.today.day == today
    assert desk.chosen("fatigue") == [7]
    assert desk.window.trouble._happened.text() == "This journal is damaged."


@pytest.mark.parametrize("page", ["charts", "summary", "settings"])
def test_no_page_breaks_on_a_damaged_journal(desk: Desk, page: str) -> None:
    damage(desk)
    desk.window.turn_to(page)
    assert desk.window.pages[page].isVisible()
    assert desk.window.trouble.isVisible()

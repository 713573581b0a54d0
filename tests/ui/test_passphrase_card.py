"""The passphrase in Settings: set, changed, taken away, by keyboard; and the recovery code, typed back once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from tests.ui import long_words
from tests.ui.desk import Desk
from tests.ui.every_page import on_screen, page_of, settle
from tests.ui.room import problems
from tidebook import language
from tidebook.storage.backups import folder_of
from tidebook.storage.recovery import passphrase_of, place
from tidebook.storage.store import Store
from tidebook.ui.lock_card import LockCard
from tidebook.ui.passphrase_card import PassphraseCard
from tidebook.ui.settings_page import SettingsPage

MAGIC = b"SQLite format 3\0"
FIRST, SECOND = "quiet harbour 'seven' lanterns", "Grüße " * 40
LOOKS = [("light", 1.0, 900), ("dark", 2.0, 360), ("dim", 1.0, 360)]


def card(desk: Desk) -> PassphraseCard:
    # Turning to the page would move the keyboard.
    page = desk.window.pages.get("settings") or desk.settings
    assert isinstance(page, SettingsPage)
    return page.passphrase


def lock(desk: Desk) -> LockCard:
    page = desk.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page.lock


def said(desk: Desk) -> str:
    return card(desk)._said.text()


def write(desk: Desk, text: str) -> None:
    """Type into the field that has the keyboard; what no key of the test's keyboard has is pasted."""
    field = desk.app.focusWidget()
    assert isinstance(field, QLineEdit)
    QGuiApplication.clipboard().setText(text)
    desk.press("ctrl+v")
    assert field.text() == text


def give(desk: Desk, first: str, second: str) -> None:
    write(desk, first)
    desk.press("enter")
    write(desk, second)
    desk.press("enter")


def code_shown(desk: Desk) -> str:
    return "-".join(label.text() for label in card(desk).sheet.code.groups)


def closed(desk: Desk) -> Path:
    """Let go of the file, so that it may be looked at."""
    assert desk.window.close()
    return desk.path


def test_set_with_a_recovery_code_then_changed_then_removed(desk: Desk) -> None:
    desk.press("7")
    desk.window.choose_passphrase()
    give(desk, FIRST, FIRST)
    assert said(desk).startswith("This takes a moment.")
    desk.wait(lambda: desk.journal.is_encrypted)
    assert said(desk) == "The journal is under the passphrase. Backups of before can be read without it."
    # A code is offered, and is not there before it was typed back.
    sheet = card(desk).sheet
    code = code_shown(desk)
    assert not desk.journal.has_code
    desk.press("tab", "tab", "tab", "tab")
    assert sheet.field.hasFocus()
    write(desk, code[:-1])
    desk.press("enter")
    assert "27 were typed" in sheet._said.text()
    sheet.field.clear()
    write(desk, code.replace("-", " ").lower())
    desk.press("enter")
    assert said(desk) == "The recovery code is kept."
    assert passphrase_of(desk.path, code) == FIRST
    assert lock(desk).isVisible()
    # What is undone is undone in the new file.
    desk.press("ctrl+z")
    assert desk.ratings() == {}
    desk.press("ctrl+shift+z")
    assert desk.ratings() == {"fatigue": 7}

    desk.click(card(desk).set)
    give(desk, SECOND, SECOND)
    desk.wait(lambda: said(desk).startswith("The passphrase is changed."))
    assert not place(desk.path).exists()
    desk.click(sheet.skip)
    assert not desk.journal.has_code
    assert card(desk).make_code.isVisible()
    assert code_shown(desk) == ""

    desk.click(card(desk).remove)
    assert desk.app.focusWidget() is card(desk).keep
    desk.click(card(desk).do_remove)
    desk.wait(lambda: not desk.journal.is_encrypted)
    assert said(desk) == "The passphrase is removed. Backups of before still open with it only."
    assert not lock(desk).isVisible()
    assert closed(desk).read_bytes().startswith(MAGIC)
    # One each, and the plain one of before.
    assert len([path for path in folder_of(desk.path).iterdir() if "before-passphrase" in path.name]) >= 2


def test_it_opens_with_what_was_pasted(desk: Desk) -> None:
    desk.window.choose_passphrase()
    give(desk, SECOND, SECOND)
    desk.wait(lambda: desk.journal.is_encrypted)
    desk.window.turn_to("today")
    desk.row("fatigue").take_focus()
    desk.press("6")
    path = closed(desk)
    assert not path.read_bytes().startswith(MAGIC)
    with Store(path, SECOND) as store:
        assert [rating.value for rating in store.read(store.span() or pytest.fail("empty")).ratings] == [6]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("", "", "Please type a passphrase."),
        (FIRST, FIRST.upper(), "The two are not the same yet."),
        (FIRST, "", "The two are not the same yet."),
    ],
)
def test_what_is_no_passphrase_changes_nothing(desk: Desk, first: str, second: str, words: str) -> None:
    form = card(desk).form
    desk.window.choose_passphrase()
    form.first.setText(first)
    form.second.setText(second)
    desk.click(form.save)
    assert form._problem.text() == words
    desk.click(form.leave)
    assert (form.first.text(), form.second.text()) == ("", "")
    assert not form.isVisible()
    assert not desk.journal.is_encrypted


def test_what_is_typed_is_hidden_until_it_is_ticked(desk: Desk) -> None:
    form = card(desk).form
    desk.window.choose_passphrase()
    assert {form.first.echoMode(), form.second.echoMode()} == {QLineEdit.EchoMode.Password}
    form.letters.click()
    assert {form.first.echoMode(), form.second.echoMode()} == {QLineEdit.EchoMode.Normal}


@pytest.mark.parametrize("shown", [False, True])
def test_undo_in_the_field_leaves_the_answers_alone(desk: Desk, shown: bool) -> None:
    desk.press("7")
    desk.window.choose_passphrase()
    card(desk).form.letters.setChecked(shown)
    card(desk).form.take_focus()
    desk.press("ctrl+z", *"four", "ctrl+z", "ctrl+z", "ctrl+z")
    assert desk.ratings() == {"fatigue": 7}


def test_where_no_backup_can_be_kept_nothing_is_changed(desk: Desk) -> None:
    desk.press("7")
    folder = folder_of(desk.path)
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("a file where the backups belong")
    desk.window.choose_passphrase()
    give(desk, FIRST, FIRST)
    desk.wait(lambda: not said(desk).startswith("This takes"))
    assert said(desk).startswith("No backup could be made. Your journal is safe.")
    assert not desk.journal.is_encrypted
    assert desk.ratings() == {"fatigue": 7}
    assert closed(desk).read_bytes().startswith(MAGIC)


def test_what_is_copied_is_marked_as_not_to_be_kept(desk: Desk) -> None:
    sheet = card(desk).sheet
    card(desk).offer_code()
    desk.click(sheet.copy)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == code_shown(desk)
    assert bytes(copied.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert copied.hasFormat("application/x-nspasteboard-concealed-type")
    assert copied.hasFormat("ExcludeClipboardContentFromMonitorProcessing")


def test_another_code_than_the_one_shown_is_not_kept(desk: Desk) -> None:
    sheet = card(desk).sheet
    card(desk).offer_code()
    other = code_shown(desk)
    card(desk).offer_code()
    assert code_shown(desk) != other
    sheet.field.setText(other)
    desk.click(sheet.keep)
    assert sheet._said.text() == "This is another code than the one above."
    sheet.field.setText(other[:-1] + ("0" if other[-1] != "0" else "1"))
    desk.click(sheet.keep)
    assert "at least one letter differs" in sheet._said.text()
    assert not place(desk.path).exists()


def test_a_screen_reader_spells_the_code(desk: Desk) -> None:
    card(desk).offer_code()
    code = card(desk).sheet.code
    assert desk.app.focusWidget() is code
    assert code.accessibleDescription().replace(", ", "-").replace(" ", "") == code_shown(desk)


def test_a_journal_that_may_only_be_read_keeps_what_it_has(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    with Store.create(desk.path):
        pass
    desk.stores.append(Store(desk.path, read_only=True))
    desk.journal.open(lambda: desk.stores[-1])
    desk.window.choose_passphrase()
    assert not card(desk).set.isEnabled()
    assert not card(desk).form.isVisible()


@pytest.fixture
def long(tmp_path: Path) -> Iterator[None]:
    before = QLocale()
    long_words.speak(tmp_path)
    QLocale.setDefault(QLocale("de"))
    yield
    language.speak("en", tmp_path)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(("theme", "scale", "width"), LOOKS)
def test_all_of_it_has_room(new_desk: Callable[[], Desk], theme: str, scale: float, width: int) -> None:
    desk = new_desk()
    desk.preferences.theme, desk.preferences.text_scale = theme, scale
    Store.create(desk.path, FIRST).close()
    desk.stores.append(Store(desk.path, FIRST))
    desk.journal.open(lambda: desk.stores[-1])
    desk.window.resize(width, 800)
    one = card(desk)
    found: dict[str, list[str]] = {}
    for name, bring in (
        ("buttons", one._show_buttons),
        ("form", lambda: one.ask("x " * 40)),
        ("sheet", one.offer_code),
        ("question", one._ask_to_remove),
    ):
        bring()
        settle(desk)
        if seen := problems(desk.window, page_of(desk), on_screen(desk)):
            found[name] = seen
    assert found == {}


def test_the_first_start_asks_once(desk: Desk) -> None:
    desk.window.offer_passphrase()
    settle(desk)
    assert desk.asks == "fatigue"
    desk.click(desk.button("No, thanks"))
    settle(desk)
    assert desk.preferences.was_asked_to_protect
    assert desk.asks == "fatigue"
    desk.window.offer_passphrase()
    settle(desk)
    desk.click(desk.button("Yes…"))
    assert desk.app.focusWidget() is card(desk).form.first


@pytest.mark.parametrize(("theme", "scale", "width"), LOOKS)
def test_the_one_question_has_room(desk: Desk, theme: str, scale: float, width: int) -> None:
    desk.preferences.theme, desk.preferences.text_scale = theme, scale
    desk.window.resize(width, 800)
    desk.window.offer_passphrase()
    settle(desk)
    assert problems(desk.window, page_of(desk), on_screen(desk)) == []


def test_locking_is_asked_for_by_a_key_and_by_a_button(desk: Desk) -> None:
    wanted: list[bool] = []
    desk.window.lock_wanted.connect(lambda: wanted.append(True))
    desk.press("ctrl+l")
    desk.settings.lock.now.click()
    assert len(wanted) == 2


def test_the_quiet_minutes_are_remembered(desk: Desk) -> None:
    assert desk.preferences.lock_minutes == 15
    desk.settings.lock.minutes.buttons["0"].click()
    assert desk.preferences.lock_minutes == 0
    desk.preferences._settings.setValue("lock_minutes", "7 or so")
    assert desk.preferences.lock_minutes == 15

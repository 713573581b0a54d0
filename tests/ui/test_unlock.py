"""A protected journal at the start: one field, no answer before, and what is wrong said in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import long_words
from tests.ui.room import problems
from tidebook import language
from tidebook.storage.backups import folder_of
from tidebook.storage.recovery import new_code
from tidebook.storage.store import Store
from tidebook.ui import theme
from tidebook.ui.journal import Journal
from tidebook.ui.preferences import Preferences
from tidebook.ui.unlock_page import UnlockPage
from tidebook.ui.unlocking import Unlocking
from tidebook.ui.window import Window

PASSPHRASE = "quiet harbour seven lanterns"
LOOKS = [("light", 1.0, 900), ("dark", 2.0, 360), ("dim", 1.0, 360)]


class Door:
    """A window before a protected journal."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.path = folder / "journal.tidebook"
        self.code = new_code()
        with Store.create(self.path, PASSPHRASE) as store:
            store.change_recovery(self.code)
        self.preferences = Preferences(folder / "settings.ini")
        self.window = Window(self.preferences)
        qtbot.addWidget(self.window)
        self.unlocking = Unlocking(self.path)
        self.page = self.unlocking.page
        self.window.show_alone(self.page)
        self.opened: list[tuple[Store, bool]] = []
        self.unlocking.opened.connect(lambda store, by_code: self.opened.append((store, by_code)))
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.page.passphrase.hasFocus)

    def give(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: bool(self.opened) or self.said != "Opening…", timeout=20_000)

    @property
    def said(self) -> str:
        return self.page._said.text()

    @property
    def seen(self) -> list[QWidget]:
        return [widget for widget in self.window.findChildren(QWidget) if widget.isVisible()]


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path) -> Iterator[Door]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.wear(app, theme.THEMES["light"], 1.0)
    made = Door(qtbot, tmp_path)
    yield made
    for store, _by_code in made.opened:
        store.close()


def test_what_is_wrong_is_said_and_the_right_one_opens(door: Door) -> None:
    assert not door.window.rail.isVisible()
    assert not hasattr(door.window, "today")
    # Typed before what opens journals was there: it is tried as soon as it is.
    door.page.passphrase.setText("open sesame")
    QTest.keyClick(door.page.passphrase, Qt.Key.Key_Return)
    assert door.said == "Opening…"
    door.unlocking.begin()
    wrong = "This passphrase does not open the journal, or the file is damaged."
    assert door.said.startswith(wrong)
    assert door.page.passphrase.selectedText() != ""
    assert door.page.passphrase.hasFocus()
    assert not door.page.backups.isVisible()
    door.give("x" * 5000)
    door.give("")
    assert door.said == "Please type the passphrase."
    door.give(PASSPHRASE.upper())
    assert door.said.startswith(wrong)
    assert door.page.backups.isVisible()
    door.page.backups.click()
    assert door.said == f"The backups lie in {folder_of(door.path)}."
    door.give(PASSPHRASE)
    assert [by_code for _store, by_code in door.opened] == [False]
    journal = Journal(door.window)
    door.window.begin(journal)
    assert door.window.rail.isVisible()
    # With the field goes what was typed into it.
    door.qtbot.waitUntil(lambda: door.window.findChild(UnlockPage) is None)


def test_the_recovery_code_opens_it_too(door: Door) -> None:
    door.unlocking.begin()
    door.page.other.click()
    assert door.page.code.hasFocus()
    assert not door.page.passphrase.isVisible()
    door.give("ABC")
    assert "28 letters and digits; 3 were typed" in door.said
    door.give(new_code())
    assert door.said.startswith("This recovery code belongs to another journal")
    door.page.other.click()
    assert door.page.passphrase.hasFocus()
    door.page.other.click()
    door.give(door.code.lower().replace("-", " "))
    ((store, by_code),) = door.opened
    assert by_code
    assert store.is_encrypted


def test_what_is_damaged_is_told_apart_and_shows_the_way_to_the_backups(door: Door) -> None:
    sound = bytearray(door.path.read_bytes())
    sound[100] ^= 0xFF
    door.path.write_bytes(sound)
    door.unlocking.begin()
    door.give(PASSPHRASE)
    assert door.said.startswith("This journal is damaged.")
    assert door.page.backups.isVisible()


def test_a_file_that_is_no_journal_needs_no_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    letter = tmp_path / "letter.tidebook"
    letter.write_text("Dear doctor, " * 100)
    unlocking = Unlocking(letter)
    qtbot.addWidget(unlocking.page)
    with qtbot.waitSignal(unlocking.not_needed):
        unlocking.begin()


def test_the_passphrase_is_hidden_until_it_is_ticked(door: Door) -> None:
    field = door.page.passphrase
    assert field.echoMode() == QLineEdit.EchoMode.Password
    door.page.letters.click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert door.page.code.echoMode() == QLineEdit.EchoMode.Normal


def test_everything_is_reached_by_tab_and_has_a_name(door: Door) -> None:
    reached = []
    for _press in range(5):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    page = door.page
    assert reached[:4] == [page.passphrase, page.letters, page.open, page.other]
    assert page.passphrase.accessibleName() == "Passphrase"
    assert page.code.accessibleName() == "Recovery code"


def test_text_grows_by_keys_before_the_journal_is_open(door: Door) -> None:
    QTest.keyClick(door.page.passphrase, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert door.preferences.text_scale == 1.25


@pytest.fixture
def long(tmp_path: Path) -> Iterator[None]:
    before = QLocale()
    long_words.speak(tmp_path)
    QLocale.setDefault(QLocale("de"))
    yield
    language.speak("en", tmp_path)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(("look", "scale", "width"), LOOKS)
def test_all_of_it_has_room(door: Door, look: str, scale: float, width: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.wear(app, theme.THEMES[look], scale)
    door.window.resize(width, 800)
    found = []
    for takes_code in (False, True):
        door.page.take_code(is_wanted=takes_code)
        for words in ("", f"Nothing opened. {door.path} " * 3):
            for _again in range(3):
                door.page.refuse(words)
            for _round in range(3):
                app.processEvents()
            assert any(isinstance(one, QLabel) for one in door.seen)
            found += problems(door.window, door.page, door.seen)
    assert found == []

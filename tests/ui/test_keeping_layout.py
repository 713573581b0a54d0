"""Whether the pages and cards about the journal as a file have room, in each theme, width and size of text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from tests.ui.room import problems
from tests.ui.start import Start, rated, write
from tidebook.storage import faults
from tidebook.storage.backups import folder_of
from tidebook.storage.store import Store
from tidebook.ui.page import Page

LOOKS = [("light", 1.0), ("dim", 2.0), ("dark", 1.5)]
WIDTHS = (1100, 360)


def look(one: Start) -> list[str]:
    found = []
    for width in WIDTHS:
        one.window.resize(width, 800)
        for _round in range(3):
            one.settle()
        page = one.window._stack.currentWidget()
        shown = [widget for widget in one.window.findChildren(QWidget) if widget.isVisible()]
        found += [
            f"{width}: {words}" for words in problems(one.window, page if isinstance(page, Page) else None, shown)
        ]
        named = (QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit)
        for widget in shown:
            if isinstance(widget, named) and page is not None and page.isAncestorOf(widget):
                words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
                assert words or not isinstance(page, Page) or page.objectName() not in {"restore", "damage"}, widget
    return found


@pytest.mark.parametrize(("theme", "scale"), LOOKS)
def test_everything_has_room(tmp_path: Path, start: Callable[..., Start], theme: str, scale: float) -> None:
    folder = tmp_path / "Dropbox" / "A folder with a long name for the journals of the whole family"
    folder.mkdir(parents=True)
    journal = folder / "journal.tidebook"
    (folder / "journal (Anna's conflicted copy 2026-11-20).tidebook").touch()
    write(journal, *rated({"fatigue": 7, "pem": 4}))
    with Store(journal) as store:
        store.back_up(folder_of(journal), "before-passphrase", date(2024, 9, 4))
        store.back_up(folder_of(journal), "before-upgrade-v3", date(2025, 9, 24))
    one = start(path=journal)
    one.program.preferences.theme, one.program.preferences.text_scale = theme, scale
    seen = {"notice": look(one)}
    assert len(one.notices) == 2
    for bar in list(one.safekeeping.notices):
        bar.put_away()
    one.program.preferences.backup_folder = tmp_path / "a stick that is not there"
    one.safekeeping.watch.begin()
    one.press("Make one now", one.backups)
    one.settle()
    for bar in list(one.safekeeping.notices):
        bar.put_away()
    one.all_data.bring_in.look_at(tmp_path / "nothing.zip")
    seen["settings"] = look(one)
    one.press("Bring back an earlier state", one.backups)
    page = one.restoring
    assert page is not None
    page.list.setCurrentRow(0)
    one.wait(page.bring_back.isEnabled)
    seen["restore"] = look(one)
    page._show_form(asks=True, is_whole=False)
    seen["restore, asking"] = look(one)
    page.left.emit()
    one.program.journal.trouble.emit(faults.moved())
    seen["trouble"] = look(one)
    one.program.journal.trouble.emit(faults.altered())
    one.press("What can be done", one.window.trouble)
    seen["damage"] = look(one)
    assert {name: found for name, found in seen.items() if found} == {}


def test_by_keyboard_alone(tmp_path: Path, start: Callable[..., Start]) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    journal = tmp_path / "journal.tidebook"
    write(journal, *rated({"fatigue": 7}))
    with Store(journal) as store:
        store.back_up(folder_of(journal))
    one = start()
    one.press("Bring back an earlier state", one.backups)
    page = one.restoring
    assert page is not None
    assert one.window.focusWidget() is page.list
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    one.wait(page.bring_back.isEnabled)
    for _tab in range(2):
        at = one.window.focusWidget()
        assert at is not None
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert one.window.focusWidget() is page.bring_back
    QTest.keyClick(page.bring_back, Qt.Key.Key_Escape)
    assert one.restoring is None
    assert one.window.today.isVisible()

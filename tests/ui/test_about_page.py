"""What Tidebook is made of, and what it protects, can be read inside of it with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QListWidgetItem

from tests.ui import long_words
from tests.ui.by_keyboard import Keyboard
from tests.ui.desk import Desk
from tests.ui.every_page import on_screen, page_of, settle
from tests.ui.room import problems
from tidebook import language
from tidebook.parts import canonical, needed, parts
from tidebook.ui.about_page import AboutPage
from tidebook.ui.label import Label


def about(desk: Desk) -> AboutPage:
    page = desk.window.pages["about"]
    assert isinstance(page, AboutPage)
    return page


def listed(page: AboutPage) -> list[QListWidgetItem]:
    return [page.licences.list.item(row) for row in range(page.licences.list.count())]


def test_the_keyboard_alone_leads_to_a_licence_and_back(desk: Desk) -> None:
    hand = Keyboard(desk)
    desk.press("ctrl+,")
    hand._activate(desk.settings.about)
    page = about(desk)
    assert page.isVisible()
    assert desk.window.rail.buttons["settings"].isChecked()
    hand._tab_into(page.licences.search, "Search the parts")
    desk.press(*"sqlc")
    shown = [item.text().split()[0] for item in listed(page) if not item.isHidden()]
    assert shown == ["OpenSSL,", "SQLCipher,", "sqlcipher3", "SQLite,"]
    hand._tab_into(page.licences.list, "Parts of Tidebook")
    desk.press("down")
    assert "ZETETIC" in page.licences.text.toPlainText()
    hand._tab_into(page.licences.text, "Licence of SQLCipher")
    assert page.licences.text.accessibleName() == "Licence of SQLCipher"
    hand._tab_into(page.settings, "Back to Settings")
    desk.press("space")
    assert desk.settings.isVisible()


def test_a_search_without_an_answer_shows_nothing_wrong(desk: Desk) -> None:
    desk.window.turn_to("about")
    page = about(desk)
    page.licences.search.setText("no such part")
    assert all(item.isHidden() for item in listed(page))
    page.licences.search.clear()
    assert not any(item.isHidden() for item in listed(page))


def test_every_part_has_a_licence_and_its_words() -> None:
    found = {part.name: part for part in parts()}
    wanted = {canonical(one.name) for one in needed("tidebook")}
    assert {"sqlcipher3", "sqlalchemy", "matplotlib", "typst", "shiboken6", "pillow"} <= wanted
    assert wanted <= {canonical(name) for name in found}
    assert {"Qt", "SQLite", "SQLCipher", "OpenSSL", "Python", "Atkinson Hyperlegible Next"} <= set(found)
    for part in found.values():
        assert len(part.text) > 200, part.name
        assert part.licence or "sqlcipher3" in part.name
        assert "pytest" not in part.name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["Qt"].text
    assert "SIL OPEN FONT LICENSE" in found["Atkinson Hyperlegible Next"].text


def test_what_is_not_protected_is_said(desk: Desk) -> None:
    desk.window.turn_to("about")
    words = " ".join(label.text() for label in about(desk).findChildren(Label))
    for risk in (
        "other programs",
        "swap",
        "hibernates",
        "PDF",
        "Screenshots",
        "Earlier backups",
        "Without a passphrase",
    ):
        assert risk in words


@pytest.fixture
def spoken(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    before = QLocale()
    if request.param:
        long_words.speak(tmp_path)
    yield
    language.speak("en", tmp_path)
    QLocale.setDefault(before)


@pytest.mark.parametrize("spoken", [False, True], indirect=True)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_has_room(desk: Desk, spoken: None, scale: float) -> None:
    desk.preferences.text_scale = scale
    desk.window.turn_to("about")
    found = {}
    for width in (1400, 360):
        desk.window.resize(width, 800)
        settle(desk)
        found[width] = problems(desk.window, page_of(desk), on_screen(desk))
    assert found == {1400: [], 360: []}

"""Settings take effect at once, everywhere, and are there the next time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidgetItem

from tests.ui.desk import Desk
from tidebook import bundled
from tidebook.charts.palette import DARK, DIM, LIGHT, Palette
from tidebook.ui.me_page import MePage
from tidebook.ui.preferences import TEXT_SIZES, Preferences
from tidebook.ui.theme import SYSTEM


def item(desk: Desk, symptom: str) -> QListWidgetItem:
    return desk.settings.symptoms._items[symptom]


def tick(desk: Desk, symptom: str) -> None:
    """Press Space on the box, as a person would."""
    box = desk.settings.symptoms.list
    box.setCurrentItem(item(desk, symptom))
    box.setFocus()
    desk.press("space")


def colours(desk: Desk, at: str) -> set[str]:
    image = desk.window.pages[at].grab().toImage()
    points = range(4, min(image.width(), image.height()), 7)
    return {image.pixelColor(x, y).name() for x in points for y in (4, image.height() - 4)}


@pytest.mark.parametrize("palette", [LIGHT, DIM, DARK], ids=lambda palette: palette.name)
def test_a_theme_is_worn_at_once_everywhere(desk: Desk, palette: Palette) -> None:
    desk.press("6", "7")
    pages = (desk.charts, desk.summary, desk.settings)
    desk.wait(lambda: desk.summary.is_settled)
    desk.click(desk.settings.theme.buttons[palette.name])
    assert desk.preferences.theme == palette.name
    for name in ("today", "charts", "summary", "settings"):
        desk.window.turn_to(name)
        assert palette.ground in colours(desk, name)
    view = desk.charts.timeline.view
    desk.wait(lambda: view.timeline is not None and view.timeline.palette == palette)
    assert len(pages) == 3


@pytest.mark.parametrize("scale", TEXT_SIZES)
def test_a_text_size_is_taken_at_once_everywhere(desk: Desk, scale: float) -> None:
    desk.press("6")
    assert desk.charts.timeline.view.timeline is not None
    paper = desk.today.view.note.paper
    desk.click(desk.settings.text_size.buttons[str(scale)])
    assert desk.preferences.text_scale == scale
    assert desk.window.font().pixelSize() == round(16 * scale)
    desk.window.turn_to("today")
    assert desk.row("fatigue").buttons[0].font().pixelSize() == round(16 * scale)
    assert paper.minimumHeight() >= 4 * round(16 * scale)
    view = desk.charts.timeline.view
    desk.wait(lambda: view.timeline is not None and view.timeline.text_scale == scale)


def test_text_grows_and_shrinks_by_keys(desk: Desk) -> None:
    desk.press("ctrl+=", "ctrl+=")
    assert desk.preferences.text_scale == 1.5
    for _again in range(4):
        desk.press("ctrl+-")
    assert desk.preferences.text_scale == 1.0


def test_preferences_are_there_the_next_time(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "config" / "settings.ini")
    first.theme, first.text_scale, first.paper = "dim", 1.75, "letter"
    del first
    again = Preferences(tmp_path / "config" / "settings.ini")
    assert (again.theme, again.text_scale, again.paper) == ("dim", 1.75, "letter")


BROKEN = [
    "",
    "[General",
    "\x00\xff\x00",
    "[General]\ntheme=a, b\ntext_scale=nan\npaper=napkin\ngeometry=7\n",
    "[General]\ntheme=\ntext_scale=1e99\npaper=@Invalid()\ngeometry=@ByteArray(x)\n",
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_settings_file_counts_as_empty(tmp_path: Path, text: str, new_desk: Callable[[], Desk]) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.ini").write_text(text, encoding="latin-1")
    desk = new_desk().open()
    assert 1 <= desk.preferences.text_scale <= 3
    assert desk.settings.theme.choice == SYSTEM
    assert desk.summary.choices.paper.choice in {"a4", "letter"}
    desk.window.turn_to("today")
    desk.press("6")
    assert desk.ratings() == {"fatigue": 6}


def test_without_a_folder_for_settings_the_window_opens(tmp_path: Path, new_desk: Callable[[], Desk]) -> None:
    (tmp_path / "config").write_text("a file where a folder belongs")
    desk = new_desk().open()
    desk.preferences.theme = "dark"
    desk.press("6")
    assert desk.ratings() == {"fatigue": 6}


def test_a_picked_symptom_is_asked_and_undo_takes_it_away(desk: Desk) -> None:
    picked = next(s.key for s in bundled.catalogue().rated if not s.is_quick and not s.is_folded)
    tick(desk, picked)
    assert item(desk, picked).checkState() is Qt.CheckState.Checked
    assert [(choice.symptom, choice.asked) for choice in desk.file().choices] == [(picked, True)]
    desk.window.turn_to("today")
    desk.row(picked).take_focus()
    desk.press("4")
    assert desk.ratings() == {picked: 4}
    desk.press("ctrl+z", "ctrl+z")
    assert picked not in [row.symptom.key for row in desk.today.view.check_in.rows]
    assert item(desk, picked).checkState() is Qt.CheckState.Unchecked
    tick(desk, picked)
    tick(desk, picked)
    assert [choice.asked for choice in desk.file().choices] == [False]


def test_a_dropped_symptom_is_no_longer_asked(desk: Desk) -> None:
    tick(desk, "headache")
    desk.window.turn_to("today")
    desk.click(desk.today.view.check_in.fold)
    assert "headache" not in [row.symptom.key for row in desk.today.view.check_in.rows]


def test_the_five_questions_can_not_be_dropped(desk: Desk) -> None:
    tick(desk, "fatigue")
    assert item(desk, "fatigue").checkState() is Qt.CheckState.Checked
    assert desk.file().choices == ()


def test_search_narrows_the_list(desk: Desk) -> None:
    symptoms = desk.settings.symptoms

    def shown() -> set[str]:
        return {key for key, one in symptoms._items.items() if not one.isHidden()}

    symptoms.search.setFocus()
    desk.press(*"HEAD")
    assert "headache" in shown()
    assert "muscle_pain" not in shown()
    symptoms.search.clear()
    assert shown() == {symptom.key for symptom in bundled.catalogue().rated}


def test_where_the_journal_lies_is_said(desk: Desk) -> None:
    assert desk.settings._place.text() == str(desk.path)
    assert desk.settings._folder.isEnabled()
    desk.click(desk.settings._copy)
    assert QGuiApplication.clipboard().text() == str(desk.path)


def test_it_says_where_the_journal_lies_as_soon_as_it_is_open(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    assert not desk.settings._folder.isEnabled()
    desk.open()
    assert desk.settings._place.text() == str(desk.path)


def test_a_name_that_is_not_in_the_list_becomes_a_symptom_of_my_own(desk: Desk) -> None:
    desk.click(desk.today.view.check_in.choose)
    symptoms = desk.settings.symptoms
    symptoms.search.setFocus()
    desk.press(*"fat")
    assert symptoms.list.isVisible()
    assert not symptoms.add_own.isVisible()
    symptoms.search.selectAll()
    desk.press(*"Buzz & hum")
    assert not symptoms.list.isVisible()
    assert desk.button("Add “Buzz && hum” as my own symptom", symptoms) is symptoms.add_own
    desk.press("tab")
    assert symptoms.add_own.hasFocus()
    desk.press("space")
    assert [name.name for name in desk.file().own_names] == ["Buzz & hum"]
    page = desk.window.pages["me"]
    assert isinstance(page, MePage)
    assert page.isVisible()
    assert page.own_list.rows.currentItem().text().startswith("Buzz & hum")
    assert (symptoms.search.text(), symptoms.list.isHidden()) == ("", False)


def test_a_symptom_of_my_own_is_not_added_twice(desk: Desk) -> None:
    for _time in range(2):
        symptoms = desk.settings.symptoms
        symptoms.search.setFocus()
        desk.press(*"Buzzing")
        desk.click(symptoms.add_own)
    page = desk.window.pages["me"]
    assert isinstance(page, MePage)
    assert [name.name for name in desk.file().own_names] == ["Buzzing"]
    assert page.own_list.problem.text() == "Not saved yet. 'Buzzing' is on the list already."

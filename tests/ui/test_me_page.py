"""About me: what is set up once."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.anchor import Anchor
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.score import Score
from tidebook.ui.me_page import MePage
from tidebook.ui.score_editor import ScoreEditor
from tidebook.ui.told_field import ToldField

TODAY = clock.today()
BEFORE = TODAY - timedelta(days=40)


def open_page(desk: Desk) -> MePage:
    desk.press("ctrl+5")
    page = desk.window.pages["me"]
    assert isinstance(page, MePage)
    assert page.isVisible()
    return page


def add_symptom(desk: Desk, page: MePage, name: str) -> None:
    desk.click(page.own_list.fold)
    page.own_list.new.setFocus()
    desk.press(*name, "enter")


def name_field(page: MePage) -> ToldField[str]:
    field = page.profile.fields[About.NAME]
    assert isinstance(field, ToldField)
    return field


def test_a_symptom_of_my_own_is_asked_on_today(desk: Desk) -> None:
    page = open_page(desk)
    add_symptom(desk, page, "Ear noise")
    (own,) = desk.file().own_names
    assert (own.day, own.name) == (TODAY, "Ear noise")
    assert desk.journal.undo_stack.undoText() == "add symptom 'Ear noise'"
    # It can be given words at once.
    desk.click(page.anchors.fold)
    assert page.anchors.choice.findData(own.symptom) >= 0
    desk.window.turn_to("today")
    row = desk.row(own.symptom)
    desk.wait(row.isVisible)
    row.take_focus()
    desk.press("4")
    assert desk.ratings() == {own.symptom: 4}
    record = desk.close_and_read()
    assert [(name.symptom, name.name) for name in record.own_names] == [(own.symptom, "Ear noise")]


def test_undo_takes_the_symptom_away_again(desk: Desk) -> None:
    page = open_page(desk)
    add_symptom(desk, page, "Ear noise")
    key = desk.file().own_names[0].symptom
    assert page.own_list.rows.key == key
    # In the field, the key would take back what was typed there.
    page.own_list.rows.setFocus()
    desk.press("ctrl+z")
    assert desk.file().own_names == ()
    assert all("Ear noise" not in page.own_list.rows.item(row).text() for row in range(page.own_list.rows.count()))
    desk.window.turn_to("today")
    assert key not in [row.symptom.key for row in desk.today.view.check_in.rows]
    desk.press("ctrl+shift+z")
    assert [name.symptom for name in desk.file().own_names] == [key]
    assert desk.row(key).symptom.name == "Ear noise"


def test_words_for_a_number(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.anchors.fold)
    page.anchors.choice.setCurrentIndex(page.anchors.choice.findData("fatigue"))
    page.anchors.choice.activated.emit(page.anchors.choice.currentIndex())
    page.anchors.rows[6].field.setFocus()
    desk.press(*"in bed by noon", "enter")
    (anchor,) = desk.file().anchors
    assert (anchor.symptom, anchor.level, anchor.words) == ("fatigue", 6, "in bed by noon")
    assert "in bed by noon" in desk.journal.undo_stack.undoText()
    desk.journal.undo()
    assert desk.file().anchors == ()
    assert page.anchors.rows[6].field.text() == ""
    desk.journal.redo()
    assert page.anchors.rows[6].field.text() == "in bed by noon"
    page.anchors.rows[6].field.selectAll()
    desk.press("back", "enter")
    assert desk.file().anchors == ()


def test_my_profile(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.profile.fold)
    field = name_field(page).field
    assert field.hasFocus()
    desk.press(*"A. B.", "enter")
    assert [(line.about, line.text) for line in desk.file().profile] == [(About.NAME, "A. B.")]
    desk.journal.undo()
    assert desk.file().profile == ()
    assert field.text() == ""
    desk.journal.redo()
    assert field.text() == "A. B."
    field.selectAll()
    desk.press("back", "enter")
    assert desk.file().profile == ()


def test_a_score(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.scores.add)
    editor = page.scores.editor
    assert isinstance(editor, ScoreEditor)
    desk.press(*"FIQR", "enter")
    assert desk.file().scores == ()
    editor.number.field.setFocus()
    desk.press(*"57,5", "enter")
    (score,) = desk.file().scores
    assert (score.day, score.name, score.number) == (TODAY, "FIQR", 57.5)
    desk.click(editor.finish)
    assert [button.text()[:9] for button in page.scores.buttons] == ["FIQR 57.5"]
    desk.click(page.scores.buttons[0])
    desk.click(editor.delete)
    assert desk.file().scores == ()
    assert page.scores.buttons == []
    desk.journal.undo()
    assert desk.file().scores == (score,)
    assert len(page.scores.buttons) == 1


def test_what_the_file_holds_is_shown_however_old(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    stamp, key = clock.now(), own_key(uuid4())
    desk.write(
        OwnName(BEFORE, stamp, key, "Ear noise"),
        Anchor(BEFORE, stamp, key, 6, "can not hear the door"),
        ProfileLine(BEFORE, stamp, About.NAME, "A. B."),
        Score(BEFORE, stamp, uuid4(), "FIQR", 57),
    )
    page = open_page(desk.open())
    assert page.own_list.said.text().endswith("1 of them my own.")
    assert page.anchors.said.text() == "1 number has words"
    assert page.profile.said.text() == "Written: Name or initials"
    assert [button.text()[:7] for button in page.scores.buttons] == ["FIQR 57"]


def test_what_is_being_typed_is_saved_when_the_page_is_left(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.own_list.fold)
    page.own_list.new.setText("Ear noise")
    desk.click(page.profile.fold)
    name_field(page).field.setText("A. B.")
    desk.press("ctrl+1")
    assert [name.name for name in desk.file().own_names] == ["Ear noise"]
    assert [line.text for line in desk.file().profile] == ["A. B."]


def test_what_is_being_typed_is_saved_when_the_window_closes(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.profile.fold)
    text = "<b>A</b> & \U0001f469\u200d\U0001f467"
    name_field(page).field.setText(text)
    assert [line.text for line in desk.close_and_read().profile] == [text]


def test_undo_on_another_page_is_seen_on_coming_back(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.profile.fold)
    desk.press(*"A. B.", "enter")
    desk.press("ctrl+1", "ctrl+z")
    open_page(desk)
    assert name_field(page).field.text() == ""


def test_to_the_paper_page(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.paper)
    assert desk.window.pages["paper"].isVisible()
    assert not page.isVisible()
    # It belongs to About me.
    assert desk.window.rail.buttons["me"].isChecked()

"""Taking steps back, and what happens when that can not be written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.note import Note
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.ui.me_page import MePage
from tidebook.ui.told_paper import ToldPaper


def test_back_and_forth_by_keys(desk: Desk) -> None:
    desk.press("7", "3", "5")
    assert desk.ratings() == {"fatigue": 7, "pem": 3, "unrefreshing_sleep": 5}
    stamps = {rating.symptom: rating.stamp for rating in desk.file().ratings}
    desk.press("ctrl+z", "ctrl+z")
    assert desk.ratings() == {"fatigue": 7}
    assert [desk.chosen(s) for s in ("fatigue", "pem", "unrefreshing_sleep")] == [[7], [], []]
    desk.press("ctrl+shift+z")
    assert desk.ratings() == {"fatigue": 7, "pem": 3}
    assert {rating.symptom: rating.stamp for rating in desk.file().ratings}["pem"] == stamps["pem"]
    assert desk.chosen("pem") == [3]


def test_undo_names_what_it_takes_back(desk: Desk) -> None:
    undo = desk.today.view.header.steps.undo
    assert not undo.isEnabled()
    desk.press("7")
    assert (undo.isEnabled(), undo.toolTip(), undo.accessibleName()) == (True, "Fatigue 7", "Undo: Fatigue 7")
    desk.press("up", "back")
    assert undo.accessibleName() == "Undo: Fatigue taken back"
    desk.click(undo)
    assert desk.ratings() == {"fatigue": 7}
    assert undo.accessibleName() == "Undo: Fatigue 7"
    desk.click(undo)
    assert desk.ratings() == {}
    assert not undo.isEnabled()


def test_a_changed_answer_goes_back_to_the_first(desk: Desk) -> None:
    desk.press("4", "up", "9")
    assert desk.ratings() == {"fatigue": 9}
    desk.press("ctrl+z")
    assert desk.ratings() == {"fatigue": 4}
    assert desk.chosen("fatigue") == [4]


def test_a_step_of_another_day_turns_to_that_day(desk: Desk) -> None:
    today = clock.today()
    desk.press("7", "page up", "2", "page up", "3", "page down", "page down")
    assert desk.today.day == today
    desk.press("ctrl+z")
    assert desk.today.day == today - timedelta(days=2)
    assert desk.ratings(desk.today.day) == {}
    desk.press("ctrl+z")
    assert desk.today.day == today - timedelta(days=1)
    assert desk.chosen("fatigue") == []
    desk.press("ctrl+z")
    assert desk.today.day == today
    assert list(desk.file().entries) == []
    desk.press("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z")
    assert {rating.day: rating.value for rating in desk.file().ratings} == {
        today - timedelta(days=2): 3,
        today - timedelta(days=1): 2,
        today: 7,
    }


def test_undo_from_another_page_shows_on_today(desk: Desk) -> None:
    desk.press("7")
    assert desk.charts.isVisible()
    desk.press("ctrl+z")
    assert desk.ratings() == {}
    desk.window.turn_to("today")
    assert desk.chosen("fatigue") == []


def test_an_undo_that_can_not_be_written_leaves_no_phantom(desk: Desk) -> None:
    desk.press("7", "3")
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("ctrl+z")
    assert desk.troubles == ["The journal was moved or replaced while it was open."]
    assert desk.window.trouble.isVisible()
    elsewhere.rename(desk.path)
    assert desk.ratings() == {"fatigue": 7, "pem": 3}
    assert [desk.chosen(s) for s in ("fatigue", "pem")] == [[7], [3]]
    stack = desk.journal.undo_stack
    assert (stack.count(), stack.canRedo(), stack.undoText()) == (1, False, "Fatigue 7")
    desk.press("ctrl+z")
    assert desk.ratings() == {"pem": 3}
    assert not desk.window.trouble.isVisible()


def test_a_redo_that_can_not_be_written_leaves_no_phantom(desk: Desk) -> None:
    desk.press("7", "ctrl+z")
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("ctrl+shift+z")
    elsewhere.rename(desk.path)
    assert desk.ratings() == {}
    assert desk.chosen("fatigue") == []
    assert (desk.journal.undo_stack.canUndo(), desk.journal.undo_stack.canRedo()) == (False, False)


def test_undo_of_an_answer_that_waits(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk().open()
    desk.press("4")
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    desk.press("up", "9")
    assert desk.chosen("fatigue") == [9]
    desk.press("ctrl+z")
    assert desk.chosen("fatigue") == [4]
    assert not desk.journal.is_waiting
    elsewhere.rename(desk.path)
    desk.journal.save_waiting()
    assert desk.ratings() == {"fatigue": 4}
    assert desk.journal.undo_stack.count() == 1


def test_undo_before_the_file_is_open(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    desk.press("4", "ctrl+z")
    assert desk.chosen("fatigue") == []
    desk.press("back", "6")
    desk.open()
    assert len(desk.ratings()) == 1


def test_undo_of_a_choice_in_settings(desk: Desk) -> None:
    today = clock.today()
    desk.journal.record(Asked(today, clock.now(), "muscle_pain", asked=False), "ask no longer about muscle pain")
    desk.click(desk.today.view.check_in.fold)
    assert "muscle_pain" not in [row.symptom.key for row in desk.today.view.check_in.rows]
    desk.press("ctrl+z")
    assert "muscle_pain" in [row.symptom.key for row in desk.today.view.check_in.rows]
    assert desk.file().choices == ()


def test_a_text_that_is_saved_while_it_is_written_is_one_step(desk: Desk) -> None:
    desk.press("ctrl+5")
    page = desk.window.pages["me"]
    assert isinstance(page, MePage)
    desk.click(page.profile.fold)
    field = page.profile.fields[About.QUESTIONS]
    assert isinstance(field, ToldPaper)
    field.paper.setFocus()
    for letters in ("Sleep", " or", " rest?"):
        desk.press(*letters)
        field.flush()
    stack = desk.journal.undo_stack
    assert [line.text for line in desk.file().profile] == ["Sleep or rest?"]
    assert (stack.count(), stack.undoText()) == (1, "questions for the next appointment 'Sleep or rest?'")
    desk.journal.undo()
    assert desk.file().profile == ()
    assert field.text == ""
    desk.journal.redo()
    assert [line.text for line in desk.file().profile] == ["Sleep or rest?"]


def test_two_texts_are_two_steps(desk: Desk) -> None:
    now = clock.now()
    for about in (About.NAME, About.QUESTIONS, About.NAME):
        desk.journal.record(ProfileLine(now.local.date(), now, about, f"words {about.value}"), about.value)
    assert desk.journal.undo_stack.count() == 2
    desk.journal.record(ProfileLine(now.local.date(), now, About.NAME, "others"), "name")
    assert desk.journal.undo_stack.count() == 3


def test_writing_on_hours_later_is_a_step_of_its_own(desk: Desk) -> None:
    now = clock.now()
    for minutes, text in ((0, "Rain"), (1, "Rain and wind"), (2, "Rain, wind"), (62, "Rain, wind, then sun")):
        stamp = replace(now, at=now.at + timedelta(minutes=minutes))
        desk.journal.record(Note(clock.today(), stamp, text), f"note {text!r}")
    stack = desk.journal.undo_stack
    assert [stack.text(step) for step in range(stack.count())] == ["note 'Rain, wind'", "note 'Rain, wind, then sun'"]
    desk.journal.undo()
    assert [note.text for note in desk.file().notes] == ["Rain, wind"]
    desk.journal.undo()
    assert desk.file().notes == ()


def test_bringing_a_text_back_is_a_step_of_its_own(desk: Desk) -> None:
    now, day = clock.now(), clock.today()
    old = Note(day, now, "Rain")
    desk.journal.record(old, "note 'Rain'")
    desk.journal.remove(old, "delete note 'Rain'")
    new = Note(day, clock.now(), "Sun")
    desk.journal.record(new, "note 'Sun'")
    desk.journal.restore([Change(None, old)], "restore note 'Rain'")
    # What is written just after that is no part of it either.
    desk.journal.record(Note(day, clock.now(), "Rain again"), "note 'Rain again'")
    stack = desk.journal.undo_stack
    assert stack.count() == 5
    desk.journal.undo()
    assert desk.file().notes == (old,)
    desk.journal.undo()
    assert desk.file().notes == (new,)
    assert [one.entry for one in desk.journal.deleted()] == [old]


def test_what_differs_in_its_moment_only_comes_back_all_the_same(desk: Desk) -> None:
    now, day = clock.now(), clock.today()
    old = Rating(day, replace(now, at=now.at - timedelta(hours=3)), "fatigue", 6)
    desk.journal.record(old, "Fatigue 6")
    desk.journal.remove(old, "Fatigue taken back")
    new = replace(old, stamp=now)
    desk.journal.record(new, "Fatigue 6")
    desk.journal.restore([Change(None, old)], "restore Fatigue 6")
    assert desk.file().ratings == (old,)
    assert [one.entry for one in desk.journal.deleted()] == [new]
    desk.journal.undo()
    assert desk.file().ratings == (new,)
    # Said again in the usual way, the same answer keeps its moment.
    desk.journal.record(old, "Fatigue 6")
    assert desk.file().ratings == (new,)


def test_what_a_card_takes_away_is_named_in_lower_case(desk: Desk) -> None:
    steps = desk.today.view.header.steps
    assert desk.today.view.more is not None
    card = desk.today.view.more.activities
    desk.click(card.add)
    desk.press(*"shopping", "tab")
    assert steps.undo.accessibleName() == "Undo: activity 'shopping'"
    assert card.editor is not None
    card.editor.delete.click()
    assert steps.undo.accessibleName() == "Undo: delete activity 'shopping'"
    desk.journal.undo()
    assert [one.what for one in desk.file().activities] == ["shopping"]
    assert steps.redo.accessibleName() == "Redo: delete activity 'shopping'"
    desk.click(desk.today.view.header.too_ill)
    assert steps.undo.accessibleName() == "Undo: too ill to fill in"
    desk.click(desk.today.view.header.too_ill)
    assert steps.undo.accessibleName() == "Undo: delete too ill to fill in"


def test_the_status_says_what_was_taken_back_until_the_next_thing(desk: Desk) -> None:
    note = desk.today.view.note.paper
    note.setFocus()
    desk.press(*"Rain")
    desk.today.flush()
    desk.click(desk.today.view.header.steps.undo)
    assert desk.status.endswith("Taken back: note 'Rain'")
    desk.click(desk.today.view.header.steps.redo)
    assert desk.status.endswith("Done again: note 'Rain'")
    desk.today.view.check_in.focus_first_open()
    desk.press("6")
    assert "Done again" not in desk.status
    assert "Saved" in desk.status


def test_it_says_so_in_few_words(desk: Desk) -> None:
    note = desk.today.view.note.paper
    note.setFocus()
    desk.press(*"a b c d e f g h i j k l m n o p q r s t u v w x y z")
    desk.today.flush()
    desk.click(desk.today.view.header.steps.undo)
    said = desk.status[desk.status.index("Taken back") :]
    assert said == "Taken back: note 'a b c d e f g h i j k …"


def test_about_me_says_it_too(desk: Desk) -> None:
    desk.press("ctrl+5")
    page = desk.window.pages["me"]
    assert isinstance(page, MePage)
    desk.click(page.own_list.fold)
    page.own_list.new.setFocus()
    desk.press(*"Buzzing", "enter")
    desk.click(page.steps.undo)
    assert page.status.text() == "Taken back: add symptom 'Buzzing'"
    page.own_list.new.setFocus()
    desk.press(*"Humming", "enter")
    assert page.status.text() == ""

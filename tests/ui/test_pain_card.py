"""Where it hurt: by clicking the drawing, by keys, and by the list, on the real window and a real file."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.card_room import click, nameless, settle, small, squeezed
from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.pain import Area, Pain
from tidebook.ui.area_button import AreaButton
from tidebook.ui.pain_card import PainCard

TODAY = clock.today()


def card(desk: Desk) -> PainCard:
    settle(desk)
    assert desk.today.view.more is not None
    return desk.today.view.more.pain


def unfold(desk: Desk) -> dict[Area, AreaButton]:
    click(desk, card(desk).fold)
    return card(desk).body.areas


def told(desk: Desk) -> dict[Area, int | None]:
    return {pain.area: pain.intensity for pain in desk.file(desk.today.day).pains}


def deleted(desk: Desk) -> list[Area]:
    return [one.entry.area for one in desk.stores[-1].deleted() if isinstance(one.entry, Pain)]


def inside(button: AreaButton) -> QPoint:
    """A point within the shape, as far from its edges as a coarse search finds."""
    points = [QPoint(x, y) for x in range(1, button.width(), 3) for y in range(1, button.height(), 3)]
    middle = button.rect().center()
    return min((p for p in points if button.hitButton(p)), key=lambda p: (p - middle).manhattanLength())


@pytest.mark.parametrize("area", Area)
def test_each_area_by_a_click_on_the_drawing(desk: Desk, area: Area) -> None:
    button = unfold(desk)[area]
    at = inside(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=at)
    assert told(desk) == {area: None}
    assert card(desk).said.text() == f"1 of 19 areas: {area.words}"
    assert (button.isChecked(), card(desk).names[area].isChecked()) == (True, True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=at)
    assert (told(desk), deleted(desk)) == ({}, [area])
    assert card(desk).said.text() == "Nothing marked"
    desk.journal.undo()
    assert (told(desk), deleted(desk), button.isChecked()) == ({area: None}, [], True)
    desk.journal.redo()
    assert (told(desk), deleted(desk), button.isChecked()) == ({}, [area], False)


def test_a_click_beside_a_shape_marks_nothing(desk: Desk) -> None:
    button = unfold(desk)[Area.LOWER_LEG_LEFT]
    assert not button.hitButton(QPoint(1, 1))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert told(desk) == {}


def test_a_shape_is_hit_below_the_corner_of_another(desk: Desk) -> None:
    areas = unfold(desk)
    chest, body = areas[Area.CHEST], card(desk).body
    covered = [
        (over, point)
        for x in range(chest.width())
        for y in range(chest.height())
        if chest.hitButton(QPoint(x, y))
        and isinstance(over := body.childAt(point := chest.mapToParent(QPoint(x, y))), AreaButton)
        and over is not chest
        and not over.hitButton(over.mapFromParent(point))
    ]
    over, point = covered[len(covered) // 2]
    QTest.mouseClick(over, Qt.MouseButton.LeftButton, pos=over.mapFromParent(point))
    assert told(desk) == {Area.CHEST: None}
    assert chest.hasFocus()


@pytest.mark.parametrize("key", range(10))
def test_a_number_says_how_strong(desk: Desk, key: int) -> None:
    first, button = next(iter(unfold(desk).items()))
    assert button.hasFocus()
    desk.press(str(key))
    assert told(desk) == {first: key}
    assert button.accessibleDescription() == f"{key} of 10"
    assert card(desk).said.text() == f"1 of 19 areas: {first.words} {key}"
    desk.press("back")
    assert (told(desk), deleted(desk)) == ({}, [first])
    assert button.accessibleDescription() == "not marked"


@pytest.mark.parametrize("keys", [("1", "0"), ("t",), ("4", "t"), ("1", "1", "0")])
def test_ten(desk: Desk, keys: tuple[str, ...]) -> None:
    first = next(iter(unfold(desk)))
    desk.press(*keys)
    assert told(desk) == {first: 10}


def test_a_zero_typed_later_is_a_zero(desk: Desk) -> None:
    first = next(iter(unfold(desk)))
    desk.press("1", "down", "up", "0")
    assert told(desk) == {first: 0}


def test_by_keyboard_alone(desk: Desk) -> None:
    card(desk).fold.setFocus()
    desk.press("space")
    settle(desk)
    order = list(card(desk).body.areas)
    desk.press("3", "down", "space", "right", "1", "0", "up", "left", "left", "t")
    assert told(desk) == {order[0]: 3, order[1]: None, order[2]: 10, order[-1]: 10}
    desk.press("right", "back", "down", "space")
    assert told(desk) == {order[2]: 10, order[-1]: 10}
    assert set(deleted(desk)) == {order[0], order[1]}
    desk.press("ctrl+z")
    assert told(desk) == {order[1]: None, order[2]: 10, order[-1]: 10}


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_by_the_list(desk: Desk, by_keyboard: bool) -> None:
    unfold(desk)
    for _again in range(2):
        for area, button in card(desk).names.items():
            before = set(told(desk))
            if by_keyboard:
                button.setFocus()
                desk.press("space")
            else:
                click(desk, button)
            assert set(told(desk)) == before ^ {area}
    assert told(desk) == {}
    assert set(deleted(desk)) == set(Area)


def test_the_words_keep_the_order_of_the_body(desk: Desk) -> None:
    areas = unfold(desk)
    for area, key in ((Area.CHEST, "6"), (Area.JAW_LEFT, "0"), (Area.NECK, "space")):
        areas[area].setFocus()
        desk.press(key)
    assert card(desk).said.text() == "3 of 19 areas: Left jaw 0, Neck, Chest 6"
    click(desk, card(desk).fold)
    assert not card(desk).body.isVisible()
    assert card(desk).fold.text() == "Change"
    desk.today.show_day(TODAY - timedelta(days=1))
    assert card(desk).said.text() == "Nothing marked"
    assert {pain.area: pain.intensity for pain in desk.close_and_read().pains} == {
        Area.JAW_LEFT: 0,
        Area.NECK: None,
        Area.CHEST: 6,
    }


def test_all_is_named_and_large_enough_and_has_room(desk: Desk) -> None:
    unfold(desk)
    desk.press("7")
    settle(desk)
    assert (nameless(card(desk)), small(card(desk))) == ([], [])
    assert squeezed(desk, card(desk)) == []


def test_how_strong_can_be_said_with_the_mouse_alone(desk: Desk) -> None:
    unfold(desk)
    scale = card(desk).scale
    assert not scale.isVisible()
    click(desk, card(desk).names[Area.NECK])
    assert scale.row is not None
    assert scale.row.accessibleName() == "How strong: Neck, 0 to 10"
    click(desk, scale.row.buttons[7])
    assert told(desk) == {Area.NECK: 7}
    click(desk, scale.row.buttons[7])
    assert told(desk) == {Area.NECK: None}, "the number is taken back, the mark stays"
    click(desk, card(desk).names[Area.CHEST])
    other = card(desk).scale.row
    assert other is not None
    click(desk, other.buttons[2])
    assert told(desk) == {Area.NECK: None, Area.CHEST: 2}
    click(desk, card(desk).names[Area.CHEST])
    assert told(desk) == {Area.NECK: None}
    assert not scale.isVisible()


def test_another_day_asks_about_no_area(desk: Desk) -> None:
    unfold(desk)
    click(desk, card(desk).names[Area.NECK])
    desk.press("page up")
    settle(desk)
    assert not card(desk).scale.isVisible()


def test_the_drawing_is_in_sight_when_it_opens(desk: Desk) -> None:
    desk.window.resize(900, 700)
    settle(desk)
    desk.today.ensureWidgetVisible(card(desk).fold, 0, 4)
    click(desk, card(desk).fold)
    body = card(desk).body
    assert body.height() <= desk.today.viewport().height()
    assert body.visibleRegion().boundingRect() == body.rect()


def test_the_drawing_folds_with_the_next_day(desk: Desk) -> None:
    unfold(desk)
    desk.press("page up")
    assert not card(desk).is_unfolded
    assert desk.asks == "fatigue"

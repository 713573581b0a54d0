"""What else was so on a day: boxes and naps, on the real window and a real file."""

from datetime import timedelta

import pytest

from tests.ui.card_room import click, nameless, settle, small, squeezed
from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.ui.facts_card import FactsCard

TODAY = clock.today()
BOXES = [Fact.INFECTION, Fact.PERIOD, Fact.APPOINTMENT, Fact.WEATHER, Fact.HELPED]


def card(desk: Desk) -> FactsCard:
    settle(desk)
    assert desk.today.view.more is not None
    return desk.today.view.more.facts


def told(desk: Desk) -> dict[Fact, float]:
    return {fact.fact: fact.value for fact in desk.file(desk.today.day).facts}


def tell(desk: Desk, text: str, leave: str = "tab") -> None:
    card(desk).naps.field.setFocus()
    card(desk).naps.field.selectAll()
    desk.press("back", *text, leave)


def deleted(desk: Desk) -> list[Fact]:
    return [one.entry.fact for one in desk.stores[-1].deleted() if isinstance(one.entry, DayFact)]


@pytest.mark.parametrize("fact", BOXES)
@pytest.mark.parametrize("by_keyboard", [False, True])
def test_a_box_is_ticked_and_unticked(desk: Desk, fact: Fact, by_keyboard: bool) -> None:
    box = card(desk).boxes[fact]

    def press() -> None:
        if by_keyboard:
            box.setFocus()
            desk.press("space")
        else:
            click(desk, box)

    press()
    assert told(desk) == {fact: 1.0}
    desk.journal.undo()
    assert (told(desk), box.isChecked()) == ({}, False)
    desk.journal.redo()
    assert (told(desk), box.isChecked()) == ({fact: 1.0}, True)
    press()
    assert (told(desk), box.isChecked(), deleted(desk)) == ({}, False, [fact])
    desk.journal.undo()
    assert (told(desk), box.isChecked(), deleted(desk)) == ({fact: 1.0}, True, [])


def test_there_is_a_box_for_each(desk: Desk) -> None:
    assert list(card(desk).boxes) == BOXES
    for box in card(desk).boxes.values():
        click(desk, box)
    assert told(desk) == dict.fromkeys(BOXES, 1.0)
    desk.today.show_day(TODAY - timedelta(days=1))
    assert not any(box.isChecked() for box in card(desk).boxes.values())


@pytest.mark.parametrize(("typed", "minutes"), [("40", 40), ("1:20", 80), ("0", 0), ("24 h", 1440)])
def test_naps_in_minutes(desk: Desk, typed: str, minutes: int) -> None:
    tell(desk, typed)
    assert told(desk) == {Fact.NAPS: minutes}
    assert card(desk).naps.field.text() == str(minutes)
    tell(desk, "")
    assert (told(desk), deleted(desk)) == ({}, [Fact.NAPS])
    desk.journal.undo()
    assert told(desk) == {Fact.NAPS: minutes}
    assert card(desk).naps.field.text() == str(minutes)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [("long", "Please write minutes, such as 40."), ("1441", "This is a number from 0 to 1440.")],
)
def test_what_can_not_be_read_is_said_and_loses_nothing(desk: Desk, wrong: str, said: str) -> None:
    tell(desk, "40")
    tell(desk, wrong)
    problem = card(desk)._problem
    assert (problem.isVisible(), problem.text()) == (True, f"Not saved yet. {said}")
    click(desk, card(desk).boxes[Fact.WEATHER])
    assert told(desk) == {Fact.NAPS: 40, Fact.WEATHER: 1}
    assert card(desk).naps.field.text() == wrong
    assert problem.isVisible()
    tell(desk, "50")
    assert told(desk) == {Fact.NAPS: 50, Fact.WEATHER: 1}
    assert not problem.isVisible()


def test_what_can_not_be_read_stays_on_its_own_day(desk: Desk) -> None:
    tell(desk, "long")
    desk.today.show_day(TODAY - timedelta(days=1))
    assert card(desk).naps.field.text() == ""
    assert not card(desk)._problem.isVisible()
    assert told(desk) == {}


def test_turning_the_day_saves_what_was_typed(desk: Desk) -> None:
    card(desk).naps.field.setFocus()
    desk.press(*"35", "page up")
    assert desk.today.day == TODAY - timedelta(days=1)
    assert [(fact.day, fact.value) for fact in desk.file().facts] == [(TODAY, 35)]


def test_closing_saves_what_was_typed(desk: Desk) -> None:
    card(desk).naps.field.setFocus()
    desk.press(*"35")
    assert [(fact.fact, fact.value) for fact in desk.close_and_read().facts] == [(Fact.NAPS, 35)]


def test_all_is_named_and_large_enough_and_has_room(desk: Desk) -> None:
    tell(desk, "long")
    settle(desk)
    assert (nameless(card(desk)), small(card(desk))) == ([], [])
    assert squeezed(desk, card(desk)) == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_words_of_a_tick_stand_in_one_line_where_there_is_room(desk: Desk, scale: float) -> None:
    desk.preferences.text_scale = scale
    settle(desk)
    for box in card(desk).boxes.values():
        assert box.width() >= box.sizeHint().width()
        image = box.grab().toImage()
        ground, begin = image.pixelColor(2, 2), box._words_from()
        rows = [
            y
            for y in range(image.height())
            if any(image.pixelColor(x, y) != ground for x in range(begin, image.width()))
        ]
        assert rows[-1] - rows[0] < box.fontMetrics().height()

"""How a person enters, changes and deletes each kind of the table 'What it records'."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.ui.by_hand import Hand
from tidebook import clock

TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)
FIRST_OF_MONTH = TODAY.replace(day=1)
SCORES, ANCHORS, ABOUT = "Scores from elsewhere", "What the numbers mean to me", "About me"

_ACTIVITIES, _EVENTS, _PAIN = "Activities", "Medicines and events", "Where it hurt"

Deed = Callable[[Hand], None]


def on_yesterday(hand: Hand) -> None:
    """Go to the day before today: what is found again in History is not just where one was."""
    hand.turn_to("Today")
    if not hand.sees("Back to today"):
        hand.press("Earlier day")


def rate(symptom: str, value: int) -> Deed:
    def rate(hand: Hand) -> None:
        on_yesterday(hand)
        hand.rate(symptom, value)

    return rate


def unrate(symptom: str, value: int) -> Deed:
    def take_back(hand: Hand) -> None:
        on_yesterday(hand)
        hand.take_back_rating(symptom, value)

    return take_back


def tick(words: str) -> Deed:
    def tick(hand: Hand) -> None:
        on_yesterday(hand)
        hand.press(words)

    return tick


def fields(card: str, add: str, fields: dict[str, str], done: str = "Done") -> Deed:
    def write(hand: Hand) -> None:
        on_yesterday(hand)
        hand.press(add)
        for name, words in fields.items():
            hand.write(name, words, card)
        hand.press(done, card)

    return write


def stands(name: str, words: str, card: str) -> Deed:
    """Write something that always stands in its card."""

    def write(hand: Hand) -> None:
        on_yesterday(hand)
        hand.write(name, words, card)
        # Left, it is kept.
        hand.press("Earlier day")
        hand.press("Later day")

    return write


def more_upright(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Half an hour more")


def enter_activity(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Add: Activities")
    hand.write("What I did", "Shopping", _ACTIVITIES)
    hand.rate("Effort", 7, _ACTIVITIES)
    hand.press("physical", _ACTIVITIES)
    hand.press("upright", _ACTIVITIES)
    hand.write("Began", "14:30", _ACTIVITIES)
    hand.write("How many minutes", "40", _ACTIVITIES)
    hand.write("Minutes on my feet", "30", _ACTIVITIES)
    hand.press("Done", _ACTIVITIES)


def change_activity(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change Shopping…")
    hand.rate("Effort", 4, _ACTIVITIES)
    hand.press("Done", _ACTIVITIES)


def delete_activity(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change Shopping…")
    hand.press("Delete", _ACTIVITIES)


def enter_payback(hand: Hand) -> None:
    enter_activity(hand)
    hand.press("Mark as payback / crash")
    hand.press("Worst point: say when")
    hand.rate("At its worst", 8, "Payback")
    hand.press("What I could still do meanwhile: in bed")
    hand.press("Fatigue: not marked")
    hand.press("Link to Shopping: likely")
    hand.press("Done", "Payback")


def change_payback(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("End it…")


def delete_payback(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change: Began…")
    hand.press("Delete this payback")


def enter_causeless(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Mark as payback / crash")
    hand.press("No cause I can name")
    hand.press("Done", "Payback")


def rate_causeless(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change: Began…")
    hand.rate("At its worst", 10, "Payback")
    hand.press("Done", "Payback")


def enter_pain(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Mark: Where it hurt")
    hand.press("Belly", _PAIN)
    hand.press("Done: Where it hurt")


def rate_pain(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change: Where it hurt")
    hand.rate("How strong: Belly", 10, _PAIN)
    hand.press("Done: Where it hurt")


def delete_pain(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change: Where it hurt")
    hand.press("Belly", _PAIN)
    hand.press("Done: Where it hurt")


def enter_event(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Add: Medicines and events")
    hand.press("Kind: Stopped", _EVENTS)
    hand.write("What it was", "Melatonin", _EVENTS)
    hand.press("It lasted until", _EVENTS)
    hand.choose_date("Last day", last_of_month(YESTERDAY), _EVENTS)
    hand.press("Done", _EVENTS)


def change_event(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change Stopped: Melatonin…")
    hand.write("What it was", "Melatonin 2 mg", _EVENTS)
    hand.press("Done", _EVENTS)


def delete_event(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change Stopped: Melatonin…")
    hand.press("Delete", _EVENTS)


def last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def enter_score(hand: Hand) -> None:
    hand.turn_to("About me")
    hand.press("Add: Scores from elsewhere")
    hand.write("Name of the test", "Bell scale", SCORES)
    hand.write("Number", "30", SCORES)
    hand.choose_date("Date of the test", FIRST_OF_MONTH, SCORES)
    hand.write("Who did it", "Dr Roe", SCORES)
    hand.press("Done", SCORES)


def change_score(hand: Hand) -> None:
    hand.turn_to("About me")
    hand.press("Change Bell scale…")
    hand.write("Number", "40", SCORES)
    hand.press("Done", SCORES)


def delete_score(hand: Hand) -> None:
    hand.turn_to("About me")
    hand.press("Change Bell scale…")
    hand.press("Delete", SCORES)


def on_me(opens: str, card: str, name: str, words: str, choose: str = "") -> Deed:
    def write(hand: Hand) -> None:
        hand.turn_to("About me")
        hand.press(f"{opens}: {card}")
        if choose:
            hand.choose_name("Symptom", choose)
        hand.write(name, words, card)
        hand.press(f"Done: {card}")

    return write


def delete_night(hand: Hand) -> None:
    on_yesterday(hand)
    hand.press("Change: last night")
    hand.press("Delete this night")

"""Every word that a person can meet: calm, literal, short, and never a verdict or advice (domain.md 6.4)."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from tests.ui import every_page, long_words
from tests.ui.desk import Desk
from tests.ui.every_page import LONG, on_screen
from tidebook import bundled

BANNED = re.compile(
    r"\b(diagnos\w*|treat\w*|recommend\w*|should|risk\w*|normal\w*|abnormal\w*|improv\w*|worsen\w*|trigger\w*"
    r"|caus\w*|monitor\w*|detect\w*|alarm\w*|warning\w*|manag\w*|assess\w*|insights?|track\w*|advice|advis\w*"
    r"|severe|mild|moderate|score your|good job|well done|streaks?|missed|failed|must|crash(?:es|ed)?|better)\b",
    re.IGNORECASE,
)
# The caption below the picture around an activity, word for word (domain.md 3.4).
CAPTION = (
    "This lines up your own entries. It cannot show what caused a change. Resting before a planned effort,"
    " infections, sleep, weather and entering data later can all produce the same picture."
)
# Where these words are names of what is recorded, or stand in the sentence that says what Tidebook is not.
ALLOWED = {
    "Personal record. Not a diagnosis, not medical advice, no interpretation by software. Missing days are shown as"
    " missing; nothing was filled in.",
    "higher = better",
    "Periods can differ for many reasons. Bad periods are often followed by better ones by chance alone.",
    "Worse after activity (payback / crash)",
    "payback / crash",
    "Mark as payback / crash",
    "no cause I can name",
    "No cause I can name",
    "Diagnoses",
    "Written: Name or initials, Birth date, When the illness began, Diagnoses, Questions for the next appointment",
    "Diagnoses, in my own words, with the year",
    "Worse after activity (payback / crash)  ·  After activity (always asked)",
    CAPTION,
}
LONGEST = 15
FIXED = {
    # The line below the clinician's table: one line of small print (domain.md 4.2).
    "Scores are 0 (none) to 10 (worst I can imagine), on average that day, entered by me.",
    # The sentence that needs no statistics (domain.md 4.4).
    "If you pick one day from each period at random, {name} was higher in “{period}” in {higher} of 100 pairs,"
    " equal in {equal}, lower in {lower}.",
    CAPTION,
}


def literals() -> Iterator[tuple[str, str]]:
    for where, forms in long_words.literals():
        for words in forms:
            yield where, words


def misplaced(words: str) -> list[str]:
    return [] if words in ALLOWED else [found[0] for found in BANNED.finditer(words)]


def long_sentences(words: str) -> list[str]:
    sentences = re.split(r"(?<=[.!?:;])\s+|\n|  ·  ", words)
    return [s for s in sentences if len([w for w in s.split() if any(c.isalnum() for c in w)]) > LONGEST]


def test_no_literal_holds_a_verdict_or_advice() -> None:
    assert [(where, words, bad) for where, words in literals() if (bad := misplaced(words))] == []


def test_every_literal_is_short() -> None:
    assert [
        (where, bad) for where, words in literals() if words not in FIXED and (bad := long_sentences(words))
    ] == []


def test_the_literals_are_found() -> None:
    found = {words for _where, words in literals()}
    assert {"Too ill today", "{count} more symptoms", "The disk is full."} <= found
    assert len(found) > 200


def test_no_symptom_is_named_with_a_verdict() -> None:
    assert [(s.key, bad) for s in bundled.catalogue().symptoms if (bad := misplaced(s.words))] == []


@pytest.mark.parametrize("words", ["You should rest.", "Your fatigue is improving", "Trigger found", "Warning!"])
def test_what_is_banned_is_noticed(words: str) -> None:
    assert misplaced(words)


def said(widget: QWidget) -> Iterator[str]:
    if widget.objectName() == "sentences":
        # What a chart says of its numbers: tested where it is made.
        return
    yield widget.accessibleName()
    yield widget.toolTip()
    if isinstance(widget, QAbstractButton | QLabel):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QListWidget):
        yield from (widget.item(row).text() for row in range(widget.count()))
    # The words of the whole clinician's page, or of the chart, stand there: tested where they are made.
    if len(widget.accessibleDescription()) < 200:
        yield widget.accessibleDescription()


def unfit(desk: Desk) -> list[str]:
    words = {text for widget in on_screen(desk) for text in said(widget) if text}
    assert len(words) > 10
    # What the person wrote is theirs, and a list is no sentence: "9 of 19 areas: Neck 3, Chest, Belly 2".
    long = [text for text in words if LONG not in text and any(part.count(",") < 3 for part in long_sentences(text))]
    return sorted([text for text in words if misplaced(text)] + long)


def test_every_word_on_every_page(new_desk: Callable[[], Desk]) -> None:
    desk = every_page.full(new_desk())
    assert every_page.each(every_page.states, desk, lambda _state: unfit(desk)) == {}


def test_every_word_where_nothing_is_recorded(desk: Desk) -> None:
    assert every_page.each(every_page.empty_states, desk, lambda _state: unfit(desk)) == {}

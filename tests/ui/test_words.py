"""Every word that a person can meet: calm, literal, short, and never a verdict or advice (domain.md 6.4)."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

import tidebook
from tests.ui.desk import Desk
from tidebook import bundled, clock
from tidebook.demo.journal import invent

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
    # The person's own answer to the change question, in its own words (domain.md 2.3).
    "very much better",
    "much better",
    "a little better",
    "No cause I can name",
    "Diagnoses",
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
ROOT = Path(tidebook.__file__).parent


def literals() -> Iterator[tuple[str, str]]:
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                for given in node.args:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield f"{file.relative_to(ROOT)}:{node.lineno}", given.value


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


@pytest.mark.parametrize("page", ["today", "charts", "summary", "settings"])
def test_every_word_on_a_page(new_desk: Callable[[], Desk], page: str) -> None:
    desk = new_desk()
    desk.write(*invent(clock.today(), 40, 3))
    desk.open()
    desk.today.view.check_in._unfold()
    desk.today.view.night.unfold(open_=True)
    desk.press("6", "page up", "page up")
    desk.window.turn_to(page)
    desk.app.processEvents()
    words = {text for widget in desk.window.pages[page].findChildren(QWidget) for text in said(widget) if text}
    assert [(text, bad) for text in words if (bad := misplaced(text))] == []
    # A sentence about numbers is a list: "Fatigue, 28 days, recorded on 24, median 6, lowest 3, highest 9."
    assert [bad for text in words if (bad := long_sentences(text)) and "recorded on" not in text] == []
    assert len(words) > 10

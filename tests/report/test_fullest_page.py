"""Everything that a person can put on the page, in its longest form: still one page, and every cut is said."""

import io
from dataclasses import replace
from uuid import uuid4

import pypdf
import pytest

from tests.report.records import LAST, QUICK, invented
from tests.report.test_blocks import activity, ago, episode, event, link
from tidebook.bundled import catalogue
from tidebook.domain.activity import ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.episode import Function
from tidebook.domain.event import EventKind
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp
from tidebook.report.choices import Choices, Recipient
from tidebook.report.drawings import drawings
from tidebook.report.layout import Paper
from tidebook.report.pdf import make_pdf
from tidebook.report.summary import summarise
from tidebook.version import program

EVERYTHING = Recipient(notes=True, mood=True, cycle=True, identity=frozenset(About), events=frozenset(EventKind))


def typed_now() -> Stamp:
    return event(LAST).stamp


def full(days: int, words: str, others: int) -> Record:
    """A record with much of each kind, each with the same `words`."""
    now = typed_now()
    record = invented(2 * days + 20, others)
    acts = [activity(ago(n), *ActivityKind) for n in range(1, 20)]
    began = [episode(Moment(ago(n), Precision.UNSURE), function=list(Function)[n % 4]) for n in range(min(days, 25))]
    names = [OwnName(ago(90), event(ago(90)).stamp, own_key(uuid4()), words) for _ in range(4)]
    return replace(
        record,
        ratings=(*record.ratings, *(Rating(ago(n), now, own.symptom, n) for own in names for n in range(9))),
        events=tuple(event(ago(n % days), words) for n in range(30)),
        anchors=tuple(Anchor(ago(60), now, s.key, level, words) for s in QUICK for level in (2, 5, 8)),
        activities=tuple(acts),
        episodes=tuple(began),
        links=tuple(link(one, other.id) for one in began for other in acts[::4]),
        profile=tuple(ProfileLine(LAST, now, about, "\n".join([words] * 4)) for about in About),
        scores=(Score(ago(2), now, uuid4(), "FUNCAP27", 3.4, words),),
        own_names=tuple(names),
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("words", ["long words of mine " * 12, "W" * 200, "x"])
@pytest.mark.parametrize(("days", "others"), [(28, 60), (90, 0)])
def test_the_fullest_page_is_one_page(paper: Paper, words: str, days: int, others: int) -> None:
    period = Period.ending(LAST, days)
    choices = Choices(
        period,
        paper,
        EVERYTHING,
        name=words,
        covers=period,
        change=words * 3,
        compare=period.before(),
        since_appointment=True,
    )
    record = full(days, words, others)
    summary = summarise(record, catalogue(), choices, LAST)
    made = make_pdf(summary, drawings(record, catalogue(), summary))
    pages = pypdf.PdfReader(io.BytesIO(made.content)).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    assert summary.disclaimer in text
    assert f"{program()} · page 1 of 1" in text
    assert words == "x" or "… (letters left out: " in text

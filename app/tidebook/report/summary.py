"""What the clinician's page says: every word and every number, before anything is set or drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tidebook.analysis.daily import DailySeries, daily_hours_upright, daily_ratings
from tidebook.analysis.numbers import numbers
from tidebook.charts.sentence import sentence
from tidebook.domain.catalogue import Catalogue, Symptom
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _, locale
from tidebook.report.blocks import function, levels, recorded, sleep
from tidebook.report.layout import Content, Paper, has_room, plan, remark_lines
from tidebook.report.lines import Found, Pen, days
from tidebook.report.others import Others
from tidebook.report.page import Header, Key, Line, Own, OwnWords, Summary, Symptoms
from tidebook.report.printable import LONGEST_LINE, LONGEST_NOTE, is_right_to_left, one_line
from tidebook.report.words import Words


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose for the page.

    `period`: the days that it is about. `name`: a name or initials, printed only if given. `note`: up to 300
    characters of their own. `include_from_memory`: count values typed more than 3 days later in medians.
    `made_with`: the program, as the footer names it.
    """

    period: Period
    paper: Paper = Paper.A4
    name: str = ""
    note: str = ""
    include_from_memory: bool = False
    made_with: str = "Tidebook"


def summarise(
    record: Record, before: Record | None, catalogue: Catalogue, choices: Choices, printed_on: date
) -> Summary:
    """Say everything that stands on the page about `record`, in words and numbers.

    `before` is the record of the period just before; each line tells it where something was recorded. The five
    quick symptoms come first, then the others with at least one number. `printed_on` dates the page.
    """
    record = record.within(choices.period)
    words = Words(locale())
    pen = Pen(words, len(choices.period))
    from_memory = choices.include_from_memory

    def find(series: Callable[[Record], DailySeries]) -> Found:
        now = series(record)
        then = None if before is None else numbers(series(before).counted(from_memory=from_memory))
        return Found(numbers(now.counted(from_memory=from_memory)), then, int(now.recorded.sum()))

    own_words = _own_words(choices)
    how_much = recorded(record, words, from_memory=from_memory)
    content = Content(0, 0, bool(how_much.care), own_words is not None, before is not None and any(before.entries))
    others, content = _with_room(Others.of(record, catalogue), choices.paper, content)

    def line(symptom: Symptom) -> Line:
        heard = sentence(symptom.name, daily_ratings(record, symptom), from_memory=from_memory)
        return pen.line(symptom.key, symptom.name, find(lambda part: daily_ratings(part, symptom)), sentence=heard)

    return Summary(
        language=words.language,
        region=words.region,
        right_to_left=words.is_right_to_left,
        printed_on=printed_on.isoformat(),
        plan=plan(choices.paper, content),
        header=_header(choices, words, printed_on),
        recorded=how_much,
        own_words=own_words,
        symptoms=Symptoms(
            heading=_("Symptoms, day by day"),
            direction=_("higher = worse"),
            legend=(
                Key("dot", _("one day")),
                Key("hollow", _("typed later than the next day")),
                Key("line", _("7-day median")),
            ),
            median=_("median"),
            lines=tuple(map(line, catalogue.quick)),
        ),
        levels=levels(record, catalogue.quick, others.shown, tuple(map(line, others.shown)), others.remarks),
        function=function(find(daily_hours_upright), pen),
        sleep=sleep(record, before, pen, from_memory=from_memory),
        disclaimer=_(
            "Personal record. Not a diagnosis, not medical advice, no interpretation by software. "
            "Missing days are shown as missing; nothing was filled in."
        ),
        how_made=_("Median: the middle value. Middle half: lower to upper quartile. Only recorded days count."),
        page=_("{program} · page 1 of 1").format(program=choices.made_with),
    )


def _with_room(others: Others, paper: Paper, content: Content) -> tuple[Others, Content]:
    """Move symptoms beyond the page, those recorded on the fewest days first, until the others have room."""
    for most in range(len(others.shown), -1, -1):
        kept = others.at_most(most)
        content = replace(content, others=most, remark_lines=sum(map(remark_lines, kept.remarks)))
        if has_room(paper, content):
            break
    return kept, content


def _header(choices: Choices, words: Words, printed_on: date) -> Header:
    return Header(
        title=_("Symptom journal summary"),
        own_record=_("my own record"),
        name=_own(choices.name, LONGEST_LINE),
        period=words.period(choices.period),
        printed=_("{days} · printed {day}").format(days=days(len(choices.period)), day=words.day(printed_on)),
    )


def _own_words(choices: Choices) -> OwnWords | None:
    note = _own(choices.note, LONGEST_NOTE)
    return None if note is None else OwnWords(_("In my own words"), note)


def _own(text: str, longest: int) -> Own | None:
    line = one_line(text, longest)
    return Own(line, is_right_to_left(line)) if line else None

"""Every number of the appendix, counted again in plain Python from the record, and found in the text of the PDF."""

import io
import re
from datetime import date, timedelta
from functools import cache

import pypdf
import pytest

from tests.report.records import LAST
from tests.report.test_every_number import clock, flat, journal, late, ratings, shown, three
from tidebook.bundled import catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.entry import Entry
from tidebook.domain.event import EventKind
from tidebook.domain.period import Period
from tidebook.exchange.csv_tables import filled
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.choices import Choices, Recipient
from tidebook.report.document import document
from tidebook.report.layout import Paper

ALL = frozenset(part.value for part in AppendixPart)
EVERYTHING = Recipient(notes=True, mood=True, cycle=True, events=frozenset(EventKind))
SIZES = [(Paper.A4, 3), (Paper.A4, 28), (Paper.LETTER, 90)]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")


@cache
def pages(days: int, paper: Paper, who: Recipient = EVERYTHING) -> tuple[str, ...]:
    """The text of each page."""
    choices = Choices(Period.ending(LAST, days), paper, recipient=who, appendix=ALL)
    _summary, made = document(journal(), catalogue(), choices, LAST, filled)
    return tuple(flat(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(made.content)).pages)


def after_page_1(days: int, paper: Paper) -> str:
    return " ".join(pages(days, paper)[1:])


def weekday(day: date) -> str:
    return f"{day:%a} {day.day} {MONTHS[day.month - 1]}"


def star(entry: Entry) -> str:
    after = late(entry.day, entry.stamp.local.date())
    return "" if after <= 1 or entry.stamp.source.value == "paper" else "*" if after <= 3 else "**"


def asked(key: str, day: date) -> bool:
    """Whether a symptom was in the list on a day, from the choices alone."""
    symptom = catalogue().by_key.get(key)
    names = [name.day for name in journal().own_names if name.symptom == key]
    is_asked = (symptom is not None and symptom.show in "QD") or (bool(names) and min(names) <= day)
    for choice in sorted((c for c in journal().choices if c.symptom == key and c.day <= day), key=lambda c: c.day):
        is_asked = choice.asked or (symptom is not None and symptom.show == "Q")
    return is_asked


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_all_symptoms_in_catalogue_order(paper: Paper, days: int) -> None:
    text, period = after_page_1(days, paper), Period.ending(LAST, days)
    places = []
    for symptom in catalogue().rated:
        mine = [r for r in journal().ratings if r.symptom == symptom.key and r.day in period]
        on_days = {day for day in period if asked(symptom.key, day)} | {r.day for r in mine}
        # Asked on a day too ill to fill in is asked, too; never asked and never recorded has no row.
        if not on_days:
            assert not re.search(rf"{re.escape(symptom.name)} \d+ \d+ ", text)
            continue
        above = [r.value for r in mine if r.value > 0]
        counted = [value for value in ratings(period, symptom.key) if value > 0]
        median = shown(three(counted)[1]) if counted else "–"
        row = (
            f"{symptom.name} {len(on_days)} {len(mine)} {len(above) if mine else '–'} {median}"
            f" {len(counted) or '–'} {max((r.value for r in mine), default='–')}"
        )
        assert row in text
        places.append(text.index(row))
    assert len(places) > 10
    assert places == sorted(places)
    newest = {name.symptom: name.name for name in journal().own_names if name.day <= LAST}
    own = {key: name for key, name in newest.items() if any(asked(key, day) for day in period)}
    for key, name in own.items():
        recorded = sum(r.symptom == key and r.day in period for r in journal().ratings)
        found = re.search(rf"{re.escape(name)} {sum(asked(key, day) for day in period)} {recorded} ", text)
        assert found is not None
        # The person's own come last.
        assert found.start() > places[-1]
    assert own


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_what_else_was_so_stands_in_the_row_of_its_day(paper: Paper, days: int) -> None:
    text, period = after_page_1(days, paper), Period.ending(LAST, days)
    words = {
        Fact.TOO_ILL: "Too ill to fill in",
        Fact.INFECTION: "Infection",
        Fact.PERIOD: "Period",
        Fact.APPOINTMENT: "Appointment",
        Fact.WEATHER: "The weather seemed to matter",
        Fact.HELPED: "Entered by someone helping me",
    }
    for day in period:
        row = re.search(
            rf"{weekday(day)}(?: [\d–.:*]+){{7}}(.*?)(?={weekday(day + timedelta(days=1))}|Personal)", text
        )
        assert row is not None
        for fact in (f for f in journal().facts if f.day == day and f.value):
            if fact.fact is Fact.NAPS:
                hours, minutes = divmod(int(fact.value), 60)
                parts = [f"{hours} h"] * (hours > 0) + [f"{minutes} min"] * (minutes > 0)
                assert f"naps {' '.join(parts)}{star(fact)}" in row[1]
            elif fact.fact in words:
                assert f"{words[fact.fact]}{star(fact)}" in row[1]


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_every_day_has_its_row(paper: Paper, days: int) -> None:
    text, record = after_page_1(days, paper), journal()
    for day in Period.ending(LAST, days):
        cells = []
        for symptom in catalogue().quick:
            found = next((r for r in record.ratings if r.symptom == symptom.key and r.day == day), None)
            cells.append("–" if found is None else f"{found.value}{star(found)}")
        upright = next((f for f in record.facts if f.fact is Fact.HOURS_UPRIGHT and f.day == day), None)
        cells.append("–" if upright is None else f"{shown(upright.value)}{star(upright)}")
        night = next((n for n in record.nights if n.day == day), None)
        asleep = None if night is None else night.asleep_min
        cells.append("–" if night is None or asleep is None else f"{clock(asleep)}{star(night)}")
        assert f"{weekday(day)} {' '.join(cells)}" in text


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_every_episode_has_its_line_and_the_days_before_it(paper: Paper, days: int) -> None:
    text, record, period = after_page_1(days, paper), journal(), Period.ending(LAST, days)
    episodes = [episode for episode in record.episodes if episode.onset.day in period]
    activities = {activity.id: activity for activity in record.activities}
    for episode in episodes:
        length = "no end yet"
        if episode.ended is not None:
            count = (episode.ended.day - episode.onset.day).days + 1
            length = f"{count} day{'s' * (count > 1)}"
        worst = "not said" if episode.worst_severity is None else f"{episode.worst_severity} of 10"
        assert f"{length} {worst}" in text
        assert f"The 3 days before {weekday(episode.onset.day)}" in text
        for link in record.links:
            if link.episode == episode.id and link.activity in activities:
                assert f"{activities[link.activity].what} ({link.certainty.words})" in text
        for day in (episode.onset.day - timedelta(days=n) for n in (3, 2, 1)):
            fatigue = next((r for r in record.ratings if r.day == day and r.symptom == "fatigue"), None)
            if day in period and fatigue is not None:
                assert f"{day:%A} {day.day} {day:%B}: Fatigue {fatigue.value}" in text
            for activity in (a for a in record.activities if a.day == day and day in period):
                assert activity.what in text
    assert bool(episodes) != ("No payback episode began in this period." in text)


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_pain_places_are_counted_without_a_rule(paper: Paper, days: int) -> None:
    text, period = after_page_1(days, paper), Period.ending(LAST, days)
    named = {
        "left upper": ("shoulder_left", "upper_arm_left", "lower_arm_left"),
        "right upper": ("shoulder_right", "upper_arm_right", "lower_arm_right"),
        "left lower": ("hip_left", "upper_leg_left", "lower_leg_left"),
        "right lower": ("hip_right", "upper_leg_right", "lower_leg_right"),
        "axial": ("neck", "upper_back", "lower_back"),
    }
    last = Period.ending(LAST, min(days, 7))
    for which, some in (("In this period", period), ("In its last 7 days", last)):
        pains = [pain for pain in journal().pains if pain.day in some]
        areas = {pain.area.value for pain in pains}
        regions = sum(bool(areas.intersection(region)) for region in named.values())
        days_marked = len({pain.day for pain in pains})
        said = f"{which}: areas marked {len(areas)} of 19, regions {regions} of 5, on {days_marked} day"
        assert (said in text) == (bool(pains) and (which == "In this period" or days > 7))
    assert not re.search(r"WPI|criteri|\bSSS\b|widespread pain index", text, re.IGNORECASE)


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_events_scores_and_notes_stand_as_they_were_typed(paper: Paper, days: int) -> None:
    text, record, period = after_page_1(days, paper), journal(), Period.ending(LAST, days)
    for event in record.events:
        if event.day in period:
            first = f"{event.day:%a}, {event.day.day} {MONTHS[event.day.month - 1]} {event.day.year}{star(event)}"
            assert re.search(rf"{re.escape(first)}( to [^–]+?)? {event.kind.words} {re.escape(event.what)}", text)
    for score in record.scores:
        if score.day in period:
            assert f"{score.name} {shown(score.number)}" in text
    notes = [note for note in record.notes if note.day in period]
    for note in notes:
        assert f"{note.day:%A}, {note.day.day} {note.day:%B} {note.day.year}{star(note)}" in text
        for line in note.text.splitlines():
            if line.isascii():
                assert flat(line).strip() in text


@pytest.mark.parametrize(("paper", "days"), SIZES)
def test_every_page_says_which_days_it_is_about_and_where_it_stands(paper: Paper, days: int) -> None:
    texts = pages(days, paper)
    assert len(texts) > 2
    period = Period.ending(LAST, days)
    said = f"{period.first.day} {period.first:%B} to {period.last.day} {period.last:%B %Y}"
    for number, text in enumerate(texts, 1):
        assert said in text
        assert f"page {number} of {len(texts)}" in text
        assert "Personal record. Not a diagnosis" in text
    # The head of the long table stands on each of its pages.
    with_days = [text for text in texts[1:] if re.search(r"(Fri|Sat|Sun) \d+ \w+( [\d–.:*]+){7}", text)]
    assert len(with_days) == {3: 1, 28: 1, 90: 3}[days]
    assert all("what else was so" in text for text in with_days)


def test_the_picture_around_an_activity_stands_there_only_with_enough() -> None:
    little, enough = after_page_1(28, Paper.A4), after_page_1(90, Paper.LETTER)
    caption = "This lines up your own entries. It cannot show what caused a change."
    assert "Not shown." in little
    assert caption not in little
    assert caption in enough


def test_private_things_stay_out_of_the_appendix_too() -> None:
    text = " ".join(pages(90, Paper.A4, Recipient()))
    notes = [note.text for note in journal().notes if note.day in Period.ending(LAST, 90) and note.text.isascii()]
    assert len(notes) > 5
    assert not [note for note in notes if flat(note.splitlines()[0]) in text]
    mood = [symptom.name for symptom in catalogue().symptoms if symptom.group == "mood"]
    assert not [name for name in mood if name in text]
    assert "Period" not in text

"""tidebook add: what it takes, what it refuses, and what it records."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.commands.said import Run, Said, kept
from tidebook import clock
from tidebook.domain.activity import ActivityKind
from tidebook.domain.day_fact import Fact
from tidebook.domain.event import EventKind
from tidebook.domain.pain import Area
from tidebook.domain.stamp import Lateness
from tidebook.storage.store import Store


def test_add_records_what_it_says(run: Run, journal: Path) -> None:
    said = run("add", "fatigue=6", "pain_overall=4")
    today = clock.today()
    recorded = f"Recorded for {today}: fatigue 6, pain_overall 4.\n"
    assert said == Said(0, f"{recorded}A new journal was made: {journal}.\n", "")
    assert run("add", "fatigue=6", "pain_overall=4") == Said(0, recorded, "")
    assert {rating.symptom: rating.value for rating in kept(journal).ratings} == {"fatigue": 6, "pain_overall": 4}
    assert journal.stat().st_mode & 0o777 == 0o600


def test_add_takes_everything_a_day_can_hold(run: Run, journal: Path) -> None:
    words = ("hours_upright=4.5", "too_ill=yes", "to_bed=23:10", "tried_to_sleep=23:30", "woke=7:05")
    said = run("add", "fatigue=0", *words, "--note", "-2 °C, =1+1", "minutes_to_fall_asleep=35", "minutes_awake=0")
    assert said.status == 0
    record = kept(journal)
    assert {fact.fact: fact.value for fact in record.facts} == {Fact.HOURS_UPRIGHT: 4.5, Fact.TOO_ILL: 1}
    assert [note.text for note in record.notes] == ["-2 °C, =1+1"]
    [night] = record.nights
    assert night.trying_min is not None
    assert night.asleep_min == night.trying_min - 35
    assert run("add", "woke=", "minutes_awake=10").status == 0
    [night] = kept(journal).nights
    assert (night.woke, night.minutes_awake, night.minutes_to_fall_asleep) == (None, 10, 35)


def test_an_empty_answer_takes_away(run: Run, journal: Path) -> None:
    run("add", "fatigue=6", "pem=3", "hours_upright=2", "too_ill=yes", "awakenings=2", "--note", "one")
    said = run("add", "fatigue=", "hours_upright=", "too_ill=no", "awakenings=", "--note", "")
    assert said.status == 0
    assert "fatigue cleared" in said.out
    assert [entry.place for entry in kept(journal).entries] == [f"rating/{clock.today()}/pem"]
    assert run("add", "fatigue=").status == 0


def test_an_answer_replaces_the_one_before(run: Run, journal: Path) -> None:
    day = clock.today() - timedelta(days=2)
    for value in (3, 7):
        assert run("add", "--day", day, f"fatigue={value}", f"--note={value}").status == 0
    record = kept(journal, day)
    assert ([r.value for r in record.ratings], [n.text for n in record.notes]) == ([7], ["7"])
    assert record.ratings[0].lateness.value == "late"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["fatige=6"], "There is no key fatige. The nearest one is fatigue."),
        (["upright=6"], "The nearest one is hours_upright."),
        (["weather_effect=1"], "There is no key weather_effect."),
        (["fatigue=11"], "fatigue: A rating is a whole number from 0 to 10."),
        (["fatigue=six"], "fatigue is a whole number"),
        (["fatigue=-1"], "fatigue is a whole number"),
        (["fatigue=٦"], "fatigue is a whole number"),
        (["fatigue"], "KEY=VALUE"),
        (["fatigue=1", "fatigue=2"], "There are two answers for fatigue."),
        (["too_ill=perhaps"], "too_ill is yes or no."),
        (["hours_upright=nan"], "hours_upright"),
        (["hours_upright=25"], "hours_upright"),
        (["hours_upright=long"], "hours_upright is a number"),
        (["to_bed=25:00"], "to_bed is a time"),
        (["to_bed=late"], "to_bed is a time"),
        (["to_bed=23:00", "tried_to_sleep=22:00"], "night: These times are not in order"),
        (["--note", "\x07"], "note: A note holds at least one letter."),
        (["fatigue=1", "--day", "2999-01-01"], "That day has not come yet."),
        (["fatigue=1", "--day", "soon"], "A day is written as 2026-03-04, or is today or yesterday."),
        ([], "Please say what to record"),
        (["fatigue=1", "--loudly"], "not understood: --loudly"),
        (["naps=1500"], "naps: This is a number from 0 to 1440."),
        (["infection=perhaps"], "infection is yes or no."),
        (["Buzzing legs=3"], "There is no key Buzzing legs."),
        (["--activity", "  "], "activity: Please say in a word or two what it was."),
        (["--activity", "x", "--effort", "11"], "activity: Effort is a whole number from 0 to 10."),
        (["--activity", "x", "--effort", "much"], "effort is a whole number"),
        (["--activity", "x", "--kind", "fysical"], "There is no key fysical. The nearest one is physical."),
        (["--activity", "x", "--start", "noon"], "start is a time, such as 23:10."),
        (["--activity", "x", "--minutes", "2000"], "activity: An activity takes at most a day"),
        (["--activity", "x", "--day", "2999-01-01"], "That day has not come yet."),
        (["--effort", "7"], "--effort goes with --activity."),
        (["fatigue=1", "--upright-minutes", "7"], "--upright-minutes goes with --activity."),
        (["--event", "start", "x"], "There is no key start. The nearest one is started."),
        (["--event", "life", "\x07"], "event: Please say in a word or two"),
        (["--event", "life", "x", "--until", "2001-01-01"], "event: The end lies before the beginning."),
        (["--event", "life", "x", "fatigue=1", "--day", "2999-01-01"], "That day has not come yet."),
        (["--until", "2001-01-01"], "--until goes with --event."),
        (["--pain", "nek=4"], "There is no key nek. The nearest one is neck."),
        (["--pain", "neck=11"], "neck: A rating is a whole number"),
        (["--pain", "neck=4,neck"], "There are two answers for neck."),
        (["--pain", ""], "There is no key"),
        (["--score", "FIQR", "high"], "FIQR is a number"),
        (["--score", "FIQR", "inf"], "score: Please write a number"),
        (["--by", "me"], "--by goes with --score."),
        (["--anchor", "fatigue", "x"], "KEY=VALUE"),
        (["--anchor", "fatige=6", "x"], "The nearest one is fatigue."),
        (["--anchor", "fatigue=11", "x"], "anchor: A rating is a whole number"),
        (["--own-symptom", " "], "own symptom: Please give the symptom a name."),
    ],
)
def test_wrong_answers_touch_no_file(run: Run, journal: Path, words: list[str], sentence: str) -> None:
    said = run("add", *words)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert not journal.exists()


def test_add_takes_an_activity(run: Run, journal: Path) -> None:
    words = ("--kind", "physical, upright", "--start=14:30", "--minutes=40", "--upright-minutes=30")
    said = run("add", "--activity", "shopping", "--effort", "7", *words)
    assert said.out.startswith(f"Recorded for {clock.today()}: activity shopping.\n")
    run("add", "--activity", "shopping")
    first, second = kept(journal).activities
    assert (first.what, first.effort) == ("shopping", 7)
    assert first.kinds == {ActivityKind.PHYSICAL, ActivityKind.UPRIGHT}
    assert (first.started, first.minutes, first.upright_minutes) == (time(14, 30), 40, 30)
    assert (second.effort, second.kinds, second.started, second.minutes) == (None, frozenset(), None, None)


def test_add_takes_events_and_appointments_ahead(run: Run, journal: Path) -> None:
    today = clock.today()
    run("add", "--day", "2020-03-01", "--event", "started", "new medicine", "--until", "2020-04-01")
    run("add", "--day", today + timedelta(days=8), "--event", "appointment", "blood test")
    first, second = kept(journal).events
    assert (first.kind, first.what, first.until) == (EventKind.STARTED, "new medicine", date(2020, 4, 1))
    assert (second.kind, second.day) == (EventKind.APPOINTMENT, today + timedelta(days=8))


def test_add_takes_pain_places_and_takes_them_away(run: Run, journal: Path) -> None:
    assert "pain places neck=4,hip_left" in run("add", "--pain", "neck=4,hip_left").out
    assert {pain.area: pain.intensity for pain in kept(journal).pains} == {Area.NECK: 4, Area.HIP_LEFT: None}
    run("add", "--pain", "neck, chest=0 ,hip_left=,jaw_left=")
    assert {pain.area: pain.intensity for pain in kept(journal).pains} == {Area.NECK: None, Area.CHEST: 0}


def test_add_takes_scores_anchors_and_facts(run: Run, journal: Path) -> None:
    run("add", "naps=40", "infection=yes", "period=no", "--score", "FIQR", "57.5", "--by", "clinic")
    run("add", "--anchor", "fatigue=6", "can leave the house", "--score", "balance", "-3")
    record = kept(journal)
    assert {fact.fact: fact.value for fact in record.facts} == {Fact.NAPS: 40, Fact.INFECTION: 1}
    assert [(s.name, s.number, s.by_whom) for s in record.scores] == [("FIQR", 57.5, "clinic"), ("balance", -3, "")]
    assert [(a.symptom, a.level, a.words) for a in record.anchors] == [("fatigue", 6, "can leave the house")]


def test_own_symptoms_are_rated_by_name_or_key(run: Run, journal: Path) -> None:
    said = run("add", "--own-symptom", "Buzzing = legs")
    key = said.out.partition(", key ")[2].partition(".")[0]
    assert kept(journal).own_names[0].symptom == key
    assert run("add", "buzzing  = LEGS=3", "fatigue=2").status == 0
    assert {r.symptom: r.value for r in kept(journal).ratings} == {key: 3, "fatigue": 2}
    assert run("add", f"{key}=5").status == 0
    assert {r.symptom: r.value for r in kept(journal).ratings} == {key: 5, "fatigue": 2}
    before = journal.read_bytes()
    for words, sentence in (
        (("buzing=1", "fatigue=9"), "There is no key buzing. The nearest one is"),
        ((f"{key}=1", "Buzzing = legs=2"), "There are two answers for Buzzing = legs."),
        (("Buzzing = legs=11",), "A rating is a whole number from 0 to 10."),
    ):
        said = run("add", *words)
        assert said.status == 2
        assert sentence in said.err
    assert journal.read_bytes() == before
    run("add", "--own-symptom", "buzzing = legs")
    assert "Two symptoms are called buzzing = legs." in run("add", "buzzing = legs=1").err


def test_what_is_copied_from_paper_is_marked(run: Run, journal: Path) -> None:
    day = clock.today() - timedelta(days=9)
    run("add", "--day", day, "fatigue=6", "too_ill=yes", "--paper", "--pain", "neck", "--activity", "shower")
    record = kept(journal, day)
    assert {entry.lateness for entry in record.entries} == {Lateness.PAPER}
    assert len(list(record.entries)) == 4


def test_a_wrong_answer_among_right_ones_records_nothing(run: Run, journal: Path) -> None:
    run("add", "to_bed=23:00", "fatigue=1")
    assert run("add", "fatigue=5", "tried_to_sleep=22:00").status == 2
    assert [rating.value for rating in kept(journal).ratings] == [1]


def test_what_was_there_before_is_said(run: Run) -> None:
    run("add", "fatigue=7", "pain_overall=3", "hours_upright=2", "naps=70", "too_ill=yes", "woke=7:00")
    run("add", "--pain", "neck=4,chest")
    run("add", "--profile", "name", "Ruth", "--own-symptom", "Buzzing legs")
    run("add", "Buzzing legs=1")
    said = run("add", "fatigue=6", "pain_overall=3", "hours_upright=4.5", "naps=40", "Buzzing legs=2", "woke=7:30")
    assert said.out.splitlines()[1:] == [
        "Fatigue was 7.",
        "Hours upright were 2.",
        "Naps were 1 h 10 min.",
        "Buzzing legs was 1.",
        "The night was: woke 07:00.",
    ]
    assert run("add", "--pain", "neck=5,chest=1").out.splitlines()[1:] == [
        "Neck was 4.",
        "Chest was marked, without a number.",
    ]
    assert run("add", "--profile", "name", "R.").out.splitlines()[1:] == ["name was: Ruth"]
    assert len(run("add", "minutes_awake=10", "pem=3").out.splitlines()) == 1


def test_what_is_cleared_is_said_and_lies_in_the_bin(run: Run, journal: Path) -> None:
    run("add", "fatigue=7", "too_ill=yes", "--note", "one")
    said = run("add", "fatigue=", "too_ill=no", "--note", "two")
    assert said.out.splitlines()[1:] == [
        "Fatigue was 7.",
        "“Too ill to fill in” was ticked.",
        "The note that was there is in Recently deleted.",
        "What was cleared is in Recently deleted.",
    ]
    run("add", "fatigue=5", "infection=yes")
    run("add", "fatigue=6")
    with Store(journal) as store:
        # What is only corrected is not deleted.
        assert sorted(type(one.entry).__name__ for one in store.deleted()) == ["DayFact", "Note", "Rating"]

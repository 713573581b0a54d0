"""tidebook add: what it takes, what it refuses, and what it records."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.commands.said import Run, Said, kept
from tidebook import clock
from tidebook.domain.day_fact import Fact


def test_add_records_what_it_says(run: Run, journal: Path) -> None:
    said = run("add", "fatigue=6", "pain_overall=4")
    today = clock.today()
    assert said == Said(0, f"Recorded for {today}: fatigue 6, pain_overall 4.\n", "")
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
        (["fatigue=1", "--day", "soon"], "A day is written as 2026-03-04."),
        ([], "Please say what to record"),
        (["fatigue=1", "--loudly"], "not understood: --loudly"),
    ],
)
def test_wrong_answers_touch_no_file(run: Run, journal: Path, words: list[str], sentence: str) -> None:
    said = run("add", *words)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert not journal.exists()


def test_a_wrong_answer_among_right_ones_records_nothing(run: Run, journal: Path) -> None:
    run("add", "to_bed=23:00", "fatigue=1")
    assert run("add", "fatigue=5", "tried_to_sleep=22:00").status == 2
    assert [rating.value for rating in kept(journal).ratings] == [1]

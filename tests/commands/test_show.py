"""tidebook show: a day in words, and for programs."""

import json
from datetime import timedelta
from pathlib import Path

from tests.commands.said import Run, kept
from tidebook import clock
from tidebook.domain.change import Change
from tidebook.storage.store import Store


def test_show_says_the_day_in_words(run: Run) -> None:
    run(
        "add", "fatigue=6", "too_ill=yes", "hours_upright=3.5", "to_bed=23:10", "awakenings=1", "--note", "rain, =1+1"
    )
    lines = run("show").out.splitlines()
    assert lines[1:6] == [
        "Fatigue: 6",
        "Night: to bed 23:10, awake 1 time",
        "Hours upright: 3.5",
        "Too ill to fill in",
        "Note: rain, =1+1",
    ]
    assert lines[6].startswith("Not answered: Worse after activity; Woke up unrefreshed;")
    assert str(clock.today().year) in lines[0]


def test_show_says_how_late_something_was_typed(run: Run) -> None:
    for days, words in (
        (1, "(typed the next day)"),
        (3, "(typed 3 days later)"),
        (9, "(from memory, typed 9 days later)"),
    ):
        day = clock.today() - timedelta(days=days)
        run("add", "--day", day, "fatigue=6")
        assert f"Fatigue: 6 {words}" in run("show", "--day", day).out


def test_show_of_an_empty_day_says_so(demo: Path, run: Run) -> None:
    assert "Nothing recorded." in run("show", "--day", "2001-01-01").out


def test_show_for_programs(run: Run) -> None:
    run("add", "pain_overall=4", "fatigue=0", "to_bed=23:10", "--note", "täglich\n“ja”")
    said = json.loads(run("show", "--json").out)
    assert list(said) == ["day", "ratings", "not_answered", "night", "hours_upright", "too_ill", "note"]
    assert said["day"] == clock.today().isoformat()
    assert {key: rating["value"] for key, rating in said["ratings"].items()} == {"fatigue": 0, "pain_overall": 4}
    assert {rating["entry_mode"] for rating in said["ratings"].values()} == {"same_day"}
    assert "pem" in said["not_answered"]
    assert "fatigue" not in said["not_answered"]
    assert "migraine" not in said["not_answered"]
    assert (said["night"]["to_bed"], said["night"]["woke"], said["night"]["minutes_asleep"]) == ("23:10", None, None)
    assert (said["hours_upright"], said["too_ill"]) == (None, None)
    assert said["note"]["text"] == "täglich\n“ja”"


def test_show_agrees_with_the_file_on_every_day(demo: Path, run: Run) -> None:
    for number in range(0, 60, 7):
        day = clock.today() - timedelta(days=number)
        record, said = kept(demo, day), json.loads(run("show", "--json", "--day", day).out)
        assert {k: r["value"] for k, r in said["ratings"].items()} == {r.symptom: r.value for r in record.ratings}
        assert (said["note"] and said["note"]["text"]) == next((n.text for n in record.notes), None)
        assert (said["night"] and said["night"]["minutes_asleep"]) == next(
            (n.asleep_min for n in record.nights), None
        )
        assert said["too_ill"] is None or said["too_ill"]["value"] is True


def test_a_change_is_what_both_sides_agree_on(run: Run, journal: Path) -> None:
    run("add", "fatigue=6")
    [rating] = kept(journal).ratings
    with Store(journal) as store:
        store.apply([Change(rating, None)])
    assert "fatigue" in json.loads(run("show", "--json").out)["not_answered"]

"""tidebook show: a day in words, and for programs."""

import json
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from tests.commands.said import Run, kept
from tidebook import clock
from tidebook.domain.change import Change
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.moment import Moment
from tidebook.domain.period import Period
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
    first = ["day", "ratings", "not_answered", "night", "hours_upright", "too_ill", "note"]
    then = ["naps", "infection", "period", "appointment", "weather", "helped", "entered_by", "own_symptoms"]
    kinds = ["activities", "pain_places", "episodes", "events", "scores", "anchors", "list_changes"]
    assert list(said) == [*first, *then, *kinds]
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


def test_show_says_every_kind_in_words(run: Run) -> None:
    run("add", "fatigue=6", "naps=80", "weather=yes", "helped=yes", "infection=yes", "--pain", "hip_left,neck=4")
    run("add", "--activity", "=shopping", "--effort=7", "--kind=upright,physical", "--start=14:30", "--minutes=40")
    run("add", "--event", "started", "new medicine", "--until", "2999-01-01")
    run("add", "--score", "FIQR", "57", "--by", "clinic")
    run("add", "--anchor", "fatigue=6", "can leave the house", "--own-symptom", "Buzzing legs")
    run("add", "buzzing LEGS=3")
    lines = run("show").out.splitlines()
    assert lines[1:-1] == [
        "Fatigue: 6 (can leave the house)",
        "Buzzing legs: 3",
        "Naps: 1 h 20 min",
        "Infection",
        "The weather seemed to matter",
        "Entered by someone helping me",
        "Pain: Left hip or buttock, Neck 4",
        "Activity: =shopping (physical, upright), effort 7, from 14:30, 40 min",
        "Started: new medicine (until Tuesday, 1 January 2999)",
        "Score from elsewhere: FIQR 57 (clinic)",
        "From this day, Fatigue 6 means: can leave the house",
        "From this day, an own symptom is called: Buzzing legs",
    ]


def test_show_says_an_episode_with_what_it_was_linked_to(run: Run, journal: Path) -> None:
    today = clock.today()
    run("add", "--day", today - timedelta(days=1), "--activity", "shopping", "--effort", "7")
    with Store(journal) as store:
        [activity] = store.read(Period.ending(today, 2)).activities
        stamp = clock.now()
        onset = Moment(today)
        symptoms = frozenset({("fatigue", Felt.WORSE), ("chills", Felt.NEW)})
        episode = Episode(today, stamp, UUID(int=7), onset, None, None, 8, Function.IN_BED, symptoms)
        link = Link(today, stamp, episode.id, activity.id, Certainty.MAYBE)
        store.apply([Change(None, episode), Change(None, link)])
    [line] = [line for line in run("show").out.splitlines() if line.startswith("Payback episode:")]
    told = line.removeprefix("Payback episode: ").split("; ")
    assert told[1:] == [
        "goes on",
        "worst severity 8",
        "in bed",
        "worse: Fatigue",
        "new: Chills or shivering",
        "you linked this to shopping (maybe): 1 day (day precision)",
    ]
    [said] = json.loads(run("show", "--json").out)["episodes"]
    assert (said["onset"], said["ended"], said["ongoing"]) == ({"at": str(today), "precision": "day"}, None, True)
    assert (said["worst_severity"], said["function"], said["no_cause"]) == (8, "in_bed", False)
    assert said["symptoms"] == {"fatigue": "worse", "chills": "new"}
    [linked] = said["links"]
    assert (linked["what"], linked["day"], linked["certainty"]) == ("shopping", str(activity.day), "maybe")
    assert linked["delay"] == {"count": 1, "precision": "day", "words": "1 day (day precision)"}


def test_show_for_programs_agrees_with_the_file_on_every_kind(demo: Path, run: Run) -> None:
    for number in range(0, 100, 9):
        day = clock.today() - timedelta(days=number)
        record, said = kept(demo, day), json.loads(run("show", "--json", "--day", day).out)
        assert [a["id"] for a in said["activities"]] == [str(activity.id) for activity in record.activities]
        assert {a: p["intensity"] for a, p in said["pain_places"].items()} == {
            pain.area.value: pain.intensity for pain in record.pains
        }
        facts = {fact.fact.key: fact.value for fact in record.facts}
        assert {key: float(said[key]["value"]) for key in facts} == facts
        assert said["entered_by"] == ("helper" if "helped" in facts else "me")
        anchors = {(a["symptom"], a["level"]): a["words"] for a in said["anchors"]}
        assert anchors == {(a.symptom, a.level): a.words for a in record.anchors if a.day <= day}
        assert all(day >= date.fromisoformat(event["from"]) for event in said["events"])
        assert "R. E." not in json.dumps(said)


def test_show_says_what_was_copied_from_paper(run: Run) -> None:
    day = clock.today() - timedelta(days=5)
    run("add", "--day", day, "fatigue=6", "--paper")
    assert "Fatigue: 6 (copied from paper)" in run("show", "--day", day).out
    assert json.loads(run("show", "--json", "--day", day).out)["ratings"]["fatigue"]["entry_mode"] == "paper"

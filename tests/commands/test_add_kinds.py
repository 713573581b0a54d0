"""tidebook add: payback episodes, the profile, notes that replace others, and the help that names every key."""

import json
import re
import shlex
from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.commands.said import Run, kept
from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands.add_help import more
from tidebook.domain.day_fact import Fact
from tidebook.domain.episode import Certainty, Felt, Function
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.night import COUNTS, TIMES
from tidebook.domain.note import Note
from tidebook.domain.profile import About
from tidebook.storage.store import Store

TODAY = clock.today()
DAY = TODAY - timedelta(days=6)
LATER = DAY + timedelta(days=2)


def test_add_takes_an_episode_with_nothing_known_but_its_day(run: Run, journal: Path) -> None:
    assert "a payback episode" in run("add", "--episode", "--day", DAY).out
    [episode] = kept(journal).episodes
    assert (episode.day, episode.onset, episode.worst, episode.ended) == (DAY, Moment(DAY), None, None)
    assert (episode.worst_severity, episode.function, episode.symptoms, episode.no_cause) == (
        None,
        None,
        frozenset(),
        False,
    )


def test_add_takes_an_episode_with_everything(run: Run, journal: Path) -> None:
    run("add", "--day", DAY - timedelta(days=10), "--activity", "Shopping for  food")
    run("add", "--day", DAY, "--activity", "a call = long")
    known = {
        activity.what: activity.id
        for day in (DAY - timedelta(days=10), DAY)
        for activity in kept(journal, day).activities
    }
    words = ("--onset", "14:30", "--worst", f"{LATER},morning", "--ended", f"{TODAY},unsure", "--severity=8")
    more_words = ("--function", "in_bed", "--worse", "fatigue, brain_fog", "--new=chills")
    links = ("--link", "shopping for food=likely", "--link", "a call = long=maybe")
    said = run("add", "--day", DAY, "--episode", *words, *more_words, *links)
    assert said.out == f"Recorded for {DAY}: a payback episode, a link (likely), a link (maybe).\n"
    record = kept(journal)
    [episode] = record.episodes
    assert episode.onset == Moment(DAY, Precision.HOUR, time(14, 30))
    assert episode.worst == Moment(LATER, Precision.HALF_DAY, time())
    assert episode.ended == Moment(TODAY, Precision.UNSURE)
    assert (episode.worst_severity, episode.function) == (8, Function.IN_BED)
    assert episode.symptoms == {("fatigue", Felt.WORSE), ("brain_fog", Felt.WORSE), ("chills", Felt.NEW)}
    assert {(link.episode, link.activity, link.certainty) for link in record.links} == {
        (episode.id, known["Shopping for food"], Certainty.LIKELY),
        (episode.id, known["a call = long"], Certainty.MAYBE),
    }
    [told] = json.loads(run("show", "--json", "--day", DAY).out)["episodes"]
    assert told["onset"] == {"at": f"{DAY}T14:30", "precision": "hour"}
    assert {link["what"] for link in told["links"]} == set(known)
    assert "The file is whole." in run("check").out


def test_an_activity_of_which_there_are_several_is_named_by_its_id(run: Run, journal: Path) -> None:
    for _again in range(2):
        run("add", "--activity", "tea")
    before = journal.read_bytes()
    said = run("add", "--episode", "--link", "tea=sure")
    assert (said.status, journal.read_bytes()) == (2, before)
    assert "There are several activities tea." in said.err
    [first, _second] = json.loads(run("show", "--json").out)["activities"]
    assert run("add", "--episode", "--no-cause", "--link", f"{first['id']}=sure").status == 0
    [link], [episode] = kept(journal).links, kept(journal).episodes
    assert (str(link.activity), episode.no_cause) == (first["id"], True)


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--severity", "8"], "--severity goes with --episode."),
        (["--no-cause"], "--no-cause goes with --episode."),
        (["--link", "tea=sure"], "--link goes with --episode."),
        (["--episode", "--severity", "11"], "episode: A rating is a whole number from 0 to 10."),
        (["--episode", "--function", "bed"], "There is no key bed."),
        (["--episode", "--worse", "fatigue,fatige"], "There is no key fatige. The nearest one is fatigue."),
        (["--episode", "--onset", "noon"], "onset is a time, such as 23:10."),
        (["--episode", "--worst", "soon"], "worst: A day is written as 2026-03-04"),
        (["--episode", "--ended", "2999-01-01"], "ended: That day has not come yet."),
        (["--episode", "--ended", "2001-01-01"], "episode: The end lies before the beginning."),
        (["--episode", "--link", "tea"], "A link is written as shopping=sure"),
        (["--episode", "--link", "tea=perhaps"], "There is no key perhaps."),
        (
            ["--episode", "--link", "coffee=sure"],
            "There is no activity coffee on that day or in the ten days",
        ),
        (["--episode", "--day", "2999-01-01"], "That day has not come yet."),
        (["--profile", "nickname", "x"], "There is no key nickname. The nearest one is name."),
        (["--profile", "name", "\x07"], "name: There is nothing written here."),
    ],
)
def test_what_can_not_be_right_changes_nothing(
    run: Run, journal: Path, words: list[str], sentence: str, is_there: bool
) -> None:
    if is_there:
        run("add", "--activity", "tea")
    before = journal.read_bytes() if is_there else b""
    said = run("add", *words)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert journal.exists() is is_there
    assert not is_there or journal.read_bytes() == before


def test_add_takes_the_profile_line_by_line(run: Run, journal: Path) -> None:
    for about in About:
        assert f"profile {about.value}" in run("add", "--profile", about.value, f"words of {about.value}").out
    run("add", "--profile", "name", "R. E.")
    assert "questions cleared" in run("add", "--profile", "questions", "").out
    run("add", "--profile", "questions", "")
    expected = {about: f"words of {about.value}" for about in About} | {About.NAME: "R. E."}
    del expected[About.QUESTIONS]
    assert {line.about: line.text for line in kept(journal).profile} == expected
    assert "R. E." not in run("show", "--json").out + run("show").out


def test_the_note_that_was_there_can_be_restored(run: Run, journal: Path) -> None:
    run("add", "--note", "first")
    kept_words = "The note that was there is in Recently deleted."
    assert kept_words not in run("add", "--note", "first", "fatigue=3").out
    for words in ("second", "third", ""):
        assert run("add", "--note", words).out.endswith(f"{kept_words}\n")
    with Store(journal) as store:
        deleted = [one.entry for one in store.deleted()]
    assert [note.text for note in deleted if isinstance(note, Note)] == ["third", "second", "first"]
    assert "recently deleted: 3" in run("check").out


def test_a_day_may_be_called_today_or_yesterday(run: Run, journal: Path) -> None:
    yesterday = TODAY - timedelta(days=1)
    assert f"Recorded for {yesterday}" in run("add", "--day", "yesterday", "fatigue=4").out
    assert f"Recorded for {TODAY}" in run("add", "--day", "Today", "fatigue=5").out
    assert [rating.value for rating in kept(journal, yesterday).ratings] == [4]
    assert json.loads(run("show", "--json", "--day", "yesterday").out)["day"] == str(yesterday)


def test_the_help_lists_every_key_in_the_order_of_the_catalogue(run: Run) -> None:
    said = run("add", "--help")
    assert said.status == 0
    listed = re.findall(r"\w+", said.out.partition("symptoms, each 0 to 10 (KEY=N):")[2].partition("the day:")[0])
    assert listed == [symptom.key for symptom in catalogue().rated]
    for key in (*(fact.key for fact in Fact), *TIMES, *COUNTS):
        assert f"  {key}=" in said.out or f" {key}=" in said.out


def test_every_example_of_the_help_does_what_it_says(run: Run, journal: Path) -> None:
    examples = [line.strip() for line in more().partition("examples:\n")[2].splitlines()]
    for example in examples:
        program, *words = shlex.split(example)
        assert program == "tidebook"
        assert run(*words).status == 0, example
    with Store(journal) as store:
        counts = store.check().counts
    # All kinds but changes of the list, which need the window.
    assert {kind for kind, count in counts.items() if not count} == {"asked", "list_order"}

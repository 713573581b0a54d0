"""The CSV files, read back as any program would read them."""

import csv
import io
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from itertools import pairwise
from uuid import UUID

import pandas as pd
from hypothesis import given, settings

from tests.exchange.expected import expected, told_of
from tests.exchange.journals import records
from tidebook.bundled import catalogue
from tidebook.demo.journal import invent
from tidebook.domain.activity import Activity
from tidebook.domain.asked import Asked
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Link
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.own_symptom import is_own, names_on
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.exchange.csv_tables import NAMES, tables
from tidebook.exchange.guard import restore

LAST = date(2026, 11, 22)
KINDS = ("rating", "sleep", "day", "activity", "episode", "link", "pain_place", "event", "score", "anchor")
PRODUCT = "about_date,about_time,kind,key,label,value,unit,scale_min,scale_max,recorded_at,entry_mode,entered_by,note"


def kept(entries: list[Entry], period: Period) -> Record:
    return Record(period).amended({entry.id: entry for entry in entries})


@cache
def demo() -> Record:
    return kept(invent(LAST, 365, 1), Period.ending(LAST, 365))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def files(record: Record, *, include_profile: bool = False) -> dict[str, bytes]:
    made = tables(record, catalogue(), include_profile=include_profile)
    return {name: make() for name, make in made.items()}


def told(row: dict[str, str]) -> tuple[str, ...]:
    keys = ("about_date", "about_time", "recorded_at", "entry_mode", "entered_by", "kind", "key")
    return (*(row[key] for key in keys), restore(row["value"]), restore(row["note"]))


@given(records)
@settings(max_examples=60, deadline=None)
def test_every_value_of_any_journal_stands_in_the_long_file_once(record: Record) -> None:
    found = rows(files(record)["journal.csv"])
    assert sorted(map(told, found)) == sorted(expected(record))
    assert [row["about_date"] for row in found] == sorted(row["about_date"] for row in found)
    known = {row["key"] for row in rows(files(record)["dictionary.csv"])}
    assert {row["key"] for row in found} <= known


@given(records)
@settings(max_examples=25, deadline=None)
def test_pandas_reads_any_journal(record: Record) -> None:
    content = files(record)["journal.csv"]
    table = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype=str, keep_default_na=False)
    assert sorted(told(row) for row in table.to_dict("records")) == sorted(expected(record))


@given(records)
@settings(max_examples=25, deadline=None)
def test_the_daily_file_has_every_day_once_and_nothing_filled_in(record: Record) -> None:
    found = rows(files(record)["daily.csv"])
    assert [row["about_date"] for row in found] == [day.isoformat() for day in record.period]
    days = {row["about_date"]: row for row in found}
    numbers = {(r.day.isoformat(), r.symptom): str(r.value) for r in record.ratings}
    numbers |= {(f.day.isoformat(), f.fact.key): str(f.value).removesuffix(".0") for f in record.facts}
    asleep = {night.day.isoformat(): night.asleep_min for night in record.nights}
    numbers |= {(day, "minutes_asleep"): str(count) for day, count in asleep.items() if count is not None}
    words = {(note.day.isoformat(), "note"): note.text for note in record.notes}
    filled = {(day, key): value for day, row in days.items() for key, value in row.items() if value}
    assert {place: restore(value) for place, value in filled.items() if place[1] != "about_date"} == numbers | words


@given(records)
@settings(max_examples=25, deadline=None)
def test_nights_and_the_list_of_symptoms_are_plain_tables(record: Record) -> None:
    content = files(record)
    nights = rows(content["nights.csv"])
    assert [row["about_date"] for row in nights] == [night.day.isoformat() for night in record.nights]
    for row, night in zip(nights, record.nights, strict=True):
        cells = {key: value for key, value in row.items() if value}
        assert {key: cells[key] for key in dict(told_of(night))} == dict(told_of(night))
        assert len(cells) == len(dict(told_of(night))) + 4
    listed = [(row["from_date"], row["key"], row["asked"]) for row in rows(content["symptom_list.csv"])]
    assert listed == [(c.day.isoformat(), c.symptom, str(int(c.asked))) for c in record.choices]


def _cells(value: object) -> str:
    """A value as a plain table holds it."""
    match value:
        case None:
            return ""
        case frozenset():
            return " ".join(sorted(kind.value for kind in value))
        case Enum():
            return str(value.value)
        case time():
            return f"{value:%H:%M}"
        case bool():
            return str(int(value))
        case float():
            return str(value).removesuffix(".0")
        case _:
            return str(value)


# Each plain table with the fields of its entries that stand in it under their own names.
_PLAIN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "activities.csv": (
        "activities",
        "about_date",
        ("id", "what", "kinds", "effort", "started", "minutes", "upright_minutes"),
    ),
    "episodes.csv": ("episodes", "about_date", ("id", "worst_severity", "function", "no_cause")),
    "links.csv": ("links", "about_date", ("episode", "activity", "certainty")),
    "pain_places.csv": ("pains", "about_date", ("area", "intensity")),
    "events.csv": ("events", "about_date", ("id", "kind", "what", "until")),
    "scores.csv": ("scores", "about_date", ("id", "name", "number", "by_whom")),
    "anchors.csv": ("anchors", "from_date", ("symptom", "level", "words")),
    "own_symptoms.csv": ("own_names", "from_date", ("name",)),
    "profile.csv": ("profile", "written_on", ("about", "text")),
}


@given(records)
@settings(max_examples=25, deadline=None)
def test_the_plain_tables_hold_every_field(record: Record) -> None:
    content = files(record, include_profile=True)
    for name, (part, day, fields) in _PLAIN.items():
        found = rows(content[name])
        entries = getattr(record, part)
        assert [row[day] for row in found] == [entry.day.isoformat() for entry in entries]
        for row, entry in zip(found, entries, strict=True):
            assert {f: restore(row[f]) for f in fields} == {f: _cells(getattr(entry, f)) for f in fields}
            assert row["recorded_at"] == entry.stamp.local.isoformat(timespec="milliseconds")
            assert row["entry_mode"] == entry.lateness.value
    orders = [(row["from_date"], row["place"], row["key"]) for row in rows(content["list_order.csv"])]
    assert orders == [(o.day.isoformat(), str(n), key) for o in record.orders for n, key in enumerate(o.keys, 1)]


@given(records)
@settings(max_examples=25, deadline=None)
def test_own_symptoms_have_the_name_of_the_day(record: Record) -> None:
    for row in rows(files(record)["journal.csv"]):
        if row["kind"] == "rating" and is_own(row["key"]):
            day = date.fromisoformat(row["about_date"])
            assert restore(row["label"]) == names_on(day, record.own_names).get(row["key"], row["key"])


def test_an_episode_says_what_it_was_linked_to() -> None:
    stamp = demo().nights[-1].stamp
    shopping = Activity(LAST - timedelta(days=2), stamp, UUID(int=1), "=shopping", started=time(14), minutes=60)
    onset = Moment(LAST, Precision.HALF_DAY, time(0))
    episode = Episode(
        LAST, stamp, UUID(int=2), onset, symptoms=frozenset({("pem", Felt.WORSE), ("chills", Felt.NEW)})
    )
    links = tuple(
        Link(LAST, stamp, episode.id, UUID(int=number), certainty)
        for number, certainty in ((1, Certainty.MAYBE), (9, Certainty.SURE))
    )
    content = files(Record(Period(LAST, LAST), activities=(shopping,), episodes=(episode,), links=links))
    [row] = rows(content["episodes.csv"])
    words = f"=shopping (maybe): 1½ days (half-day precision); {UUID(int=9)} (sure)"
    assert row["linked"] == "'" + words
    assert (row["symptoms_worse"], row["symptoms_new"], row["ongoing"], row["no_cause"]) == (
        "pem",
        "chills",
        "1",
        "0",
    )
    assert (row["onset"], row["onset_precision"], row["ended"]) == (f"{LAST}T00:00", "half_day", "")
    first, second = rows(content["links.csv"])
    assert [first[k] for k in ("delay", "delay_unit", "delay_precision")] == ["3", "half_days", "half_day"]
    assert (first["what"], first["activity_date"]) == ("'=shopping", str(LAST - timedelta(days=2)))
    assert [second[key] for key in ("what", "delay", "delay_in_words", "certainty")] == ["", "", "", "sure"]


def test_who_the_person_is_stays_here_unless_asked_for() -> None:
    secret = demo().profile[0].text
    for name, content in files(demo()).items():
        assert name != "profile.csv"
        assert secret.encode() not in content
    assert secret in files(demo(), include_profile=True)["profile.csv"].decode()


def test_the_columns_are_those_of_the_reference() -> None:
    content = files(demo(), include_profile=True)
    assert set(content) == set(NAMES)
    first_lines = {name: text.decode("utf-8-sig").partition("\r\n")[0] for name, text in content.items()}
    assert first_lines["journal.csv"] == PRODUCT
    assert first_lines["dictionary.csv"] == "key,kind,label,unit,scale,meaning,direction"
    assert all(first_lines[name].startswith(f"{column},") for name, column in NAMES.items())


def test_the_files_keep_to_rfc_4180_and_utf_8() -> None:
    for content in files(demo()).values():
        assert content.startswith(b"\xef\xbb\xbf")
        text = content.decode("utf-8-sig")
        assert text.endswith("\r\n")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        lengths = {len(row) for row in reader}
        assert len(lengths) == 1
        # Outside of quotes every line ends in CR LF: what is left without quoted parts holds no lone LF.
        assert "\n" not in "".join(text.split('"')[::2]).replace("\r\n", "")


def test_the_dictionary_explains_every_key_of_the_long_file() -> None:
    content = files(demo())
    listed = rows(content["dictionary.csv"])
    terms = {row["key"]: row for row in listed}
    assert len(terms) == len(listed)
    assert {row["kind"] for row in rows(content["journal.csv"])} == set(KINDS)
    for row in rows(content["journal.csv"]):
        term = terms[row["key"]]
        assert (row["kind"], row["unit"]) == (term["kind"], term["unit"])
        assert row["label"] == term["label"] or f"Earlier names: {row['label']}." in term["meaning"]
        assert term["scale"] == (f"{row['scale_min']}..{row['scale_max']}" if row["scale_min"] else "")
    assert terms["minutes_asleep"]["meaning"].startswith("Derived")
    assert terms["fatigue"]["direction"] == "higher = worse"
    assert terms["hours_upright"]["direction"] == "higher = better"


def test_pandas_sees_numbers_dates_and_whole_notes() -> None:
    content = files(demo())
    daily = pd.read_csv(io.BytesIO(content["daily.csv"]), parse_dates=["about_date"])
    fatigue = daily.set_index("about_date")["fatigue"]
    assert fatigue.median() == pd.Series([r.value for r in demo().ratings if r.symptom == "fatigue"]).median()
    assert fatigue.isna().sum() == 365 - sum(r.symptom == "fatigue" for r in demo().ratings)
    long = pd.read_csv(io.BytesIO(content["journal.csv"]))
    notes = [restore(note) for note in long[long["key"] == "note"]["note"]]
    assert notes == [note.text for note in demo().notes]
    assert pd.to_datetime(long["recorded_at"], utc=True).min() == min(e.stamp.at for e in demo().entries)
    efforts = long[long["key"] == "activity_effort"]
    known = [activity for activity in demo().activities if activity.effort is not None]
    assert efforts["value"].astype(int).tolist() == [activity.effort for activity in known]
    assert [restore(what) for what in efforts["note"]] == [activity.what for activity in known]


def test_a_symptom_that_this_program_does_not_know_is_kept_under_its_key() -> None:
    stamp = demo().ratings[0].stamp
    day = stamp.local.date()
    rating, choice = Rating(day, stamp, "=later, or so", 3), Asked(day, stamp, "+x", True)
    record = Record(Period(day, day), (rating,), choices=(choice,))
    content = files(record)
    [row] = rows(content["journal.csv"])
    assert (restore(row["key"]), restore(row["label"]), row["value"]) == ("=later, or so", "=later, or so", "3")
    assert row["key"].startswith("'=")
    [day_row] = rows(content["daily.csv"])
    assert day_row["'=later, or so"] == "3"
    assert rows(content["symptom_list.csv"])[0]["key"] == "'+x"


def test_days_follow_one_another() -> None:
    days = [datetime.fromisoformat(row["about_date"]) for row in rows(files(demo())["daily.csv"])]
    assert {two - one for one, two in pairwise(days)} == {timedelta(days=1)}

"""The CSV files, read back as any program would read them."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pandas as pd
from hypothesis import given, settings

from tests.exchange.journals import records
from tidebook.bundled import catalogue
from tidebook.demo.journal import invent
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact
from tidebook.domain.entry import Entry
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.exchange.csv_tables import NAMES, tables
from tidebook.exchange.guard import restore

LAST = date(2026, 11, 22)
PRODUCT = "about_date,about_time,kind,key,label,value,unit,scale_min,scale_max,recorded_at,entry_mode,entered_by,note"


def kept(entries: list[Entry], period: Period) -> Record:
    def of(kind: type[Entry]) -> tuple[Entry, ...]:
        return tuple(sorted((e for e in entries if type(e) is kind), key=lambda entry: entry.day))

    return Record(period, *(of(kind) for kind in (Rating, Night, DayFact, Note, Asked)))  # type: ignore[arg-type]


@cache
def demo() -> Record:
    return kept(invent(LAST, 365, 1), Period.ending(LAST, 365))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def files(record: Record) -> dict[str, bytes]:
    return {name: make() for name, make in tables(record, catalogue()).items()}


def expected(record: Record) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    """Every value that the long file has to hold, worked out from the entries alone."""
    for entry in record.entries:
        at = entry.stamp.local.isoformat(timespec="milliseconds")
        head = (entry.day.isoformat(), at, entry.lateness.value)
        match entry:
            case Rating():
                yield (*head, "rating", entry.symptom, str(entry.value), "")
            case DayFact():
                yield (*head, "day", entry.fact.key, str(entry.value).removesuffix(".0"), "")
            case Note():
                yield (*head, "day", "note", "", entry.text)
            case Night():
                for key, value in _told(entry):
                    yield (*head, "sleep", key, value, "")


def _told(night: Night) -> Iterator[tuple[str, str]]:
    for key in TIMES:
        if (at := getattr(night, key)) is not None:
            yield key, f"{at:%H:%M}"
    for key in COUNTS:
        if (count := getattr(night, key)) is not None:
            yield key, str(count)
    if night.clock_change_min:
        yield "clock_change_min", str(night.clock_change_min)
    for key, minutes in (("minutes_asleep", night.asleep_min), ("minutes_in_bed", night.in_bed_min)):
        if minutes is not None:
            yield key, str(minutes)


def told(row: dict[str, str]) -> tuple[str, ...]:
    keys = ("about_date", "recorded_at", "entry_mode", "kind", "key", "value")
    return (*(row[key] for key in keys), restore(row["note"]))


@given(records)
@settings(max_examples=150, deadline=None)
def test_every_value_of_any_journal_stands_in_the_long_file_once(record: Record) -> None:
    found = rows(files(record)["journal.csv"])
    assert sorted(map(told, found)) == sorted(expected(record))
    assert [row["about_date"] for row in found] == sorted(row["about_date"] for row in found)


@given(records)
@settings(max_examples=60, deadline=None)
def test_pandas_reads_any_journal(record: Record) -> None:
    content = files(record)["journal.csv"]
    table = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype=str, keep_default_na=False)
    assert sorted(told(row) for row in table.to_dict("records")) == sorted(expected(record))


@given(records)
@settings(max_examples=60, deadline=None)
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
@settings(max_examples=60, deadline=None)
def test_nights_and_the_list_of_symptoms_are_plain_tables(record: Record) -> None:
    content = files(record)
    nights = rows(content["nights.csv"])
    assert [row["about_date"] for row in nights] == [night.day.isoformat() for night in record.nights]
    for row, night in zip(nights, record.nights, strict=True):
        cells = {key: value for key, value in row.items() if value}
        assert {key: cells[key] for key in dict(_told(night))} == dict(_told(night))
        assert len(cells) == len(dict(_told(night))) + 4
    listed = [(row["from_date"], row["key"], row["asked"]) for row in rows(content["symptom_list.csv"])]
    assert listed == [(c.day.isoformat(), c.symptom, str(int(c.asked))) for c in record.choices]


def test_the_columns_are_those_of_the_reference() -> None:
    content = files(demo())
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
    terms = {row["key"]: row for row in rows(content["dictionary.csv"])}
    for row in rows(content["journal.csv"]):
        term = terms[row["key"]]
        assert (row["kind"], row["label"], row["unit"]) == (term["kind"], term["label"], term["unit"])
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

"""What leaves the program: the clinician's page, and the CSV of ten years."""

import csv
import io
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from tests.benchmarks.measure import DAYS_OF, LAST_DAY, Measured, by_turns, copy_of, journal
from tidebook import bundled
from tidebook.domain.period import Period
from tidebook.exchange.csv_export import export
from tidebook.report import pdf
from tidebook.report.choices import Choices
from tidebook.report.drawings import drawings
from tidebook.report.summary import summarise
from tidebook.storage.store import Store

# The rows of the long file, as SQL alone would give them: local time, lateness, a row for each part of a night.
_STAMPED = "strftime('%Y-%m-%dT%H:%M:%S', typed_at, offset_min || ' minutes'), julianday(typed_at) - julianday(day)"
_PARTS = ("to_bed", "tried_to_sleep", "minutes_to_fall_asleep", "awakenings", "minutes_awake", "woke", "got_up")
_QUESTION = " UNION ALL ".join(
    (
        f"SELECT day, 'rating', symptom, value, {_STAMPED} FROM rating",
        f"SELECT day, 'day', fact, value, {_STAMPED} FROM day_fact",
        f"SELECT day, 'day', 'note', text, {_STAMPED} FROM note",
        *(f"SELECT day, 'sleep', '{p}', {p}, {_STAMPED} FROM night WHERE {p} IS NOT NULL" for p in _PARTS),
    )
)


def bench_page() -> Iterator[Measured]:
    """The one-page PDF of 28 days, beside the typesetter alone on the same page."""
    period = Period.ending(LAST_DAY, DAYS_OF["28 days"])
    with Store(copy_of(journal(1), "page.tidebook")) as store:
        record = store.read(Choices(period).reads)
    catalogue = bundled.catalogue()
    summary = summarise(record, catalogue, Choices(period), LAST_DAY)
    charts = drawings(record, catalogue, summary)

    def typeset(_turn: int) -> None:
        pdf.make_pdf(summary, charts)

    def whole(_turn: int) -> None:
        said = summarise(record, catalogue, Choices(period), LAST_DAY)
        pdf.make_pdf(said, drawings(record, catalogue, said))

    ours, beside = by_turns(whole, typeset, 15)
    yield Measured("the one-page PDF, panels and all", ours, 2, "setting it alone", beside)


def bench_csv() -> Iterator[Measured]:
    """Reading ten years and writing all CSV files, beside sqlite3 -csv on the rows of the long one."""
    path = copy_of(journal(10), "csv.tidebook")
    folders = count()

    def ours(_turn: int) -> None:
        with Store(path) as store:
            span = store.span()
            assert span is not None
            export(path.with_name(f"csv {next(folders)}"), store.read(span), bundled.catalogue())

    def beside(_turn: int) -> None:
        _by_sqlite(path)

    taken, other = by_turns(ours, beside, 5)
    yield Measured("the CSV of 10 years", taken, 3, "sqlite3 -csv", other)


def _by_sqlite(path: Path) -> None:
    out = path.with_name("sqlite.csv")
    try:
        with out.open("wb") as file:
            subprocess.run(["sqlite3", "-csv", str(path), _QUESTION], stdout=file, check=True)
    except FileNotFoundError:
        # The same rows and the same SQLite, written by Python's csv module in C.
        with driver.connect(str(path)) as file, out.open("w", newline="") as text:
            buffer = io.StringIO()
            csv.writer(buffer).writerows(file.execute(_QUESTION))
            text.write(buffer.getvalue())

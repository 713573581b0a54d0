"""Whatever a journal holds, the file, the CSV, the chart, the page and the window say the same numbers."""

import io
import statistics
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas
import sqlcipher3.dbapi2 as driver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests import strategies
from tidebook import clock
from tidebook.analysis.daily import daily_ratings
from tidebook.bundled import catalogue
from tidebook.charts.palette import LIGHT
from tidebook.charts.strand import Strand
from tidebook.charts.timeline import Timeline
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.period import Period
from tidebook.exchange.csv_export import export
from tidebook.report.choices import Choices
from tidebook.report.drawings import drawings
from tidebook.report.pdf import make_pdf
from tidebook.report.summary import summarise
from tidebook.storage.store import Store
from tidebook.ui.journal import Journal
from tidebook.ui.today_page import TodayPage

_DAYS = 21
_KEYS = tuple(symptom.key for symptom in catalogue().quick)
_TODAY = clock.today()
_PERIOD = Period.ending(_TODAY - timedelta(days=40), _DAYS)

Raw = dict[tuple[date, str], tuple[int, int]]


def _kept(entries: list[Entry]) -> list[Entry]:
    # Hypothesis likes to type things years later; the program can not have been used in the future.
    return [entry for entry in entries if entry.stamp.local.date() <= _TODAY]


journals = st.lists(strategies.entries(st.dates(_PERIOD.first, _PERIOD.last), _KEYS), min_size=1, max_size=60).map(
    _kept
)


def _raw(path: Path) -> Raw:
    """Read the ratings with nothing of ours: (day, symptom) -> value and days until it was typed."""
    query = """SELECT day, symptom, value,
        CASE source WHEN 'paper' THEN 0 ELSE
            CAST(julianday(date(typed_at, offset_min || ' minutes')) - julianday(day) AS INTEGER) END FROM rating"""
    with closing(driver.connect(str(path))) as file:
        return {(date.fromisoformat(day), key): (value, late) for day, key, value, late in file.execute(query)}


# The application is one for the whole run, and holds nothing of an example.
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journals)
def test_every_number_agrees_with_the_file(qapp: QApplication, entries: list[Entry]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.tidebook"
        with Store.create(path) as store:
            store.apply([Change(None, entry) for entry in entries])
        raw = _raw(path)
        _csv_agrees(path, Path(folder) / "csv", raw)
        _chart_agrees(path, raw)
        _page_agrees(path, raw)
        _window_agrees(path, raw)


def _csv_agrees(path: Path, folder: Path, raw: Raw) -> None:
    with Store(path) as store:
        export(folder, store.read(_PERIOD), catalogue())
    long = pandas.read_csv(folder / "journal.csv", dtype=str, keep_default_na=False)
    rated = long[long["kind"] == "rating"]
    read = {(date.fromisoformat(row.about_date), row.key): int(row.value) for row in rated.itertuples()}
    assert read == {place: value for place, (value, _late) in raw.items()}
    daily = pandas.read_csv(folder / "daily.csv", dtype=str, keep_default_na=False)
    wide = {
        (date.fromisoformat(row["about_date"]), key): int(row[key])
        for row in daily.to_dict("records")
        for key in {key for _day, key in raw}
        if row.get(key, "")
    }
    assert wide == read


def _chart_agrees(path: Path, raw: Raw) -> None:
    with Store(path) as store:
        record = store.read(_PERIOD)
    drawn = Timeline([Strand(s.name, daily_ratings(record, s)) for s in catalogue().quick], LIGHT, 1600, 1200)
    for key, track in zip(_KEYS, drawn.tracks, strict=True):
        for marks, is_late in ((track.dots, False), (track.hollow, True)):
            places, heights = np.asarray(marks.get_xdata()).tolist(), np.asarray(marks.get_ydata()).tolist()
            shown = {date.fromordinal(int(x)): int(y) for x, y in zip(places, heights, strict=True)}
            assert shown == {d: value for (d, k), (value, late) in raw.items() if k == key and (late > 1) is is_late}


def _page_agrees(path: Path, raw: Raw) -> None:
    with Store(path) as store:
        record = store.read(_PERIOD)
    summary = summarise(record, catalogue(), Choices(_PERIOD), _TODAY)
    pdf = PdfReader(io.BytesIO(make_pdf(summary, drawings(record, catalogue(), summary)).content))
    assert len(pdf.pages) == 1
    text = " ".join(pdf.pages[0].extract_text().split())
    lines = {line.key: line for line in summary.symptoms.lines}
    for symptom in catalogue().quick:
        values = [value for (_day, key), (value, late) in raw.items() if key == symptom.key and late <= 3]
        if values:
            median = f"{statistics.median(values):g}"
            assert lines[symptom.key].median == median
            lowest, highest = min(values), max(values)
            assert f"range {lowest}" + f" to {highest}" * (highest > lowest) + "," in text
            assert median in text.split()


def _window_agrees(path: Path, raw: Raw) -> None:
    journal = Journal()
    journal.open(lambda: Store(path))
    page = TodayPage(journal)
    for day in _PERIOD:
        page.show_day(day)
        shown = {
            (day, row.symptom.key): button.value
            for row in page.view.check_in.rows
            for button in row.buttons
            if button.isChecked()
        }
        # An own symptom that has no name yet is not on the list; the five quick ones always are.
        listed = {*_KEYS, *(key for _day, key in shown)}
        expected = {place: value for place, (value, _late) in raw.items() if place[0] == day and place[1] in listed}
        assert shown == expected
    journal.close()

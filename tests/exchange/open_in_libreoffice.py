"""Opens an exported journal in LibreOffice, as a person would by double-click, and compares what it shows.

    python tests/exchange/open_in_libreoffice.py

Needs LibreOffice Calc (Debian: apt-get install libreoffice-calc) and nothing on screen.
"""

import csv
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

from tidebook.bundled import catalogue
from tidebook.demo.journal import invent
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.exchange.csv_export import export
from tidebook.exchange.guard import restore

LAST = date(2026, 11, 22)
# What a spreadsheet would like to calculate, and what only looks like it.
NASTY = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    '=HYPERLINK("nowhere","click")',
    "'=1+1",
    "'tis the season",
    "%1",
    "|1",
    "＝1+1",
    "\t=1+1",
    "\n=1+1",
    "12",
    "2026-03-04",
    "a;b\tc,d",
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def journal() -> Record:
    """A year of the invented journal, then a day for each nasty note."""
    entries = invent(LAST - timedelta(days=len(NASTY)), 365, 1)
    for number, text in enumerate(NASTY):
        day = LAST - timedelta(days=number)
        entries.append(Note(day, Stamp(datetime(2026, 11, 23, 12, number, tzinfo=UTC), 60), text))

    return Record(Period.ending(LAST, 365 + len(NASTY))).amended({entry.id: entry for entry in entries})


def convert(source: Path, form: str) -> Path:
    """Let LibreOffice open the file and save it in another form.

    Its dialogue sees the mark of UTF-8 and offers comma, quotes and UTF-8 (44, 34, 76) by itself; without a
    dialogue it has to be told.
    """
    folder = source.parent / form.partition(":")[0]
    home = (source.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--infilter=CSV:44,34,76"]
    command += ["--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.{form.partition(':')[0]}"


def cells_of_xlsx(path: Path) -> Iterator[list[str | float]]:
    """Yield the rows of the first sheet: text as text, numbers as numbers, a formula as an error."""
    with zipfile.ZipFile(path) as packed:
        strings = ["".join(t.text or "" for t in item.iter(f"{_MAIN}t")) for item in _xml(packed, "sharedStrings")]
        for row in _xml(packed, "worksheets/sheet1").iter(f"{_MAIN}row"):
            found: dict[int, str | float] = {}
            for cell in row.iter(f"{_MAIN}c"):
                if cell.find(f"{_MAIN}f") is not None:
                    raise SystemExit(f"LibreOffice made a formula in {cell.get('r')}")
                value = cell.findtext(f"{_MAIN}v")
                if value is not None:
                    kind = cell.get("t", "n")
                    found[_column(cell)] = strings[int(value)] if kind == "s" else float(value)
            yield [found.get(place, "") for place in range(13)]


def _xml(packed: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(packed.read(f"xl/{name}.xml"))


def _column(cell: ElementTree.Element) -> int:
    return ord((cell.get("r") or "")[0]) - ord("A")


def compare(source: Path, shown: list[list[str | float]]) -> dict[str, int]:
    """Compare every cell of what we wrote with what LibreOffice has; count by what a cell holds."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        ours = list(csv.reader(file, strict=True))
    if len(ours) != len(shown):
        raise SystemExit(f"{len(ours)} rows became {len(shown)}")
    counted = {"rows": len(ours) - 1}
    for mine, theirs in zip(ours, shown, strict=True):
        for column, (cell, other) in enumerate(zip(mine, theirs, strict=True)):
            kind = _same(cell, other)
            if kind is None:
                raise SystemExit(f"column {column}: {cell!r} became {other!r}")
            counted[kind] = counted.get(kind, 0) + 1
    return counted


def _same(ours: str, theirs: str | float) -> str | None:
    """Name the kind of a cell if both have the same in it, else None."""
    if isinstance(theirs, str):
        return ("empty" if not ours else "text") if ours == theirs else None
    if ours.count("-") == 2:
        # A spreadsheet counts days from the end of 1899, and time as a part of a day.
        shown = datetime(1899, 12, 30) + timedelta(minutes=round(theirs * 1440))
        return "date" if shown == datetime.fromisoformat(ours) else None
    if ours.count(":") == 1:
        hour, minute = map(int, ours.split(":"))
        return "time" if round(theirs * 1440) == hour * 60 + minute else None
    return "number" if float(ours) == theirs else None


def main() -> int:
    record = journal()
    with tempfile.TemporaryDirectory(prefix="tidebook-libreoffice-") as folder:
        export(Path(folder), record, catalogue())
        source = Path(folder) / "journal.csv"
        shown = list(cells_of_xlsx(convert(source, "xlsx")))
        counted = compare(source, shown)
        again = convert(source, "csv:Text - txt - csv (StarCalc):44,34,76").read_bytes().decode("utf-8-sig")
    notes = [row[12] for row in shown if row[3] == "note"]
    pairs = zip(record.notes, notes, strict=True)
    if not all(_same(mine.text, restore(one) if isinstance(one, str) else one) for mine, one in pairs):
        raise SystemExit("a note is not what it was")
    resaved = [row["note"] for row in csv.DictReader(io.StringIO(again, newline="")) if row["key"] == "note"]
    if [restore(note) for note in resaved] != [note.text for note in record.notes]:
        raise SystemExit("a note is not what it was after saving as CSV")
    several = sum("\n" in note.text for note in record.notes)
    guarded = sum(isinstance(note, str) and note.startswith("'") for note in notes)
    sys.stdout.write(f"journal.csv in LibreOffice: {counted}\n")
    sys.stdout.write(f"notes: {len(notes)} alike, {several} of several lines, {guarded} guarded, 0 formulas\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The form of every CSV file: commas, quotes where needed, one sign at the front by which spreadsheets know UTF-8."""

import csv
import io
from collections.abc import Iterable

Cell = str | int | None
Row = tuple[Cell, ...]

LINE_END = "\r\n"


def lines(rows: Iterable[Row]) -> str:
    """Return the rows after RFC 4180. None is an empty cell."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator=LINE_END).writerows(rows)
    return file.getvalue()


def cells(*some: Cell) -> str:
    """Return a part of a row, to be put between two commas."""
    # A lone empty cell would be quoted, since a row of nothing is no row.
    return lines([("", *some)])[1 : -len(LINE_END)]


def encode(text: str) -> bytes:
    """Return the bytes of a file."""
    return text.encode("utf-8-sig")

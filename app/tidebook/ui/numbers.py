"""Numbers in the person's own way of writing."""

import math
import re

from PySide6.QtCore import QLocale

from tidebook.domain.errors import EntryError
from tidebook.language import _

_NUMBER = re.compile(r"[-−]?\d{1,15}(?:[.,]\d{1,10})?")
# Half of the world reads a thousand and more, the other half one and a bit.
_EITHER = re.compile(r"[-−]?[1-9]\d{0,2}([.,])\d{3}")
# Beyond this, Python itself writes powers of ten.
_PLAIN = 1e16


def number_words(number: float) -> str:
    """Return such as "57" or "57.5", whole numbers without a point and thousands without a mark."""
    if float(number).is_integer() and abs(number) < _PLAIN:
        return str(int(number))
    return repr(float(number)).replace(".", QLocale().decimalPoint())


def read_number(text: str) -> float:
    """Read "57", "57.5", "57,5" or "-0.2"; EntryError when it is no number, or could be two."""
    cleaned = text.strip()
    either = _EITHER.fullmatch(cleaned)
    if either and either[1] != QLocale().decimalPoint():
        raise EntryError(_("This could be two numbers: please write thousands without a mark."))
    if not _NUMBER.fullmatch(cleaned):
        raise EntryError(_("Please write a number, such as 57."))
    number = float(cleaned.replace("−", "-").replace(",", "."))
    assert math.isfinite(number)
    return number

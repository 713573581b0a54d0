"""The words of the program in the person's language."""

import gettext
from pathlib import Path

DOMAIN = "tidebook"

_spoken: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def speak(language: str, catalogues: Path) -> None:
    """Use the gettext catalogue of `language` (such as "de" or "pt_BR"); English where there is none."""
    _spoken[0] = gettext.translation(DOMAIN, catalogues, [language], fallback=True)


def locale() -> str:
    """Return the name of the language in use, for dates and numbers outside Qt (Babel): "en_GB", "de", …."""
    return _spoken[0].info().get("language") or "en_GB"


def _(text: str) -> str:
    """Return `text` in the person's language."""
    return _spoken[0].gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the sentence that goes with `count` things."""
    return _spoken[0].ngettext(one, many, count)

"""A language that is no language: each sentence 40 % longer, in compounds as German has them."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import tidebook
from tidebook import bundled, language

ROOT = Path(tidebook.__file__).parent
_LONGER = 1.4
_COMPOUND = 18
_LEAST = 4
_PARTS = re.compile(r"(\{[^}]*\}|[^A-Za-z'{]+)")
# What a format needs to stay as it is.
_FIXED = {"T", "A4"}


def literals() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every call for words in the program: where it stands, and its one sentence or its two forms."""
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                given = (one.value for one in node.args if isinstance(one, ast.Constant))
                words = tuple(one for one in given if isinstance(one, str))
                if words:
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", words


def longer(text: str) -> str:
    """Return `text` with short words grown together and the rest drawn out."""
    if text in _FIXED or "*." in text:
        return text
    said: list[str] = []
    for part in _PARTS.split(text):
        beside = said[-2] if len(said) > 1 and said[-1] == " " and said[-2].isalpha() else ""
        if part.isalpha() and min(len(part), len(beside)) >= _LEAST and len(beside) + len(part) <= _COMPOUND:
            said.pop()
            said[-1] += part.lower()
        elif part:
            said.append(part)
    letters = sum(len(part) for part in said if part.isalpha())
    missing = round(letters * (_LONGER - 1))
    longest = max((at for at, part in enumerate(said) if part.isalpha()), key=lambda at: len(said[at]), default=None)
    if longest is not None:
        # Spread over the words, so that no word is longer than a long German one.
        places = [at for at, part in enumerate(said) if part.isalpha() and len(part) > 2] or [longest]
        for number, at in enumerate(places):
            share = missing // len(places) + (number < missing % len(places))
            said[at] += ("lichkeitsordnungen" * 3)[: min(share, 10)]
    return "".join(said)


def speak(folder: Path) -> None:
    """Have the program speak so, by a catalogue in `folder` as a translation brings it; dates are German."""
    catalogue = Catalog(locale="de")
    for symptom in bundled.catalogue().symptoms:
        catalogue.add(symptom.label, longer(symptom.label))
    for _where, words in literals():
        if len(words) == 1:
            catalogue.add(words[0], longer(words[0]))
        else:
            catalogue.add(words, tuple(longer(form) for form in words))
    content = BytesIO()
    write_mo(content, catalogue)
    place = folder / "de" / "LC_MESSAGES" / f"{language.DOMAIN}.mo"
    place.parent.mkdir(parents=True)
    place.write_bytes(content.getvalue())
    language.speak("de", folder)

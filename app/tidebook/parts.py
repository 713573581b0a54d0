"""What Tidebook is made of, with the licence of each part."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tidebook import paths

_LICENCES = paths.RESOURCES / "licences"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
# A wheel of Qt carries no text, and names the licences of which one may choose.
_QT_TEXTS = ("lgpl-3.0.txt", "gpl-3.0.txt")


@dataclass(frozen=True, slots=True)
class Part:
    """A library, or what one carries inside without saying so. `version` is "" where nobody tells it."""

    name: str
    version: str
    licence: str
    inside: str
    texts: tuple[Path, ...]

    @property
    def text(self) -> str:
        """The licence, word for word."""
        return "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in self.texts)


def parts() -> tuple[Part, ...]:
    """Return everything that the program needs to run, by name; what is inside of a library comes with its name."""
    found = [*map(_of_library, needed("tidebook")), *_by_hand()]
    return tuple(sorted(found, key=lambda part: part.name.casefold()))


def needed(name: str) -> list[metadata.Distribution]:
    """Return the libraries that `name` needs here, and those that they need in their turn."""
    found: dict[str, metadata.Distribution] = {}
    open_ = [name]
    while open_:
        for wanted in wants(metadata.distribution(open_.pop())):
            key = canonical(wanted.name)
            if key not in found:
                found[key] = wanted
                open_.append(wanted.name)
    return list(found.values())


def wants(library: metadata.Distribution) -> Iterator[metadata.Distribution]:
    """Return what a library needs directly and is installed: what is meant for other systems is not."""
    for line in library.requires or ():
        name = _NAME.match(line)
        if name is not None and "extra ==" not in line:
            try:
                yield metadata.distribution(name[0])
            except metadata.PackageNotFoundError:
                continue


def canonical(name: str) -> str:
    """Return the name as it is compared: PySide6_Essentials and pyside6-essentials are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(library: metadata.Distribution) -> str:
    """Return the name of a library's licence in a few words, or "" where only the text says it."""
    said = library.metadata
    classifier = next((c for c in said.get_all("Classifier", []) if c.startswith("License ::")), "")
    names = [*said.get_all("License-Expression", []), *said.get_all("License", []), classifier.rpartition(" :: ")[2]]
    return next((name for name in names if name and "\n" not in name and len(name) < 80), "")


def _of_library(library: metadata.Distribution) -> Part:
    texts = tuple(Path(str(file.locate())) for file in library.files or () if _TEXT.search(str(file)))
    if not texts and "LGPL" in licence_of(library):
        texts = tuple(_LICENCES / name for name in _QT_TEXTS)
    return Part(library.name, library.version, licence_of(library), "", texts)


def _by_hand() -> Iterator[Part]:
    with (_LICENCES / "parts.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            texts = tuple(_LICENCES / name for name in row["texts"].split())
            yield Part(row["name"], "", row["licence"], row["inside"], texts)

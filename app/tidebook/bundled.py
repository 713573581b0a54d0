"""What ships with the program and is read once: the catalogue of symptoms."""

from functools import cache

from tidebook import paths
from tidebook.domain.catalogue import Catalogue, parse


@cache
def catalogue() -> Catalogue:
    """Return the symptoms that can be recorded."""
    return parse(paths.CATALOGUE.read_text(encoding="utf-8"))

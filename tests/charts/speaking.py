"""Charts in another language."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo

from tidebook.language import DOMAIN, speak


@contextmanager
def speaking(language: str, folder: Path) -> Iterator[None]:
    """Have dates and weeks as they are in `language`; the words stay English."""
    catalogue = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    catalogue.parent.mkdir(parents=True)
    with catalogue.open("wb") as file:
        write_mo(file, Catalog(locale=language))
    speak(language, folder)
    try:
        yield
    finally:
        speak("en", folder)

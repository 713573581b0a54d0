"""What the complete archive of a journal is made of."""

from tidebook.domain.entry import Entry
from tidebook.domain.kinds import DATED, STANDING
from tidebook.exchange.csv_tables import NAMES
from tidebook.language import _

FORMAT, VERSION = "tidebook-archive", 1
README, MANIFEST, JOURNAL = "README.txt", "manifest.json", "journal.json"
TABLES = tuple(f"csv/{name}" for name in NAMES)
MEMBERS = (README, MANIFEST, JOURNAL, *TABLES)
# Each kind of entry, and the list in journal.json that holds it.
LISTS: dict[str, type[Entry]] = {name: kind for kind, name in (DATED | STANDING).items()}


def readme() -> str:
    """Return the words that lie in the archive for whoever opens it."""
    return "\n".join(
        (
            _("This is a complete copy of a Tidebook journal."),
            "",
            _("{name} holds everything, in plain text (JSON, UTF-8).").format(name=JOURNAL),
            _("Each list in it holds one kind of entry, one entry a line."),
            _("day: the day that the entry is about."),
            _("stamp: when it was typed (UTC), and how many minutes the clock was ahead of UTC."),
            _("null: not known, or not answered. It never means 0."),
            _("{name} gives the size and the SHA-256 sum of every file.").format(name=MANIFEST),
            _("The folder csv holds the same as tables for spreadsheets."),
            "",
            _("To bring all of it into a journal again: tidebook import FILE.zip"),
            _("For that, leave the zip file as it is."),
            "",
            _("Your name and what you wrote about yourself are in here, too."),
            _("What lies in Recently deleted is not."),
            _("No passphrase protects this file. Anyone who has it can read it."),
            "",
        )
    )

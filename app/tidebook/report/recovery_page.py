"""The recovery code on one sheet of paper, to be kept away from the computer."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from tidebook.language import _, locale
from tidebook.report.layout import Paper
from tidebook.report.page import Own
from tidebook.report.printable import is_right_to_left, one_line
from tidebook.report.typeset import Typeset, typeset
from tidebook.report.words import Words


@dataclass(frozen=True, slots=True)
class RecoveryPage:
    """All that stands on the sheet. `groups`: the code, four letters each. `journal`: the name of its file."""

    language: str
    region: str
    right_to_left: bool
    sheet: str
    title: str
    made: str
    belongs: str
    journal: Own
    groups: tuple[str, ...]
    use: tuple[str, ...]


def recovery_page(code: str, journal: str, made_on: date, paper: Paper) -> RecoveryPage:
    """Say what stands on the sheet for `code` ("ABCD-EFGH-…")."""
    words, name = Words(locale()), one_line(journal)
    return RecoveryPage(
        language=words.language,
        region=words.region,
        right_to_left=words.is_right_to_left,
        sheet=paper.sheet,
        title=_("Recovery code"),
        made=_("Made on {day}").format(day=words.day(made_on)),
        belongs=_("It belongs to this file:"),
        journal=Own(name, is_right_to_left(name)),
        groups=tuple(code.split("-")),
        use=(
            _("This code opens the journal when the passphrase is forgotten."),
            _("Start Tidebook, press “I have the recovery code…”, and type the code."),
            _("0 is a zero and 1 is a one: the letters I, L, O and U are not used."),
            _("Whoever has this sheet and the files can read the journal."),
            _("A new passphrase or a new code makes this sheet useless for the journal."),
            _("Backups made with this code still open with it."),
        ),
    )


def make_recovery_page(page: RecoveryPage, made_on: date) -> Typeset:
    """Set the sheet as a PDF. Safe in any thread. Raises ReportError when it can not be made."""
    return typeset(("recovery.typ",), [{"sheet": json.dumps(asdict(page), ensure_ascii=False)}], made_on)

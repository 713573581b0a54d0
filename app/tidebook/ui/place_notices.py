"""What is said, once, about the place where the journal lies, and the better arrangement."""

from pathlib import Path
from typing import TYPE_CHECKING

from tidebook import paths
from tidebook.domain.errors import JournalError
from tidebook.language import _, ngettext
from tidebook.ui.folder_kind import conflict_copies, file_system_of, is_network, service_of
from tidebook.ui.journal import Journal
from tidebook.ui.keeping_watch import KeepingWatch
from tidebook.ui.preferences import Preferences

if TYPE_CHECKING:
    from tidebook.ui.notice_bar import NoticeBar
    from tidebook.ui.safekeeping import Safekeeping


def say_place(said_by: "Safekeeping", journal: Journal, preferences: Preferences, watch: KeepingWatch) -> None:
    """Say what is to be known about the place of the open journal. A folder is spoken of once, copies each time."""
    place = journal.place
    assert place is not None
    copies = conflict_copies(place)
    if copies:
        words = ngettext(
            "Beside the journal lies a copy that was changed elsewhere: {names}.",
            "Beside the journal lie copies that were changed elsewhere: {names}.",
            len(copies),
        )
        names = ", ".join(path.name for path in copies)
        said_by.note(f"{words.format(names=names)} {_('This window shows the journal itself. No copy is touched.')}")
    words = place_words(place, file_system_of(place))
    if not words or preferences.noted_place == str(place.parent):
        return
    preferences.noted_place = str(place.parent)
    bar = said_by.note(words, _("Keep the journal here, backups there") if _can_move(place) else "")
    bar.offer.clicked.connect(lambda: _move(said_by, bar, journal, preferences, watch))


def place_words(place: Path, file_system: str) -> str:
    """Return what is to be said about a place; nothing of an ordinary one."""
    service = service_of(place)
    if service:
        first = _("{service} copies the folder of this journal.").format(service=service)
        return f"{first} {_('A copy made while you write may be damaged.')}"
    if is_network(file_system):
        return (
            f"{_('This journal lies on another computer.')} {_('When the network stops, answers can not be saved.')}"
        )
    return ""


def _can_move(place: Path) -> bool:
    usual = paths.journal_file()
    return not usual.exists() and not place_words(usual, file_system_of(usual)) and usual != place


def _move(
    said_by: "Safekeeping", bar: "NoticeBar", journal: Journal, preferences: Preferences, watch: KeepingWatch
) -> None:
    """Bring the journal to its usual place; the old file stays, under another name, and backups go beside it."""
    old, new = journal.place, paths.journal_file()
    assert old is not None
    bar.put_away()
    watch.let_go()
    try:
        journal.move_to(new)
        preferences.backup_folder = old.parent
        words = _("The journal now lies on this computer: {place}.").format(place=new)
        said_by.note(f"{words} {_('The old file stays, under another name.')}")
        said_by.chosen_place.emit(new)
    except JournalError as error:
        said_by.note(f"{error.happened} {error.safe} {error.next_step}")
    watch.begin()
    watch.make_now()

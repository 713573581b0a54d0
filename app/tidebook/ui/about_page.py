"""About Tidebook: what it is for, what is protected and what is not, and what it is made of."""

from importlib import metadata

from PySide6.QtCore import Signal

from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.flow import row
from tidebook.ui.label import Label
from tidebook.ui.licences_card import LicencesCard
from tidebook.ui.page import Page

_WIDEST_PX = 760


class AboutPage(Page):
    """Nothing on it can be changed. `back`: to the settings."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__(_WIDEST_PX)
        self.settings = Button(_("Back to Settings"))
        self.licences = LicencesCard()
        self.column.addWidget(Label(_("About Tidebook"), "title"))
        self.column.addWidget(row(self.settings))
        for heading, sentences in (
            (_("Tidebook {version}").format(version=metadata.version("tidebook")), _purpose()),
            (_("What is protected"), _protected()),
            (_("What is not protected"), _not_protected()),
        ):
            card = Card(heading)
            for sentence in sentences:
                card.column.addWidget(Label(sentence))
            self.column.addWidget(card)
        self.column.addWidget(self.licences)
        self.column.addStretch()
        self.settings.clicked.connect(self.back)


def _purpose() -> tuple[str, ...]:
    return (
        _("Tidebook is a private diary. It stores what you write about how you feel."),
        _("It shows it back to you as lists and charts, and prints it."),
        _("It does not check, interpret or rate your entries."),
        _("This program cannot notice an emergency."),
    )


def _protected() -> tuple[str, ...]:
    return (
        _("The journal is one file on this computer. Other users can not read it."),
        _("With a passphrase it is encrypted, and so are its backups."),
        _("Tidebook opens no connection to any network. It sends nothing anywhere."),
        _("What you delete can be restored for 30 days. After that, it is overwritten in the file."),
        _("Nothing that you write goes into error reports, settings or names of files."),
    )


def _not_protected() -> tuple[str, ...]:
    return (
        _("Without a passphrase, anyone who can read your disk can read the journal."),
        _("While it is open, other programs of yours can read screen and memory."),
        _("Memory may be written to disk: as swap, or when the computer hibernates. Disk encryption protects that."),
        _("PDF, CSV, pictures and archives that you save are not encrypted. Neither is what waits to be printed."),
        _("Screenshots, and copies that other programs make of your folders, stay where they are."),
        _("Earlier backups keep the passphrase that they were made with."),
        _("On some disks, old copies of overwritten data can be found with special tools."),
        _("A passphrase that is forgotten, without its recovery code, can not be replaced by anyone."),
    )

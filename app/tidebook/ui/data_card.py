"""All my data: everything goes out as one archive, and comes in again."""

from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.archive_out import ArchiveOut
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.flow import row
from tidebook.ui.import_sheet import ImportSheet
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label


class DataCard(Card):
    """Tables for other programs are saved on the Summary page."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(_("All my data"))
        self._out = ArchiveOut(self, journal)
        self.save, self.stop = Button(_("Save everything (archive)…")), Button(_("Stop"))
        self.stop.setAccessibleName(_("Stop saving everything"))
        self.said = Label()
        self.bring_in = ImportSheet(journal)
        words = _("One file that people and other programs can read, too.")
        for widget in (Label(words, "quiet"), row(self.save, self.stop), self.said, self.bring_in):
            self.column.addWidget(widget)
        self.stop.hide()
        self.said.hide()
        self.save.clicked.connect(self._save)
        self.stop.clicked.connect(self._out.stop)
        self._out.said.connect(self._say)
        self._out.ended.connect(lambda: self._show_busy(is_busy=False))

    def _save(self) -> None:
        self._show_busy(is_busy=self._out.save())

    def _show_busy(self, *, is_busy: bool) -> None:
        self.stop.setVisible(is_busy)
        self.save.setEnabled(not is_busy)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        announce(self.said, words)

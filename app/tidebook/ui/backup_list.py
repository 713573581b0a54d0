"""The backups that are there, the newest first, to choose one from."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.backup_words import backup_words, reason_words
from tidebook.ui.breaking import lines

if TYPE_CHECKING:
    from tidebook.storage.names import Backup

_AIR_PX = 16
_BESIDE_PX = 44
_LEAST_PX, _MOST_PX = 80, 320


class BackupList(QListWidget):
    """`chosen` carries the backup that the keyboard or the mouse went to."""

    chosen = Signal(object)  # Backup

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Backups, the newest first"))
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._backups: tuple[Backup, ...] = ()
        self.currentRowChanged.connect(self._tell)

    def show_backups(self, backups: "Sequence[Backup]", spans: Mapping[Path, str]) -> None:
        """Show them. `spans`: the first and last day of each that is known already, in words."""
        if self._backups != tuple(backups):
            self._backups = tuple(backups)
            self.blockSignals(True)
            self.clear()
            self.addItems([""] * len(backups))
            self.setCurrentRow(-1)
            self.blockSignals(False)
        for number, backup in enumerate(backups):
            item = self.item(number)
            item.setText("\n".join([backup_words(backup), *_details(backup, spans.get(backup.path, ""))]))
        self._fit()

    @property
    def choice(self) -> "Backup | None":
        """The backup that is chosen, if any is."""
        row = self.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        needed = sum(_height(self.item(number)) for number in range(self.count())) + 2 * self.frameWidth() + _AIR_PX
        return QSize(super().sizeHint().width(), min(max(needed, _LEAST_PX), _MOST_PX))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _tell(self, _row: int) -> None:
        if self.choice is not None:
            self.chosen.emit(self.choice)

    def _fit(self) -> None:
        """Give each the height of its lines: the list cuts nothing off, it scrolls."""
        width, line = max(self.viewport().width() - _BESIDE_PX, 1), self.fontMetrics().lineSpacing()
        for item in (self.item(number) for number in range(self.count())):
            count = sum(max(len(lines(part, self.font(), width)), 1) for part in item.text().split("\n"))
            hint = QSize(0, count * line + _AIR_PX)
            if _height(item) != hint.height():
                item.setSizeHint(hint)
        self.updateGeometry()


def _height(item: QListWidgetItem) -> int:
    return item.sizeHint().height()


def _details(backup: "Backup", span: str) -> list[str]:
    found = [span] if span else []
    found.append(_("Looked through when it was made"))
    reason = reason_words(backup)
    return [*found, reason[:1].upper() + reason[1:]] if reason else found

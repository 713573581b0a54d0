"""Saving a file of the person's choice, and saying how it went."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from tidebook.exchange.files import ExportError, write
from tidebook.language import _


def ask_where(parent: QWidget, title: str, name: str, kinds: Mapping[str, str]) -> Path | None:
    """Ask for a file name. `kinds`: what each ending is called. The ending that is missing is added."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder = documents if documents.is_dir() else Path.home()
    filters = {f"{words} (*.{ending})": ending for ending, words in kinds.items()}
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(folder / name), ";;".join(filters))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.removeprefix(".").lower() in kinds:
        return path
    return path.with_name(f"{path.name}.{filters.get(kind, next(iter(kinds)))}")


def save(path: Path, content: bytes) -> str:
    """Write the file and return the sentence that says so, or why not."""
    try:
        write(path, content)
    except ExportError as error:
        return str(error)
    return _("Saved as {path}").format(path=path)

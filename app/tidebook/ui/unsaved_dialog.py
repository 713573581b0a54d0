"""Closing while something could not be saved: the only question before closing."""

from PySide6.QtWidgets import QMessageBox, QWidget

from tidebook.language import _


def may_lose(parent: QWidget) -> bool:
    """Ask whether to close although the newest answers are not in the file."""
    box = QMessageBox(parent)
    box.setWindowTitle("Tidebook")
    box.setText(_("The newest answers are not saved."))
    box.setInformativeText(_("They are lost if the window closes now. Everything before them is safe."))
    stay = box.addButton(_("Stay here"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(_("Close without them"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave

"""A PDF that is held in memory: nothing of it is on the disk before the person saves it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument


class PdfDocument(QPdfDocument):
    """Give it the bytes of a file; they stay readable as `content`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # The document keeps reading from the buffer.
        self._buffer = QBuffer(self)

    @property
    def content(self) -> bytes:
        """The file."""
        return bytes(self._buffer.data().data())

    def take(self, content: bytes) -> None:
        """Hold this file instead of the one before."""
        self.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.load(self._buffer)


def picture(document: QPdfDocument, number: int, size: QSize) -> QImage:
    """Return a page in `size` pixels, on white: what comes from the PDF has transparent paper.

    Some printers turn that black.
    """
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(number, size))
    painter.end()
    return page

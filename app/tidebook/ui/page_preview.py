"""The finished PDF on screen, in the ink and paper of the theme."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from tidebook.language import _
from tidebook.overriding import override

_A4 = 297 / 210


class PagePreview(QWidget):
    """Draws the page as wide as the widget. White paper would blind in a dark room: the theme's is used."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Preview of the page"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # The document keeps reading from the buffer.
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self._picture = QImage()

    def show_pdf(self, content: bytes) -> None:
        """Show the first page of a PDF file."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        # A screen reader can not look into a picture: it gets the words of the page.
        self.setAccessibleDescription(self.document.getAllText(0).text())
        self._picture = QImage()
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        size = self.document.pagePointSize(0)
        return round(width * (size.height() / size.width() if size.width() > 0 else _A4))

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().color
        painter.fillRect(self.rect(), colour(QPalette.ColorRole.Base))
        if self.document.pageCount():
            painter.drawImage(self.rect(), self._page())
        painter.setPen(colour(QPalette.ColorRole.Midlight))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _page(self) -> QImage:
        wanted = self.size() * self.devicePixelRatioF()
        if self._picture.size() != wanted:
            self._picture = self.document.render(0, wanted)
        ink, paper = (self.palette().color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Base))
        return tinted(self._picture, ink, paper)


def tinted(page: QImage, ink: QColor, paper: QColor) -> QImage:
    """Return a grey page with its black as `ink` and its white as `paper`, and what is between between."""
    dark_paper = paper.lightness() < ink.lightness()
    picture = QImage(page.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    # What comes from the PDF has transparent paper.
    painter.drawImage(0, 0, page)
    painter.end()
    if dark_paper:
        picture.invertPixels()
    low, high = (paper, ink) if dark_paper else (ink, paper)
    span = QColor(high.red() - low.red(), high.green() - low.green(), high.blue() - low.blue())
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(picture.rect(), span)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(picture.rect(), low)
    painter.end()
    return picture

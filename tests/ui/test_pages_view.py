"""The pages on screen: one after the other, larger and smaller, searched, and never glaring."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.report.records import invented
from tests.ui.desk import Desk
from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.charts.palette import DARK, DIM, LIGHT, Palette
from tidebook.demo.journal import invent
from tidebook.report.choices import Choices
from tidebook.report.document import document
from tidebook.ui.page_preview import tinted
from tidebook.ui.pages_view import PagesView

KEY = Qt.Key


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Page 1 and several pages of an appendix."""
    record = invented(60)
    choices = Choices(record.period, appendix=frozenset({"symptoms", "days", "numbers"}))
    return document(record, catalogue(), choices, date(2026, 11, 22), lambda _r, _c: {})[1].content


@pytest.fixture
def view(qtbot: QtBot, pdf: bytes) -> Iterator[PagesView]:
    shown, window = PagesView(), QScrollArea()
    window.setWidgetResizable(True)
    window.setWidget(shown)
    window.resize(700, 1100)
    qtbot.addWidget(window)
    window.show()
    shown.show_pdf(pdf)
    # The window lives as long as the test.
    yield shown


@pytest.fixture
def kept(new_desk: Callable[[], Desk]) -> Desk:
    desk = new_desk()
    desk.write(*invent(clock.today(), 60, 1))
    return desk.open()


def find(qtbot: QtBot, view: PagesView, words: str) -> int:
    """Search, and return how often it was found once all pages are looked through."""
    view.search.field.setText(words)
    qtbot.waitUntil(lambda: bool(view.search.said.text()) and not view.search._settled.isActive())
    return view.search.count


def test_page_by_page(view: PagesView) -> None:
    pages = view.document.pageCount()
    assert pages > 2
    assert view.place.text() == f"Page 1 of {pages}"
    first = view.page.grab().toImage()
    QTest.mouseClick(view.later, Qt.MouseButton.LeftButton)
    assert view.place.text() == f"Page 2 of {pages}"
    assert view.page.grab().toImage() != first
    assert "Appendix" in view.page.accessibleDescription()
    for key, page in (
        (KEY.Key_PageDown, 3),
        (KEY.Key_PageUp, 2),
        (KEY.Key_End, pages),
        (KEY.Key_PageDown, pages),
        (KEY.Key_Home, 1),
        (KEY.Key_PageUp, 1),
    ):
        QTest.keyClick(view.page, key)
        assert view.place.text() == f"Page {page} of {pages}"
        assert view.page.accessibleName() == f"Preview, page {page} of {pages}"
    assert view.page.grab().toImage() == first


def test_one_page_needs_no_way_to_others(view: PagesView) -> None:
    record = invented(28)
    alone = document(record, catalogue(), Choices(record.period), date(2026, 11, 22), lambda _r, _c: {})[1].content
    view.do("last")
    view.show_pdf(alone)
    assert (view.page.number, view.document.pageCount()) == (0, 1)
    assert not view.later.isVisible()
    assert not view.place.isVisible()
    assert view.page.accessibleName() == "Preview of the page"


def test_the_page_stays_when_it_is_set_again(view: PagesView, pdf: bytes) -> None:
    view.do("later")
    view.show_pdf(pdf)
    assert view.page.number == 1


def test_larger_and_smaller(view: PagesView) -> None:
    fit = view.page.width()
    assert view.width() - 4 <= fit <= view.width()
    for key, times in ((KEY.Key_Plus, 1.25), (KEY.Key_Plus, 1.5), (KEY.Key_Minus, 1.25), (KEY.Key_0, 1.0)):
        QTest.keyClick(view.page, key)
        assert view.page.width() == pytest.approx(fit * times, abs=2)
        assert view.page.height() == pytest.approx(view.page.width() * 297 / 210, abs=3)
    QTest.mouseClick(view.larger, Qt.MouseButton.LeftButton)
    assert view._area.horizontalScrollBar().maximum() > 0
    # The whole height is there; the page of the window scrolls, not a window in the window.
    assert view._area.height() >= view.page.height()
    for _again in range(9):
        QTest.mouseClick(view.smaller, Qt.MouseButton.LeftButton)
    assert view.page.width() == pytest.approx(fit / 2, abs=2)
    QTest.mouseClick(view.fit, Qt.MouseButton.LeftButton)
    assert view.page.width() == fit


def test_it_fits_any_width(view: PagesView) -> None:
    for width in (360, 1200):
        view.window().resize(width, 900)
        assert view.page.width() == pytest.approx(width, abs=30)
        assert view.page.width() <= view.width()


def test_search_leads_from_place_to_place(qtbot: QtBot, view: PagesView) -> None:
    count = find(qtbot, view, "fatigue")
    assert count > 3
    assert view.search.said.text() == f"Found in {count} places."
    plain = view.page.grab().toImage()
    QTest.keyClick(view.search.field, KEY.Key_Return)
    assert view.search.said.text() == f"Place 1 of {count}, on page 1."
    assert view.page._hit
    assert view.page.grab().toImage() != plain
    for number in range(2, count + 1):
        QTest.mouseClick(view.search.later, Qt.MouseButton.LeftButton)
        assert view.search.said.text() == f"Place {number} of {count}, on page {view.page.number + 1}."
        hit = view.search.hit
        assert hit is not None
        assert (hit.page(), hit.rectangles()) == (view.page.number, list(view.page._hit))
    assert view.page.number > 0
    # After the last comes the first, and before it the last.
    QTest.mouseClick(view.search.later, Qt.MouseButton.LeftButton)
    assert view.search.at == 0
    QTest.mouseClick(view.search.earlier, Qt.MouseButton.LeftButton)
    assert view.search.at == count - 1


def test_the_mark_lies_on_the_words(qtbot: QtBot, view: PagesView) -> None:
    find(qtbot, view, "Symptom journal summary")
    QTest.keyClick(view.search.field, KEY.Key_Return)
    place = view.page.on_screen(view.page._hit[0]).toRect()
    view.page.mark([], [])
    picture = view.page.grab(place).toImage()
    around = view.page.grab(place.translated(QPoint(0, -place.height()))).toImage()
    assert darkest(picture) < 100
    assert darkest(around) > 200


def test_what_is_not_there_is_said(qtbot: QtBot, view: PagesView, pdf: bytes) -> None:
    assert find(qtbot, view, "zebra") == 0
    assert view.search.said.text() == "Not found in these pages."
    QTest.keyClick(view.search.field, KEY.Key_Return)
    assert view.search.hit is None
    view.search.field.clear()
    assert not view.search.said.isVisible()
    assert not view.search.later.isVisible()
    # Pages that are set anew are searched anew.
    assert find(qtbot, view, "fatigue") > 0
    count = view.search.count
    view.show_pdf(pdf)
    qtbot.waitUntil(lambda: view.search.count == count)


def test_ctrl_f_searches_the_pages(kept: Desk) -> None:
    page = kept.summary
    kept.wait(lambda: page.is_settled)
    page.preview.page.setFocus()
    kept.press("ctrl+f")
    assert page.preview.search.field.hasFocus()
    kept.press(*"asleep", "enter")
    kept.wait(lambda: page.preview.search.count > 0)
    kept.press("enter")
    hit = page.preview.page.on_screen(page.preview.page._hit[0]).center().toPoint()
    at = page.preview.page.mapTo(page.viewport(), hit)
    assert page.viewport().rect().contains(at)


def darkest(picture: QImage) -> int:
    return min(lightness(picture))


def lightness(picture: QImage, step: int = 1) -> list[int]:
    xs, ys = range(0, picture.width(), step), range(0, picture.height(), step)
    return [picture.pixelColor(x, y).lightness() for x in xs for y in ys]


@pytest.mark.parametrize("palette", [LIGHT, DIM, DARK], ids=lambda palette: palette.name)
def test_the_preview_never_glares(kept: Desk, palette: Palette) -> None:
    kept.preferences.theme = palette.name
    page = kept.summary
    kept.wait(lambda: page.is_settled)
    seen = lightness(page.preview.page.grab().toImage(), 3)
    paper, ink = QColor(palette.card).lightness(), QColor(palette.text).lightness()
    assert (min(seen), max(seen)) == pytest.approx((min(paper, ink), max(paper, ink)), abs=14)
    assert max(seen) < 252


@pytest.mark.parametrize("palette", [LIGHT, DIM, DARK], ids=lambda palette: palette.name)
def test_black_becomes_ink_and_white_becomes_paper(palette: Palette) -> None:
    page = QImage(2, 1, QImage.Format.Format_RGB32)
    page.setPixelColor(0, 0, QColor("black"))
    page.setPixelColor(1, 0, QColor("white"))
    picture = tinted(page, QColor(palette.text), QColor(palette.card))
    assert picture.pixelColor(0, 0).name() == palette.text
    assert picture.pixelColor(1, 0).name() == palette.card

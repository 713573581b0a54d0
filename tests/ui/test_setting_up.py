"""The cards for what is set up once, in a narrow window with large letters."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.charts.palette import DARK
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.ui import theme
from tidebook.ui.anchor_editor import AnchorEditor
from tidebook.ui.card import Card
from tidebook.ui.deleted_list import DeletedList
from tidebook.ui.own_list import OwnList
from tidebook.ui.profile_card import ProfileCard
from tidebook.ui.score_card import ScoreCard

TODAY = clock.today()
EAR = own_key(UUID(int=1, version=4))
LONG = "Überempfindlichkeit beim Aufstehen"


@pytest.fixture
def large(qapp: QApplication) -> Iterator[QApplication]:
    """Text at 200 %."""
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    theme.load_face()
    theme.wear(qapp, DARK, 2.0)
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setPalette(palette)


def own_list() -> Card:
    card, now = OwnList(), clock.now()
    gone = Asked(TODAY, now, "sore_throat", asked=False)
    card.show_list(Record(Period(TODAY, TODAY), own_names=(OwnName(TODAY, now, EAR, LONG),), choices=(gone,)))
    card.unfold(open_=True)
    card.rows.choose(EAR)
    card.rename.click()
    return card


def anchors() -> Card:
    card = AnchorEditor()
    before = Anchor(TODAY - timedelta(days=9), clock.now(), EAR, 6, LONG)
    card.show_anchors({EAR: LONG}, [before, Anchor(TODAY, clock.now(), EAR, 6, "can leave the house briefly")])
    card.unfold(open_=True)
    return card


def scores() -> Card:
    card = ScoreCard()
    card.show_scores([Score(TODAY, clock.now(), uuid4(), "FIQR", 57.5, "Dr Example, at the hospital")])
    card.open_entry(None)
    return card


def profile() -> Card:
    card = ProfileCard()
    card.show_profile([ProfileLine(TODAY, clock.now(), About.DIAGNOSES, LONG)])
    card.unfold(open_=True)
    return card


def deleted() -> Card:
    card = DeletedList()
    card.show_deleted([(Note(TODAY, clock.now(), "rain " * 30), clock.now().at)], {})
    card.unfold(open_=True)
    return card


@pytest.mark.parametrize("make", [own_list, anchors, scores, profile, deleted])
def test_nothing_is_cut_off(qtbot: QtBot, large: QApplication, make: Callable[[], Card]) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    card = make()
    card.set_narrow(narrow=True)
    page.setWidgetResizable(True)
    page.setWidget(card)
    page.resize(360, 900)
    page.show()
    large.processEvents()
    assert not page.horizontalScrollBar().isVisible()
    controls = [w for kind in (QAbstractButton, QLineEdit) for w in card.findChildren(kind) if w.isVisible()]
    assert controls
    for control in controls:
        assert control.height() >= theme.TARGET_PX
        assert card.rect().contains(control.rect().translated(control.mapTo(card, control.rect().topLeft())))

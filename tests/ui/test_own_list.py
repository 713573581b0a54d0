"""The person's own list: what they add, rename, put away, bring back and order."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from tidebook import bundled, clock
from tidebook.domain.asked import Asked, dropped, my_list
from tidebook.domain.change import Change
from tidebook.domain.own_symptom import ListOrder, OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.storage.store import Store
from tidebook.ui.own_list import OwnList

TODAY = clock.today()
BEFORE = TODAY - timedelta(days=40)
EAR, ELBOW = (own_key(UUID(int=n, version=4)) for n in (1, 2))


def own(name: str, key: str = EAR) -> OwnName:
    return OwnName(BEFORE, clock.now(), key, name)


class Shown:
    """The card, unfolded, and a real file that every change goes to."""

    def __init__(self, qtbot: QtBot, store: Store, *standing: OwnName | Asked | ListOrder) -> None:
        self.bot, self.store = qtbot, store
        store.apply([Change(None, entry) for entry in standing])
        self.steps: list[tuple[tuple[Change, ...], str]] = []
        self.card = OwnList()
        self.page = QScrollArea()
        qtbot.addWidget(self.page)
        self.page.setWidgetResizable(True)
        self.page.setWidget(self.card)
        self.card.changed.connect(self._write)
        self.card.show_list(self.record)
        self.page.resize(640, 900)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.click(self.card.fold)

    def _write(self, changes: tuple[Change, ...], words: str) -> None:
        for change in changes:
            assert self.store.find(change.entry) == change.before
        self.steps.append((changes, words))
        self.store.apply(changes)
        self.card.show_list(self.record)

    @property
    def record(self) -> Record:
        return self.store.read(Period(TODAY, TODAY))

    @property
    def names(self) -> list[str]:
        return [symptom.name for symptom in my_list(TODAY, self.record, bundled.catalogue())]

    @property
    def rows(self) -> list[str]:
        return [self.card.rows.item(row).text().partition("  ·")[0] for row in range(self.card.rows.count())]

    def click(self, button: QAbstractButton) -> None:
        self.bot.waitUntil(button.isVisible)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_row(self, name: str) -> None:
        item = self.card.rows.item(self.rows.index(name))
        self.card.rows.scrollToItem(item)
        place = self.card.rows.visualItemRect(item).center()
        QTest.mouseClick(self.card.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def type(self, field: QLineEdit, text: str) -> None:
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def alt(self, key: Qt.Key) -> None:
        QTest.keyClick(self.card.rows, key, Qt.KeyboardModifier.AltModifier)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "list.tidebook") as store:
        yield store


def test_folded_it_counts(qtbot: QtBot) -> None:
    card = OwnList()
    qtbot.addWidget(card)
    assert card.said.text() == "13 symptoms are asked."
    assert card.form is None
    card.show_list(Record(Period(TODAY, TODAY), own_names=(own("Ear noise"), own("Elbow", ELBOW))))
    assert card.said.text() == "15 symptoms are asked, 2 of them my own."


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_a_symptom_of_my_own(qtbot: QtBot, store: Store, by: str) -> None:
    shown = Shown(qtbot, store)
    if by == "key":
        shown.type(shown.card.new, "Ear noise (left)")
    else:
        shown.card.new.setText("Ear noise (left)")
        shown.click(shown.card.add)
    assert shown.names[-1] == "Ear noise (left)"
    assert shown.rows == shown.names
    assert shown.card.new.text() == ""
    assert shown.card.rows.currentRow() == 13
    (changes, words), *more = shown.steps
    assert (len(changes), words, more) == (1, "Add 'Ear noise (left)'", [])


@pytest.mark.parametrize(
    ("text", "why"), [("   ", "give the symptom a name"), ("FATIGUE", "'Fatigue' is on the list already")]
)
def test_what_can_not_be_added_is_said_and_stays(qtbot: QtBot, store: Store, text: str, why: str) -> None:
    shown = Shown(qtbot, store)
    shown.card.new.setText(text)
    shown.click(shown.card.add)
    assert shown.card.problem.isVisible()
    assert shown.card.problem.text().startswith("Not saved yet. ")
    assert why in shown.card.problem.text()
    assert shown.card.new.text() == text
    assert shown.steps == []
    shown.type(shown.card.new, "Ear noise")
    assert not shown.card.problem.isVisible()
    assert shown.names[-1] == "Ear noise"


def test_a_name_that_the_catalogue_has_is_asked_from_there(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store)
    other = next(s for s in bundled.catalogue().rated if s.show == "O")
    shown.type(shown.card.new, other.name.upper())
    assert shown.names.count(other.name) == 1
    assert shown.record.own_names == ()
    assert [(c.symptom, c.asked) for c in shown.record.choices] == [(other.key, True)]


def test_what_was_put_away_comes_back_by_its_name(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store, own("Ear noise"), Asked(BEFORE, clock.now(), EAR, asked=False))
    assert "Ear noise" not in shown.rows
    shown.type(shown.card.new, "ear noise")
    assert shown.rows[-1] == "Ear noise"
    assert len(shown.record.own_names) == 1


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_renaming_keeps_the_old_name_on_old_days(qtbot: QtBot, store: Store, by: str) -> None:
    shown = Shown(qtbot, store, own("Ear noise"))
    shown.click_row("Ear noise")
    shown.click(shown.card.rename)
    assert shown.card.name.field.text() == "Ear noise"
    if by == "key":
        shown.type(shown.card.name.field, "Tinnitus")
    else:
        shown.card.name.field.setText("Tinnitus")
        shown.click(shown.card.name.save)
    assert not shown.card.name.isVisible()
    assert shown.names[-1] == shown.rows[-1] == "Tinnitus"
    earlier = my_list(TODAY - timedelta(days=1), shown.record, bundled.catalogue())
    assert earlier[-1].name == "Ear noise"
    assert shown.steps[-1][1] == "Rename 'Ear noise' to 'Tinnitus'"


def test_renaming_can_be_left(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store, own("Ear noise"))
    shown.click_row("Ear noise")
    shown.click(shown.card.rename)
    QTest.keyClicks(shown.card.name.field, "x")
    shown.click(shown.card.name.keep)
    assert not shown.card.name.isVisible()
    shown.click(shown.card.rename)
    QTest.keyClicks(shown.card.name.field, "x")
    QTest.keyClick(shown.card.name.field, Qt.Key.Key_Escape)
    assert not shown.card.name.isVisible()
    shown.click(shown.card.rename)
    QTest.keyClick(shown.card.name.field, Qt.Key.Key_Return)
    assert not shown.card.name.isVisible()
    assert shown.steps == []


def test_a_new_name_that_is_none_or_taken(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store, own("Ear noise"), own("Elbow", ELBOW))
    shown.click_row("Elbow")
    shown.click(shown.card.rename)
    for text in (" ", "ear NOISE", "fatigue"):
        shown.type(shown.card.name.field, text)
        assert shown.card.name._problem.text().startswith("Not saved yet. ")
        assert shown.card.name.field.text() == text
    assert shown.steps == []
    # Its own name in other letters is a new name like any other.
    shown.type(shown.card.name.field, "ELBOW")
    assert shown.rows[-1] == "ELBOW"


def test_a_new_name_is_kept_when_the_card_closes(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store, own("Ear noise"))
    shown.click_row("Ear noise")
    shown.click(shown.card.rename)
    shown.card.name.field.setText("Tinnitus")
    shown.card.new.setText("Elbow")
    shown.click(shown.card.fold)
    assert shown.names[-2:] == ["Tinnitus", "Elbow"]
    assert not shown.card.is_unfolded


@pytest.mark.parametrize("name", ["Ear noise", "Muscle pain or aching"])
def test_no_longer_asked_and_asked_again(qtbot: QtBot, store: Store, name: str) -> None:
    shown = Shown(qtbot, store, own("Ear noise"))
    shown.click_row(name)
    key = shown.card.rows.key
    shown.click(shown.card.drop)
    assert name not in shown.names
    assert name not in shown.rows
    assert [symptom.name for symptom in dropped(TODAY, shown.record, bundled.catalogue())] == [name]
    assert my_list(BEFORE, shown.record, bundled.catalogue())[-1].name == "Ear noise"
    assert shown.steps[-1][1] == f"Ask no longer: {name}"
    shown.click(shown.card.back[key])
    assert name in shown.names
    assert shown.card.rows.key == key
    assert shown.card.back == {}
    assert not shown.card.gone.isVisible()


def test_the_five_are_always_asked_and_keep_their_names(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store, own("Ear noise"))
    for symptom in bundled.catalogue().quick:
        shown.click_row(symptom.name)
        assert not shown.card.drop.isEnabled()
        assert not shown.card.rename.isEnabled()
        assert shown.card.rows.currentItem().text() == f"{symptom.name}  ·  always asked"
    shown.click_row("Ear noise")
    assert shown.card.drop.isEnabled()
    assert shown.card.rename.isEnabled()


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_order(qtbot: QtBot, store: Store, by: str) -> None:
    shown = Shown(qtbot, store, own("Ear noise"))

    def step(key: Qt.Key, button: QAbstractButton) -> None:
        shown.alt(key) if by == "key" else shown.click(button)

    shown.click_row("Ear noise")
    for _turn in range(12):
        step(Qt.Key.Key_Up, shown.card.up)
    assert shown.names[1] == "Ear noise"
    assert shown.card.rows.key == EAR
    shown.click_row("Fatigue")
    step(Qt.Key.Key_Down, shown.card.down)
    assert shown.names[:2] == shown.rows[:2] == ["Ear noise", "Fatigue"]
    assert shown.steps[0][1] == "Ear noise up"
    assert shown.steps[-1][1] == "Fatigue down"
    assert len(shown.record.orders) == 1


def test_the_ends_of_the_list(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store)
    shown.card.rows.setCurrentRow(0)
    assert not shown.card.up.isEnabled()
    shown.alt(Qt.Key.Key_Up)
    shown.card.rows.setCurrentRow(12)
    assert not shown.card.down.isEnabled()
    shown.alt(Qt.Key.Key_Down)
    assert shown.steps == []
    QTest.keyClick(shown.card.rows, Qt.Key.Key_Up)
    assert shown.card.rows.currentRow() == 11


def test_what_is_put_away_keeps_its_place_in_the_order(qtbot: QtBot, store: Store) -> None:
    keys = tuple(symptom.key for symptom in bundled.catalogue().quick)
    shown = Shown(
        qtbot,
        store,
        own("Ear noise"),
        ListOrder(BEFORE, clock.now(), (EAR, *keys)),
        Asked(BEFORE, clock.now(), EAR, asked=False),
    )
    shown.click_row("Fatigue")
    shown.click(shown.card.down)
    (order,) = (order for order in shown.record.orders if order.day == TODAY)
    assert EAR in order.keys


def test_everything_has_a_name(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store, own("Ear noise"), own("Elbow", ELBOW), Asked(BEFORE, clock.now(), ELBOW, asked=False))
    shown.click_row("Ear noise")
    qtbot.waitUntil(shown.card.back[ELBOW].isVisible)
    buttons = [button for button in shown.card.findChildren(QAbstractButton) if button.isVisible()]
    assert {button.accessibleName() for button in buttons} == {
        "Up: Ear noise",
        "Down: Ear noise",
        "Rename: Ear noise",
        "Ask no longer: Ear noise",
        "Add a symptom of my own",
        "Ask again: Elbow",
        "Done: My list",
    }
    assert shown.card.new.accessibleName() == "A symptom of my own"
    assert shown.card.rows.accessibleName() == "What I am asked, in my order"

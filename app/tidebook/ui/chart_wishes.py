"""What a chart has to be told beside its days: which symptom, or which other period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tidebook.charts.around import MORE_THAN_USUAL
from tidebook.domain.activity import ActivityKind
from tidebook.domain.period import Period
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.language import _
from tidebook.ui.choice_box import ChoiceBox
from tidebook.ui.date_fields import DateFields
from tidebook.ui.label import Label


@dataclass(frozen=True, slots=True)
class Wishes:
    """`symptom`: the key of the one that is drawn. `other`: the period to compare with.

    `labels`: what the person calls the earlier and the later of the two periods, maybe nothing. `least_effort`
    and `kind`: which activities the days are lined up around.
    """

    symptom: str
    other: Period
    labels: tuple[str, str]
    least_effort: int
    kind: ActivityKind | None


class WishFields(QWidget):
    """Fields for the wishes; those that a chart does not need are hidden."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.symptom = ChoiceBox(_("Symptom"))
        self._symptom_label = Label(_("Symptom"), "quiet")
        self._symptom_label.setBuddy(self.symptom)
        self.other = DateFields()
        self.other.setAccessibleName(_("Compared with"))
        self._other_label = Label(_("Compared with"), "quiet")
        self.labels = (QLineEdit(), QLineEdit())
        self._label_labels = (
            Label(_("Name of the earlier days"), "quiet"),
            Label(_("Name of the later days"), "quiet"),
        )
        self.effort = ChoiceBox(_("Effort of the activity"))
        for effort in range(LOWEST, HIGHEST + 1):
            self.effort.addItem(_("{effort} or more").format(effort=effort), effort)
        self.effort.setCurrentIndex(MORE_THAN_USUAL - LOWEST)
        self.kind = ChoiceBox(_("Kind of activity"))
        self.kind.addItem(_("Any kind"), None)
        for kind in ActivityKind:
            self.kind.addItem(kind.words, kind)
        self._around = tuple(Label(box.accessibleName(), "quiet") for box in (self.effort, self.kind))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._symptom_label, self.symptom, self._other_label, self.other):
            column.addWidget(widget)
        for label, field in zip(self._label_labels, self.labels, strict=True):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setMaxLength(40)
            column.addWidget(label)
            column.addWidget(field)
            field.editingFinished.connect(self.changed)
        for label, box in zip(self._around, (self.effort, self.kind), strict=True):
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            box.activated.connect(lambda _row: self.changed.emit())
        self._period = Period(date.min, date.min)
        self._chosen: Period | None = None
        self.symptom.activated.connect(lambda _row: self.changed.emit())
        self.other.chosen.connect(self._other_chosen)

    @property
    def wishes(self) -> Wishes:
        """What the fields say."""
        first, second = (field.text().strip() for field in self.labels)
        symptom = str(self.symptom.currentData() or "")
        return Wishes(symptom, self._period, (first, second), self.effort.currentData(), self.kind.currentData())

    def offer(self, symptoms: Mapping[str, str], chosen: str) -> None:
        """Offer `symptoms` (words by key)."""
        if [self.symptom.itemData(row) for row in range(self.symptom.count())] != list(symptoms):
            self.symptom.clear()
            for key, words in symptoms.items():
                self.symptom.addItem(words, key)
        self.symptom.setCurrentIndex(max(self.symptom.findData(chosen), 0))

    def follow(self, shown: Period, today: date) -> None:
        """Compare with the days just before `shown`, unless the person chose others that lie apart from it."""
        apart = self._chosen is not None and (self._chosen.last < shown.first or self._chosen.first > shown.last)
        self._period = self._chosen if self._chosen is not None and apart else shown.before()
        self.other.show_period(self._period, today)

    def arrange(self, *, symptom: bool, other: bool, around: bool) -> None:
        """Show the fields that the chart needs."""
        for place in (*self._around, self.effort, self.kind):
            place.setVisible(around)
        self._symptom_label.setVisible(symptom)
        self.symptom.setVisible(symptom)
        for widget in (self._other_label, self.other, *self._label_labels, *self.labels):
            widget.setVisible(other)
        self.setVisible(symptom or other or around)

    def _other_chosen(self, period: Period) -> None:
        self._chosen = self._period = period
        self.changed.emit()

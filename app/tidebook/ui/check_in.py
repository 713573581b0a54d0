"""The questions of the day, in the same order for ever."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.catalogue import Symptom
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.ui.button import Button
from tidebook.ui.card import Card, line
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.rating_row import RatingRow
from tidebook.ui.tab_order import chain_before


class CheckIn(Card):
    """The five questions, then those the person picked; the starter list's other ones are folded away."""

    answered = Signal(Rating)
    taken_back = Signal(Rating)
    choose_symptoms = Signal()
    focused = Signal(QWidget)
    finished = Signal()
    counted_anew = Signal()  # more questions on screen, or fewer

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._rated: dict[str, Rating] = {}
        self._asked: tuple[Symptom, ...] = ()
        self._rows: dict[str, RatingRow] = {}
        self._is_unfolded = False
        self.column.addWidget(Label(_("On average on this day. 0 is none, 10 is the worst I can imagine."), "quiet"))
        self._open_part, self._folded_part = QVBoxLayout(), QVBoxLayout()
        for part in (self._open_part, self._folded_part):
            part.setSpacing(0)
            self.column.addLayout(part)
        self.fold = Button()
        self.fold.setProperty("role", "link")
        self.fold.setObjectName("more_symptoms")
        self.fold.clicked.connect(self._toggle)
        self.choose = Button(_("My symptoms…"))
        self.choose.setProperty("role", "link")
        self.choose.clicked.connect(self.choose_symptoms)
        links = QWidget()
        flow = Flow(links)
        flow.addWidget(self.fold)
        flow.addWidget(self.choose)
        self.column.addWidget(links)

    @property
    def rows(self) -> list[RatingRow]:
        """The rows on screen, from top to bottom."""
        shown = [s for s in self._asked if s.key in self._rows and (self._is_unfolded or not s.is_folded)]
        return [self._rows[symptom.key] for symptom in sorted(shown, key=lambda s: s.is_folded)]

    @property
    def counted(self) -> tuple[int, int]:
        """How many of the questions on screen are answered, and how many there are."""
        rows = self.rows
        return sum(row.is_answered for row in rows), len(rows)

    def show_day(self, record: Record, asked: tuple[Symptom, ...]) -> None:
        """Show the ratings of the one day of `record`, for the symptoms asked then and any that were rated."""
        self._day = record.period.first
        self._rated = {rating.symptom: rating for rating in record.ratings}
        self._ask(asked)
        if any(s.is_folded and s.key in self._rated for s in asked):
            self._unfold()
        for key, row in self._rows.items():
            row.show_rating(self._day, self._rated.get(key))

    def focus_first_open(self) -> None:
        """Put the keyboard on the first question without an answer."""
        rows = self.rows
        next((row for row in rows if not row.is_answered), rows[0]).take_focus()

    def show_rating(self, day: date, rating: Rating | None, symptom: str) -> None:
        """Show one rating that was changed elsewhere, by undo for instance."""
        self._rated.pop(symptom, None)
        if rating is not None:
            self._rated[symptom] = rating
        if symptom in self._rows:
            self._rows[symptom].show_rating(day, rating)

    def _ask(self, asked: tuple[Symptom, ...]) -> None:
        if asked == self._asked:
            return
        self._asked = asked
        self._rows.clear()
        for part in (self._open_part, self._folded_part):
            while (item := part.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self._fill(self._open_part, [s for s in asked if not s.is_folded])
        if self._is_unfolded:
            self._fill(self._folded_part, [s for s in asked if s.is_folded])
        self._name_fold()

    def _fill(self, part: QVBoxLayout, symptoms: list[Symptom]) -> None:
        for symptom in symptoms:
            if part.count() or part is self._folded_part:
                part.addWidget(line())
            row = self._rows[symptom.key] = RatingRow(symptom)
            row.show_rating(self._day, self._rated.get(symptom.key))
            part.addWidget(row)
            chain_before(row, self.fold)
            row.answered.connect(self.answered)
            row.taken_back.connect(self.taken_back)
            row.left.connect(lambda by, row=row: self._go(row, by))
            row.passed_on.connect(lambda event, row=row: self._pass_on(row, event))

    def _go(self, row: RatingRow, by: int) -> None:
        rows = self.rows
        place = rows.index(row) + by
        if place >= len(rows):
            self.finished.emit()
        elif place >= 0:
            rows[place].take_focus()
            self.focused.emit(rows[place])

    def _pass_on(self, row: RatingRow, event: QKeyEvent) -> None:
        rows = self.rows
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].take_key(event)
            self.focused.emit(rows[min(place + 1, len(rows) - 1)])

    def _toggle(self) -> None:
        if self._is_unfolded:
            for row in self.rows:
                if row.symptom.is_folded:
                    row.hide()
            self._is_unfolded = False
            self._folded_visible(visible=False)
        else:
            self._unfold()
            first = next((row for row in self.rows if row.symptom.is_folded), None)
            if first is not None:
                first.take_focus()
        self._name_fold()
        self.counted_anew.emit()

    def _unfold(self) -> None:
        # The eight rows are made when they are first wanted: the window opens sooner without them.
        if self._folded_part.count() == 0:
            self._fill(self._folded_part, [s for s in self._asked if s.is_folded])
        self._is_unfolded = True
        self._folded_visible(visible=True)
        self._name_fold()

    def _folded_visible(self, *, visible: bool) -> None:
        for place in range(self._folded_part.count()):
            item = self._folded_part.itemAt(place)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.setVisible(visible)

    def _name_fold(self) -> None:
        count = sum(symptom.is_folded for symptom in self._asked)
        self.fold.setVisible(count > 0)
        if self._is_unfolded:
            self.fold.setText(_("Fewer symptoms"))
        else:
            words = ngettext("{count} more symptom", "{count} more symptoms", count)
            self.fold.setText(words.format(count=count))

"""One question about a symptom, and its eleven buttons."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tidebook import clock
from tidebook.domain.catalogue import Symptom
from tidebook.domain.rating import Rating
from tidebook.ui.scale_row import ScaleRow


class RatingRow(ScaleRow):
    """Asks for one rating. Emits it when it is given, and again when it is taken back."""

    answered = Signal(Rating)
    taken_back = Signal(Rating)

    def __init__(self, symptom: Symptom, parent: QWidget | None = None, *, is_named: bool = True) -> None:
        super().__init__(symptom.name, symptom.hint, parent, is_named=is_named)
        self.symptom = symptom
        self._day = date.min
        self._rating: Rating | None = None
        self.chosen.connect(self._rate)
        self.cleared.connect(self._unrate)

    def show_rating(self, day: date, rating: Rating | None) -> None:
        """Show what is recorded for `day`."""
        self._day = day
        self._rating = rating
        self.show_value(None if rating is None else rating.value)

    @property
    def is_answered(self) -> bool:
        """Whether a number is chosen."""
        return self._rating is not None

    def _rate(self, value: int) -> None:
        self._rating = Rating(self._day, clock.now(), self.symptom.key, value)
        self.answered.emit(self._rating)

    def _unrate(self) -> None:
        gone, self._rating = self._rating, None
        if gone is not None:
            self.taken_back.emit(gone)

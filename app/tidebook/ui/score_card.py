"""Scores from elsewhere: what somebody else worked out, as a name and a number."""

from collections.abc import Iterable
from datetime import date

from tidebook import clock
from tidebook.domain.entry import Entry
from tidebook.domain.score import Score
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.dates import day_words
from tidebook.ui.numbers import number_words
from tidebook.ui.rows_card import RowsCard
from tidebook.ui.score_editor import ScoreEditor


class ScoreCard(RowsCard):
    """A line for each score, and the form for one. `told` and `taken_back` carry one score."""

    def __init__(self) -> None:
        super().__init__(_("Scores from elsewhere"), _("Nothing recorded"), _("Add"))
        self._scores: tuple[Score, ...] = ()

    def show_scores(self, scores: Iterable[Score]) -> None:
        """Show all scores, the newest first. What is being typed in the form stays."""
        self._scores = tuple(sorted(scores, key=lambda score: score.day, reverse=True))
        # They are about many days: the card has none of its own.
        self.show_entries(date.min, self._scores)
        if isinstance(self.editor, ScoreEditor):
            self.editor.offer(score.name for score in self._scores)

    @override
    def make_editor(self) -> ScoreEditor:
        editor = ScoreEditor()
        editor.offer(score.name for score in self._scores)
        return editor

    @override
    def words(self, entry: Entry) -> str:
        assert isinstance(entry, Score)
        parts = [
            _("{name} {number}").format(name=entry.name, number=number_words(entry.number)),
            day_words(entry.day, clock.today()),
        ]
        if entry.by_whom:
            parts.append(entry.by_whom)
        return "  ·  ".join(parts)

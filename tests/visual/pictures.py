"""Every chart, made from a journal as the Charts page makes it."""

from tests.visual.journals import Journal
from tidebook import bundled
from tidebook.charts.around import MORE_THAN_USUAL
from tidebook.charts.picture import Picture
from tidebook.charts.strand import strand_of
from tidebook.charts.timeline_picture import TimelinePicture
from tidebook.domain.day_fact import Fact
from tidebook.domain.own_symptom import is_own
from tidebook.domain.period import Period
from tidebook.ui.chart_kinds import Question, kinds
from tidebook.ui.chart_lines import rated_in
from tidebook.ui.chart_wishes import Wishes

CHARTS = tuple(kinds())


def picture_of(chart: str, journal: Journal) -> Picture:
    """Return the chart of that key."""
    make = kinds()[chart].make
    if make is None:
        return _timeline(journal)
    shown = journal.shown
    if chart == "periods" and len(shown) > 1000:
        # The years are one journal: its halves are compared.
        shown = Period.ending(shown.last, len(shown) // 2)
    wishes = Wishes(journal.symptom, shown.before(), ("", ""), MORE_THAN_USUAL, None)
    return make(Question(journal.read, shown, journal.shown, wishes))


def _timeline(journal: Journal) -> TimelinePicture:
    # As on the page: days before the shown ones are known, for the median of 7 days.
    record = journal.read(Period.ending(journal.shown.last, len(journal.shown) + 28))
    own = [symptom for symptom in rated_in(record) if is_own(symptom.key)]
    strands = [strand_of(record, symptom) for symptom in (*bundled.catalogue().quick, *own)]
    if any(fact.fact is Fact.HOURS_UPRIGHT for fact in record.facts):
        strands.append(strand_of(record, None))
    return TimelinePicture(tuple(strands), record, journal.shown)

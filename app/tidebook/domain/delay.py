"""How long after an activity a payback episode began: worked out, never asked, and never guessed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tidebook.domain.activity import Activity
from tidebook.domain.episode import Episode
from tidebook.domain.moment import Moment, Precision
from tidebook.language import _, ngettext

_HOUR = timedelta(hours=1)
_FROM_FINE_TO_COARSE = (Precision.HOUR, Precision.HALF_DAY, Precision.DAY, Precision.UNSURE)


@dataclass(frozen=True, slots=True)
class Delay:
    """`count` whole hours (HOUR), half days (HALF_DAY) or days (DAY, UNSURE); below 0: the episode began before.

    `precision` is the coarser one of the two ends (domain.md 3.3).
    """

    count: int
    precision: Precision

    @property
    def words(self) -> str:
        """The delay with its precision, such as "1 day (day precision)"."""
        length = _at_once(self.precision) if self.count == 0 else _length(abs(self.count), self.precision)
        if self.count < 0:
            length = _("{length} before").format(length=length)
        return _("{length} ({precision})").format(length=length, precision=_precision(self.precision))


def ending(activity: Activity) -> Moment:
    """Return when an activity ended: to the hour if its start and its length are known, else only its day."""
    if activity.started is None or activity.minutes is None:
        return Moment(activity.day)
    ended = datetime.combine(activity.day, activity.started) + timedelta(minutes=activity.minutes)
    return Moment(ended.date(), Precision.HOUR, ended.time())


def delay(activity: Activity, episode: Episode) -> Delay:
    """Return how long after the end of `activity` the `episode` began, as precisely as both are known.

    Both are what the person's clock showed; a change to summer time in between is not looked at.
    """
    end, onset = ending(activity), episode.onset
    precision = max(end.precision, onset.precision, key=_FROM_FINE_TO_COARSE.index)
    if precision is Precision.HOUR:
        return Delay(_whole_hours(onset.earliest - end.earliest), precision)
    if precision is Precision.HALF_DAY:
        return Delay(_half_days(onset.earliest) - _half_days(end.earliest), precision)
    return Delay((onset.day - end.day).days, precision)


def _whole_hours(apart: timedelta) -> int:
    # Cut off, not rounded: 50 minutes are not an hour yet, on either side.
    return apart // _HOUR if apart >= timedelta() else -(-apart // _HOUR)


def _half_days(at: datetime) -> int:
    return 2 * at.toordinal() + (at.hour >= 12)


def _length(count: int, precision: Precision) -> str:
    if precision is Precision.HOUR:
        return ngettext("{count} hour", "{count} hours", count).format(count=count)
    if precision is Precision.HALF_DAY:
        if count == 1:
            return _("half a day")
        if count % 2:
            return _("{count}½ days").format(count=count // 2)
        count //= 2
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _at_once(precision: Precision) -> str:
    if precision is Precision.HOUR:
        return _("within an hour")
    return _("the same half day") if precision is Precision.HALF_DAY else _("the same day")


def _precision(precision: Precision) -> str:
    return {
        Precision.HOUR: _("hour precision"),
        Precision.HALF_DAY: _("half-day precision"),
        Precision.DAY: _("day precision"),
        Precision.UNSURE: _("unsure"),
    }[precision]

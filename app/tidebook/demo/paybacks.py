"""The payback episodes that an invented person declared, and what they linked them to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from tidebook.demo.body import noise
from tidebook.demo.sitting import Diary, Sitting, after, new_id
from tidebook.domain.activity import Activity
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.moment import Moment, Precision

_MONTH = 30
_APART = 5
_WORSE = (
    "fatigue",
    "brain_fog",
    "muscle_pain",
    "headache",
    "light_sensitivity",
    "pain_overall",
    "unrefreshing_sleep",
)
_NEW = ("sore_throat", "dizziness", "feverish")
_PRECISIONS = (Precision.HOUR, Precision.HALF_DAY, Precision.DAY, Precision.DAY, Precision.UNSURE)
# How sure of each activity; () says nothing, None names no cause.
_PLANS: tuple[tuple[Certainty, ...] | None, ...] = (
    (Certainty.SURE,),
    (Certainty.LIKELY,),
    (Certainty.MAYBE,),
    (Certainty.LIKELY, Certainty.MAYBE),
    (),
    None,
)


def episodes(diary: Diary, activities: Sequence[Activity]) -> Iterator[Entry]:
    """Yield one or two episodes a month with their links.

    Two overlap, in the last month but one; only the newest goes on. They begin on the harder days of those that
    something was written about.
    """
    writer = _Declarer(diary, activities, diary.dice("episodes"))
    for months_ago in range(1 + (len(diary.period) - 1) // _MONTH):
        last = diary.period.last - timedelta(days=1 + _MONTH * months_ago)
        sittings = [s for s in diary.sittings if last - timedelta(days=_MONTH) < s.day <= last]
        yield from writer.month(sittings, months_ago)


@dataclass
class _Declarer:
    diary: Diary
    activities: Sequence[Activity]
    random: Random
    plans: list[tuple[Certainty, ...] | None] = field(default_factory=list)
    precisions: list[Precision] = field(default_factory=list)

    def month(self, sittings: Sequence[Sitting], months_ago: int) -> Iterator[Entry]:
        random = self.random
        chosen: list[Sitting] = []
        if months_ago == 0:
            # The one that goes on: begun in the last few days.
            recent = [s for s in sittings if (self.diary.period.last - s.day).days > 1][-4:]
            chosen += [random.choice(recent)] if recent else []
            yield from (entry for sitting in chosen for entry in self._declared(sitting, None))
        wanted = 1 if months_ago == 1 or len(sittings) < 15 else random.choice((1, 1, 2))
        hardest = sorted(sittings, key=lambda s: -(s.condition.payback + 0.3 * noise(random)))
        for sitting in hardest:
            if wanted == 0 or len(sittings) < _APART:
                break
            if all(abs((sitting.day - other.day).days) > _APART for other in chosen):
                chosen.append(sitting)
                wanted -= 1
                lasted = random.randint(6, 9) if months_ago == 1 else random.choice((1, 2, 2, 3, 4, 5, 9))
                yield from self._declared(sitting, lasted)
                if months_ago == 1:
                    yield from self._overlapping(sittings, sitting)

    def _overlapping(self, sittings: Sequence[Sitting], first: Sitting) -> Iterator[Entry]:
        within = [s for s in sittings if 2 <= (s.day - first.day).days <= 4]
        if within:
            yield from self._declared(within[0], 3)

    def _declared(self, sitting: Sitting, lasted: int | None) -> Iterator[Entry]:
        """Yield the episode that began that day and lasted so many days (None: it goes on), then its links."""
        random = self.random
        onset = self._moment(sitting.day)
        plan = self._plan()
        linked = self._activities_before(onset)[: len(plan)] if plan else []
        severity = min(max(round(7 + 0.8 * sitting.condition.severity + noise(random)), 4), 10)
        left = (self.diary.period.last - onset.day).days - 1
        ended = None if lasted is None else self._later(onset, min(lasted, left))
        episode = Episode(
            sitting.day,
            after(sitting.stamp, 45),
            new_id(random),
            onset,
            self._later(onset, min(lasted or 1, random.randint(0, 2))) if random.random() < 0.7 else None,
            ended,
            severity if random.random() < 0.9 else None,
            self._function(severity) if random.random() < 0.85 else None,
            self._symptoms(),
            # Whoever finds nothing to link it to says so.
            no_cause=plan is None or (bool(plan) and not linked),
        )
        yield episode
        for number, (activity, certainty) in enumerate(zip(linked, plan or (), strict=False)):
            yield Link(sitting.day, after(sitting.stamp, 60 + 5 * number), episode.id, activity.id, certainty)

    def _moment(self, day: date) -> Moment:
        if not self.precisions:
            self.precisions = self.random.sample(_PRECISIONS, len(_PRECISIONS))
        precision = self.precisions.pop()
        at = {
            Precision.HOUR: time(self.random.randint(8, 18)),
            Precision.HALF_DAY: time(self.random.choice((0, 12))),
        }
        return Moment(day, precision, at.get(precision))

    def _later(self, onset: Moment, days: int) -> Moment | None:
        """Return a moment after `onset` that had come by the last day, else nothing; as exact as a day at most."""
        day = onset.day + timedelta(days=days)
        return Moment(day) if day < self.diary.period.last else None

    def _plan(self) -> tuple[Certainty, ...] | None:
        if not self.plans:
            self.plans = self.random.sample(_PLANS, len(_PLANS))
        return self.plans.pop()

    def _activities_before(self, onset: Moment) -> list[Activity]:
        """Return what was done one to three days before, the greatest effort first."""
        near = [a for a in self.activities if 1 <= (onset.day - a.day).days <= 3]
        return sorted(near, key=lambda activity: -(activity.effort or 0))

    def _symptoms(self) -> frozenset[tuple[str, Felt]]:
        worse = self.random.sample(_WORSE, self.random.randint(1, 4))
        new = self.random.sample(_NEW, self.random.choice((0, 0, 1)))
        return frozenset([(key, Felt.WORSE) for key in worse] + [(key, Felt.NEW) for key in new])

    def _function(self, severity: int) -> Function:
        if severity >= 9:
            return Function.IN_BED
        return Function.MOSTLY_RESTING if severity >= 7 else self.random.choice((Function.REDUCED, Function.USUAL))

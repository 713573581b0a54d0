"""How the values of an entry lie in the file: STRICT tables know only TEXT, INTEGER and REAL."""

from datetime import UTC, date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Dialect, Float, Integer, Text
from sqlalchemy.types import TypeDecorator

from tidebook.domain.day_fact import Fact
from tidebook.domain.episode import Felt
from tidebook.domain.moment import Moment, Precision
from tidebook.overriding import override

# A day holds a dozen entries.
read_day = lru_cache(maxsize=4096)(date.fromisoformat)
read_instant = datetime.fromisoformat


class Day(TypeDecorator[date]):
    """A civil day as 2026-03-04."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return None if value is None else value.isoformat()

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else read_day(value)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, to the millisecond, as 2026-03-04T20:10:00.000Z."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is not UTC:
            raise ValueError("only UTC goes into the file")
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else read_instant(value)


class Clock(TypeDecorator[time]):
    """A time of day as 23:10."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: time | None, dialect: Dialect) -> Any:
        return None if value is None else value.strftime("%H:%M")

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Id(TypeDecorator[UUID]):
    """A UUID as text."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return None if value is None else str(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return None if value is None else UUID(value)


_Member = TypeVar("_Member", bound=Enum)


class Choice(TypeDecorator[_Member]):
    """One of a fixed set, by its key."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[_Member]) -> None:
        super().__init__()
        self._by_key = {_key(member): member for member in members}

    @override
    def process_bind_param(self, value: _Member | None, dialect: Dialect) -> Any:
        return None if value is None else _key(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> _Member | None:
        return None if value is None else self._by_key[value]


class Choices(TypeDecorator[frozenset[_Member]]):
    """Several of a fixed set, by their keys, as "physical,upright"."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[_Member]) -> None:
        super().__init__()
        self._by_key = {_key(member): member for member in members}

    @override
    def process_bind_param(self, value: frozenset[_Member] | None, dialect: Dialect) -> Any:
        return ",".join(sorted(map(_key, value or ())))

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[_Member]:
        return frozenset(self._by_key[key] for key in value.split(",") if key)


class When(TypeDecorator[Moment]):
    """A moment with its precision, as "2026-03-04 hour 14:00" or "2026-03-04 day"."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Moment | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        clock = "" if value.at is None else f" {value.at:%H:%M}"
        return f"{value.day.isoformat()} {value.precision.value}{clock}"

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Moment | None:
        if value is None:
            return None
        day, precision, *clock = value.split(" ")
        return Moment(read_day(day), Precision(precision), time.fromisoformat(clock[0]) if clock else None)


class Symptoms(TypeDecorator[frozenset[tuple[str, Felt]]]):
    """Symptoms and how they were different, as "brain_fog:new,fatigue:worse"."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: frozenset[tuple[str, Felt]] | None, dialect: Dialect) -> Any:
        return ",".join(sorted(f"{symptom}:{felt.value}" for symptom, felt in value or ()))

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[tuple[str, Felt]]:
        pairs = (pair.split(":") for pair in value.split(",") if pair)
        return frozenset((symptom, Felt(felt)) for symptom, felt in pairs)


class Keys(TypeDecorator[tuple[str, ...]]):
    """Keys in an order, as "pain_overall,fatigue"."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> Any:
        return ",".join(value or ())

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        return tuple(key for key in value.split(",") if key)


class Real(TypeDecorator[float]):
    """A number as SQLite gives it back: 7 as 7.0, and nothing below zero about -0.0."""

    impl = Float
    cache_ok = True

    @override
    def process_bind_param(self, value: float | None, dialect: Dialect) -> Any:
        # What is no number is refused by the table, not here: then nothing of it is written either.
        return value + 0.0 if isinstance(value, int | float) else value


class YesNo(TypeDecorator[bool]):
    """Yes as 1, no as 0."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


def _key(member: Enum) -> str:
    # A fact's value is more than its key.
    return member.key if isinstance(member, Fact) else str(member.value)

"""How the values of an entry lie in the file: STRICT tables know only TEXT, INTEGER and REAL."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from tidebook.domain.day_fact import Fact
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


class FactKey(TypeDecorator[Fact]):
    """A day's fact by its key."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Fact | None, dialect: Dialect) -> Any:
        return None if value is None else value.key

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Fact | None:
        return None if value is None else Fact.of(value)


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

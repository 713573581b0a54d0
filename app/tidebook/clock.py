"""The clock on the person's wall: the only place that asks what time it is."""

from datetime import UTC, date, datetime

from tidebook.domain.stamp import Stamp


def now() -> Stamp:
    """Return this instant with the offset of the computer's clock."""
    local = datetime.now().astimezone()
    offset = local.utcoffset()
    assert offset is not None
    at = local.astimezone(UTC)
    return Stamp(at.replace(microsecond=at.microsecond // 1000 * 1000), int(offset.total_seconds()) // 60)


def today() -> date:
    """Return the civil day that it is here."""
    return now().local.date()


def clock_change(began: datetime, ended: datetime) -> int:
    """Return by how many minutes the clock here was put forward between two local times (back: below 0)."""
    earlier, later = began.astimezone().utcoffset(), ended.astimezone().utcoffset()
    assert earlier is not None
    assert later is not None
    return int((later - earlier).total_seconds()) // 60

"""Days and times in the person's own words and formats."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime

from tidebook.language import _


def day_words(day: date, today: date) -> str:
    """Return such as "Sunday 22 November", with the year where it is not this one."""
    pattern = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def month_words(day: date) -> str:
    """Return such as "November 2026"."""
    return QLocale().toString(to_qdate(day), "MMMM yyyy")


def nearness(day: date, today: date) -> str:
    """Return how far off a day is: "Today", "Yesterday", "5 days ago"."""
    days = (today - day).days
    if days <= 0:
        return _("Today")
    return _("Yesterday") if days == 1 else _("{count} days ago").format(count=days)


def clock_words(at: time | datetime) -> str:
    """Return a time of day such as 21:10 or 9:10 pm, as the system has it."""
    return QLocale.system().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def to_qdate(day: date) -> QDate:
    """Return the day for Qt's own fields."""
    return QDate(day.year, day.month, day.day)


def of_qdate(day: QDate) -> date:
    """Return the day that one of Qt's own fields holds."""
    return date(day.year(), day.month(), day.day())

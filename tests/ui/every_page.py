"""Every page of the window in every state that a person can meet, one after the other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from tests.ui.desk import Desk
from tidebook import bundled, clock
from tidebook.demo.journal import invent
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.pain import Area, Pain
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.language import _
from tidebook.ui.charts_page import ChartsPage
from tidebook.ui.history_page import HistoryPage
from tidebook.ui.me_page import MePage
from tidebook.ui.page import Page

LONG = "Badezimmerfliesenreinigung"
OWN = own_key(UUID(int=9))
_ACTIVITY, _EPISODE = UUID(int=1), UUID(int=2)


def full_day(day: date) -> list[Entry]:
    """One entry at least of each kind, all about `day`, with long words of the person's own."""
    now = clock.now()
    entries: list[Entry] = [Rating(day, now, s.key, n % 11) for n, s in enumerate(bundled.catalogue().rated[:7], 4)]
    night = Night(day, now, time(22, 15), time(23), 45, 3, 70, time(7, 30), time(9))
    activity = Activity(day, now, _ACTIVITY, f"{LONG} with my sister", frozenset(ActivityKind), 7, time(14), 45, 30)
    episode = Episode(
        day,
        now,
        _EPISODE,
        Moment(day, Precision.HALF_DAY, time(12)),
        Moment(day),
        None,
        8,
        Function.MOSTLY_RESTING,
        frozenset({("fatigue", Felt.WORSE), ("brain_fog", Felt.NEW)}),
    )
    entries += [
        night,
        activity,
        replace(activity, id=UUID(int=3), what="Shopping"),
        episode,
        Link(day, now, _EPISODE, _ACTIVITY, Certainty.LIKELY),
        Note(day, now, f"{LONG}, then in bed until the evening.\nQuiet & dark."),
        Event(day, now, UUID(int=4), EventKind.STARTED, "Magnesiumbisglycinat-Kapseln 400 mg"),
        Event(day, now, UUID(int=5), EventKind.APPOINTMENT, "Rheumatologische Ambulanz", day),
        DayFact(day, now, Fact.HOURS_UPRIGHT, 3.5),
        DayFact(day, now, Fact.NAPS, 40),
        DayFact(day, now, Fact.HELPED, 1),
    ]
    entries += [Pain(day, now, area, n) for n, area in enumerate(list(Area)[:9])]
    return entries


def myself(day: date) -> list[Entry]:
    """What one says once: an own list, own words for numbers, the profile, scores from elsewhere."""
    now = clock.now()
    return [
        OwnName(day, now, OWN, f"{LONG}sempfindlichkeit"),
        Asked(day, now, "word_finding", asked=True),
        Asked(day, now, "tender_glands", asked=False),
        Anchor(day - timedelta(days=30), now, "fatigue", 6, "can leave the house"),
        Anchor(day, now, "fatigue", 6, "can leave the house briefly, then Erschöpfungszustand"),
        *(ProfileLine(day, now, about, f"{LONG}, {about.value}") for about in About),
        Score(day, now, UUID(int=6), "Bell disability scale", 30, "Praxisgemeinschaft Dr. Möllenhoff"),
    ]


def full(desk: Desk) -> Desk:
    """Open a journal of 60 days, of which today and the day before hold all there is."""
    today = clock.today()
    desk.write(*invent(today, 60, 1), *myself(today), *full_day(today))
    return desk.open()


def settle(desk: Desk) -> None:
    """Let the layouts settle."""
    for _round in range(3):
        desk.app.processEvents()


def states(desk: Desk) -> Iterator[str]:
    """Bring one state after the other on screen, and name it."""
    for walk in (_today, _history, _charts, _summary, _me, _others):
        for name in walk(desk):
            settle(desk)
            yield name


def empty_states(desk: Desk) -> Iterator[str]:
    """The same pages where nothing is recorded yet."""
    for name in ("today", "history", "charts", "summary", "me", "paper", "settings", "bad_day"):
        desk.window.turn_to(name)
        if name == "summary":
            desk.wait(lambda: desk.summary.is_settled)
        settle(desk)
        yield f"{name}, empty"


def page_of(desk: Desk) -> Page | None:
    """The page on screen."""
    page = desk.window._stack.currentWidget()
    return page if isinstance(page, Page) else None


def _today(desk: Desk) -> Iterator[str]:
    desk.window.turn_to("today")
    view = desk.today.view
    yield "today"
    more = view.more
    assert more is not None
    view.check_in._unfold()
    view.night.unfold(open_=True)
    more.pain.unfold(open_=True)
    more.activities.buttons[0].click()
    more.events.buttons[0].click()
    more.payback.lines[_EPISODE].change.click()
    yield "today, unfolded"
    view.upright._problem.setText("Not saved yet. Please write hours, such as 4.5.")
    view.upright._problem.show()
    full_disk = "The disk is full.", "What was saved before is safe.", "Please make some room, then try again."
    desk.journal.trouble.emit(JournalError(Trouble.FULL, *full_disk))
    yield "today, in trouble"
    desk.window.trouble.hide()
    view.upright._problem.hide()
    more.payback.lines[_EPISODE].change.click()
    for card in (more.activities, more.events):
        desk.button(_("Done"), card).click()
    more.pain.unfold(open_=False)
    view.night.unfold(open_=False)
    view.check_in.fold.click()
    view.show_day(clock.today() - timedelta(days=1))
    yield "today, a day earlier"
    view.show_day(clock.today())
    view.header.too_ill.click()
    yield "today, too ill"
    view.header.too_ill.click()


def _history(desk: Desk) -> Iterator[str]:
    desk.window.turn_to("history")
    page = desk.window.pages["history"]
    assert isinstance(page, HistoryPage)
    page.show_day(clock.today() - timedelta(days=3))
    for shape in ("month", "year", "list"):
        page.shape.buttons[shape].click()
        yield f"history, {shape}"
    page.shape.buttons["month"].click()
    page.search.setText("e")
    desk.wait(lambda: not page._pause.isActive())
    yield "history, found"
    page.search.setText("nothing has this word")
    desk.wait(lambda: not page._pause.isActive())
    yield "history, not found"
    page.search.clear()
    desk.wait(lambda: not page._pause.isActive())
    gone = [one for one in desk.file().entries if isinstance(one, Activity | Pain)][:3]
    desk.journal.take(tuple(Change(one, None) for one in gone), "")
    page.deleted.unfold(open_=True)
    yield "history, deleted"
    desk.journal.undo()
    page.deleted.unfold(open_=False)


def _charts(desk: Desk) -> Iterator[str]:
    page = desk.charts
    assert isinstance(page, ChartsPage)
    yield "charts"
    page.range.buttons["own"].click()
    page.tools.table.setChecked(True)
    yield "charts, own dates and table"
    page.tools.table.setChecked(False)
    page.range.buttons["4w"].click()
    page.tools.lines.setChecked(True)
    yield "charts, lines"
    page.tools.lines.setChecked(False)
    desk.preferences.offers_around = True
    page.kind.offer(page.kind.buttons)
    for kind, button in page.kind.buttons.items():
        button.click()
        desk.wait(lambda: page.is_drawn)
        yield f"charts, {kind}"
    page.kind.buttons["timeline"].click()


def _summary(desk: Desk) -> Iterator[str]:
    page = desk.summary
    desk.wait(lambda: page.is_settled)
    yield "summary"
    choices = page.choices
    choices.days.row.buttons["own"].click()
    for card in (choices.words, choices.shown, choices.appendix):
        card.unfold(open_=True)
    # On several pages the way from one to the other is there, too.
    choices.appendix.boxes["appendix.days"].click()
    page.preview.search.field.setText("fatigue")
    desk.wait(lambda: page.is_settled and bool(page.preview.search.said.text()))
    yield "summary, unfolded"
    choices.days.row.buttons["28d"].click()


def _me(desk: Desk) -> Iterator[str]:
    desk.window.turn_to("me")
    page = desk.window.pages["me"]
    assert isinstance(page, MePage)
    yield "about me"
    for card in (page.own_list, page.anchors, page.profile):
        card.unfold(open_=True)
    page.own_list.rows.choose(OWN)
    page.own_list.rename.click()
    page.scores.buttons[0].click()
    yield "about me, unfolded"
    for card in (page.own_list, page.anchors, page.profile):
        card.unfold(open_=False)
    desk.button(_("Done"), page.scores).click()


def _others(desk: Desk) -> Iterator[str]:
    desk.window.turn_to("paper")
    yield "paper"
    desk.window.turn_to("settings")
    yield "settings"
    desk.window.turn_to("about")
    yield "about"
    # A day of which three questions are still open.
    for rating in desk.file(clock.today()).ratings[2:]:
        desk.journal.remove(rating, "")
    desk.window.turn_to("bad_day")
    yield "bad day"
    desk.press("6", "6", "6", "6", "6")
    yield "bad day, done"


def each(walk: Callable[[Desk], Iterator[str]], desk: Desk, look: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """Return what `look` has to say about each state, where it has anything to say."""
    found = {}
    for name in walk(desk):
        if said := look(name):
            found[name] = said
    return found


def on_screen(desk: Desk) -> list[QWidget]:
    """Every widget that can be seen in the window."""
    return [widget for widget in desk.window.findChildren(QWidget) if widget.isVisible()]

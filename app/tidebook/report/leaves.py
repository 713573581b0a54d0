"""What leaves with a page and what does not, in sentences that hold for this very page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tidebook.analysis.daily import daily_hours_upright
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.event import Event
from tidebook.domain.payback import touching
from tidebook.domain.profile import About
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.appendix_payback import days_before
from tidebook.report.attached import shown
from tidebook.report.choices import IDENTITY, Choices, Part
from tidebook.report.marks import marks
from tidebook.report.material import Material
from tidebook.report.payback import last_funcap
from tidebook.report.recipients import MOOD

# Parts of the appendix that tell what a block tells: with one of them, its values leave although it is not shown.
_TOLD_IN = {
    Part.SYMPTOMS: {AppendixPart.SYMPTOMS, AppendixPart.DAYS, AppendixPart.AROUND, AppendixPart.PAYBACK},
    Part.LEVELS: {AppendixPart.SYMPTOMS, AppendixPart.DAYS, AppendixPart.AROUND, AppendixPart.PAYBACK},
    Part.OTHERS: {AppendixPart.SYMPTOMS},
    Part.FUNCTION: {AppendixPart.DAYS, AppendixPart.PAYBACK},
    Part.PAYBACK: {AppendixPart.PAYBACK},
    Part.SLEEP: {AppendixPart.DAYS},
}


def what_leaves(choices: Choices, record: Record, catalogue: Catalogue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say in sentences what leaves with this page, and what does not.

    `record` is the whole record of the days of `choices.reads`, so that what stays at home can be counted.
    """
    page = _Page(Material.of(record, catalogue, choices, choices.period.last))
    leaves = [*_shown_blocks(choices), *_identity(choices, page.material.record)]
    stays = [*_hidden_blocks(choices)]
    for words, other_words, held, kept in page.counted():
        if kept:
            leaves.append(words.format(count=kept))
        if held > kept:
            stays.append((other_words if kept else words).format(count=held - kept))
    stays += _hidden_identity(choices, record)
    everything = _("Everything before and after the days of this page.")
    if other_days := list(page.other_days()):
        leaves.append(_("From other days: {parts}.").format(parts="; ".join(other_days)))
        everything = _("Everything else before and after the days of this page.")
    stays.append(everything)
    if choices.attach_data:
        leaves.append(_("The values shown, attached as tables (CSV)."))
    else:
        stays.append(_("The tables of values (CSV)."))
    return tuple(leaves), tuple(stays)


def _shown_blocks(choices: Choices) -> Iterator[str]:
    yield _("How much was recorded, day by day.")
    blocks = [part.words for part in Part if part in choices.recipient.parts]
    if blocks:
        yield _("On the page: {blocks}.").format(blocks=", ".join(blocks))
    further = [part.words for part in AppendixPart if part.value in choices.appendix]
    if further:
        yield _("In the appendix: {parts}.").format(parts="; ".join(further))


def _hidden_blocks(choices: Choices) -> Iterator[str]:
    hidden = [
        part.words
        for part in Part
        if part not in choices.recipient.parts
        and not any(told.value in choices.appendix for told in _TOLD_IN.get(part, ()))
    ]
    if hidden:
        yield _("Not on the page: {blocks}.").format(blocks=", ".join(hidden))


def _identity(choices: Choices, seen: Record) -> Iterator[str]:
    if choices.name:
        yield _("The name typed for this page: {name}.").format(name=choices.name)
    words = _about_words()
    for line in seen.profile:
        if line.about in IDENTITY and not (line.about is About.NAME and choices.name):
            yield f"{words[line.about]}: {line.text}"
    if choices.covers is not None:
        yield _("Since when the journal is kept.")


def _hidden_identity(choices: Choices, record: Record) -> Iterator[str]:
    words = _about_words()
    held = {line.about for line in record.profile} & IDENTITY - choices.recipient.identity
    for about in sorted(held, key=list(About).index):
        if about is not About.NAME or not choices.name:
            yield f"{words[about]}."


def _about_words() -> dict[About, str]:
    return {
        About.NAME: _("My name"),
        About.BIRTH_DATE: _("My birth date"),
        About.ILL_SINCE: _("When the illness began"),
        About.DIAGNOSES: _("What my illness is called, in my words"),
    }


@dataclass(frozen=True)
class _Page:
    """What stands on the page and in its appendix, to be counted."""

    material: Material

    @cached_property
    def shown(self) -> Record:
        """The entries behind what is shown."""
        return shown(self.material)

    def counted(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield two sentences for each private kind, how many of it there are, and how many of them leave.

        The second sentence is about those that stay where others leave.
        """
        whole = self.material.whole.within(self.material.choices.period)
        mood = {symptom.key for symptom in self.material.catalogue.symptoms if symptom.group == MOOD}
        yield _("Notes: {count}."), _("Other notes: {count}."), len(whole.notes), len(self.shown.notes)
        held, kept = (sum(rating.symptom in mood for rating in one.ratings) for one in (whole, self.shown))
        yield _("Ratings of mood: {count}."), _("Other ratings of mood: {count}."), held, kept
        held, kept = (sum(fact.fact is Fact.PERIOD for fact in one.facts) for one in (whole, self.shown))
        yield _("Days marked as period: {count}."), _("Other days marked as period: {count}."), held, kept
        told = {event.id for event in self.events}
        held = len(told | {event.id for event in whole.events if event.day in whole.period})
        if told:
            yield _("Events with their words: {count}."), _("Other events: {count}."), held, len(told)
        else:
            yield _("Events: {count}."), "", held, 0

    @cached_property
    def events(self) -> Sequence[Event]:
        """Those that have a letter, stand in the list of the appendix, or are told of a day before an episode."""
        page = self.material
        if page.choices.attach_data:
            return self.shown.events
        found: list[Event] = []
        mine = sorted((e for e in page.record.events if e.day in page.record.period), key=lambda e: (e.day, e.id))
        if self._has(AppendixPart.EVENTS):
            found = mine
        elif page.shows(Part.SYMPTOMS):
            found = mine[: len(marks(page.record, page.choices, page.words)[0])]
        near = (e for e in page.record.events if any(e.day <= day <= (e.until or e.day) for day in self._near))
        return list({event.id: event for event in (*found, *near)}.values())

    def other_days(self) -> Iterator[str]:
        """Yield what is shown that lies before or after the days of the page."""
        page, period = self.material, self.material.choices.period
        compared = [page.choices.compare] if page.shows(Part.CHANGES) else []
        for other in dict.fromkeys([period.before() if self._sets_beside() else None, *compared]):
            if other is not None:
                yield _("numbers of {period}").format(period=page.words.period(other))
        last = last_funcap(page.near, period.last) if page.shows(Part.FUNCTION) else None
        if last is not None and last.day not in period:
            yield _("{name} of {day}").format(name=last.name, day=page.words.day(last.day))
        if linked := sum(activity.day not in period for activity in self.shown.activities):
            yield ngettext("{count} linked activity", "{count} linked activities", linked).format(count=linked)
        if self._has_meanings():
            yield _("what my numbers mean, as written before")
        if reaching := self._reaching():
            words = ngettext("{count} episode or event that reaches in or out",
                             "{count} episodes or events that reach in or out", reaching)  # fmt: skip
            yield words.format(count=reaching)

    def _sets_beside(self) -> bool:
        """Whether any number of the equally long period before stands there."""
        page = self.material
        upright = page.found(daily_hours_upright(page.record), daily_hours_upright(page.before)).before
        return (page.shows(Part.SYMPTOMS) and any(page.line(symptom).before for symptom in page.five)) or (
            page.shows(Part.FUNCTION) and upright is not None
        )

    def _has_meanings(self) -> bool:
        page = self.material
        keys = {symptom.key for symptom in page.five} if page.shows(Part.SYMPTOMS) else set()
        if self._has(AppendixPart.NUMBERS):
            keys |= page.symptoms.keys()
        told = [anchor for anchor in page.record.anchors if anchor.symptom in keys]
        told += self.shown.anchors if page.choices.attach_data else ()
        return any(anchor.day < page.choices.period.first for anchor in told)

    def _reaching(self) -> int:
        """Count the episodes and events that are told of and began before the period, or ended after it."""
        page, first, last = self.material, self.material.choices.period.first, self.material.choices.period.last
        episodes = {one.id: one for one in self.shown.episodes}
        near = [one for day in self._near for one in touching(day, page.record.episodes)]
        if page.shows(Part.PAYBACK):
            near += touching(first, page.record.episodes)
        episodes |= {one.id: one for one in near}
        spans = [(one.day, one.ended.day if one.ended else one.day) for one in episodes.values()]
        spans += [(one.day, one.until or one.day) for one in self.events]
        return sum(begun < first or ended > last for begun, ended in spans)

    def _has(self, part: AppendixPart) -> bool:
        return part.value in self.material.choices.appendix

    @cached_property
    def _near(self) -> set[date]:
        """The days whose entries the appendix tells one by one."""
        return days_before(self.material) if self._has(AppendixPart.PAYBACK) else set()

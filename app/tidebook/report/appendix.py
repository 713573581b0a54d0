"""What stands in the appendix: each part that was chosen, for the recipient who gets to see it."""

from tidebook.language import _
from tidebook.report.appendix_days import all_symptoms, every_day
from tidebook.report.appendix_lists import events, own_words, places, scores
from tidebook.report.appendix_numbers import how_made
from tidebook.report.appendix_page import Appendix, Section
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.appendix_payback import episodes
from tidebook.report.appendix_pictures import around
from tidebook.report.material import Material
from tidebook.report.own_words import header


def appendix(page: Material) -> Appendix | None:
    """Say everything that stands in the parts of `page.choices.appendix`; None when none is chosen."""
    made = {
        AppendixPart.SYMPTOMS: all_symptoms,
        AppendixPart.DAYS: every_day,
        AppendixPart.PAYBACK: episodes,
        AppendixPart.AROUND: _around,
        AppendixPart.PLACES: places,
        AppendixPart.SCORES: scores,
        AppendixPart.EVENTS: events,
        AppendixPart.NUMBERS: how_made,
        AppendixPart.NOTES: own_words,
    }
    sections = tuple(make(page) for part, make in made.items() if part.value in page.choices.appendix)
    if not sections:
        return None
    top = header(page.record, page.choices, page.words, page.printed_on)
    return Appendix(_("Appendix"), top.title, top.name, top.period, sections)


def _around(page: Material) -> Section:
    """A4: the picture where there is enough for it (domain.md 3.4); else how much it needs."""
    part, found = AppendixPart.AROUND, around(page)
    if found.found.too_little:
        return Section(part.value, part.words, (_("Not shown."), found.notice))
    return Section(part.value, part.words, picture=found.sentence)

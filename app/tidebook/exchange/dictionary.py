"""Every key that an exported file can hold, and what it means."""

from collections.abc import Iterator

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.domain.record import Record
from tidebook.exchange import day_terms, kind_terms
from tidebook.exchange.own_names import OwnNames
from tidebook.exchange.term import Term
from tidebook.language import _

_SCALE = str(LOWEST), str(HIGHEST)


def terms(catalogue: Catalogue, record: Record) -> dict[str, Term]:
    """Return every key in the order in which they are listed, its words guarded.

    The person's own symptoms, and any that this program does not know, stand there if the record holds them.
    """
    names = OwnNames(record.own_names)
    symptoms = [*_ratings(catalogue), *_own(names)]
    known = {term.key for term in symptoms}
    others = {rating.symptom for rating in record.ratings} | {anchor.symptom for anchor in record.anchors}
    symptoms += [Term(key, "rating", key, "", *_SCALE) for key in sorted(others - known)]
    labels = {term.key: term.label for term in symptoms}
    anchored = sorted({anchor.symptom for anchor in record.anchors})
    rest = (
        day_terms.sleep(),
        day_terms.day(),
        kind_terms.activities(),
        kind_terms.episodes(),
        kind_terms.links(),
        kind_terms.pain_places(),
        kind_terms.events(),
        kind_terms.scores(),
        kind_terms.anchors({key: labels[key] for key in anchored}),
    )
    return {term.key: term.guarded() for part in (symptoms, *rest) for term in part}


def _ratings(catalogue: Catalogue) -> Iterator[Term]:
    first = _first()
    always, at_first, picked = _("Always asked."), _("Asked unless taken off the list."), _("Asked once picked.")
    higher = _("higher = worse")
    for symptom in catalogue.rated:
        asked = always if symptom.is_quick else at_first if symptom.is_folded else picked
        yield Term(symptom.key, "rating", symptom.words, "", *_SCALE, f"{first} {asked}", higher)


def _own(names: OwnNames) -> Iterator[Term]:
    for key in names:
        own = _("A symptom of the person's own, under the name that it had on each day.")
        earlier = [name for name in names.all(key) if name != names.newest(key)]
        if earlier:
            own = f"{own} {_('Earlier names: {names}.').format(names='; '.join(earlier))}"
        yield Term(key, "rating", names.newest(key), "", *_SCALE, f"{_first()} {own}", _("higher = worse"))


def _first() -> str:
    return _("On average that day: 0 none, 10 the worst that this person can imagine.")

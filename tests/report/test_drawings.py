"""The panels have the size that the page keeps for them, and hold a dot for each day."""

import re
from dataclasses import replace

from tests.report.records import LAST, QUICK, invented, there
from tidebook.bundled import catalogue
from tidebook.report.choices import Choices, Recipient
from tidebook.report.drawings import drawings
from tidebook.report.material import Material
from tidebook.report.recipients import MOOD
from tidebook.report.summary import summarise


def test_each_quick_symptom_has_one_panel_of_the_planned_size() -> None:
    record = invented()
    summary = summarise(record, catalogue(), Choices(record.period), LAST)
    drawn = drawings(record, catalogue(), summary)
    assert list(drawn) == [symptom.key for symptom in QUICK]
    for at, svg in enumerate(drawn.values()):
        size = re.search(rb'width="([\d.]+)mm" height="([\d.]+)mm"', svg)
        assert size is not None
        assert abs(float(size[1]) - summary.plan.plot_mm - summary.plan.gutter_mm) < 0.1
        dates = summary.plan.dates_mm if at == 4 else 0
        assert abs(float(size[2]) - summary.plan.panel_mm - dates) < 0.1
    fatigue = sum(rating.symptom == "fatigue" for rating in record.ratings)
    assert (
        len(re.findall(rb" 0z", drawn["fatigue"]))
        == fatigue
        == int(there(summary.symptoms).lines[0].sentence.split()[5].strip(","))
    )


def test_days_around_count_only_as_far_as_the_recipient_may_see_them() -> None:
    record = invented()
    hidden = next(symptom for symptom in catalogue().rated if symptom.group == MOOD)
    told = tuple(replace(one, symptom=hidden.key) for one in record.ratings if one.symptom == "fatigue")
    record = replace(record, ratings=told)
    choices = Choices(record.period, symptoms=(hidden.key,))
    for mood in (False, True):
        chosen = replace(choices, recipient=Recipient(mood=mood))
        page = Material.of(record, catalogue(), chosen, LAST)
        drawn = drawings(page.near, catalogue(), summarise(record, catalogue(), chosen, LAST))
        dots = sum(len(re.findall(rb" 0z", svg)) for svg in drawn.values())
        assert dots == (len(told) if mood else 0)

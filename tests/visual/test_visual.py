"""Every chart looks as it did when somebody last looked at it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.visual import baselines
from tests.visual.baselines import Baseline, changed, compared
from tests.visual.contact_sheets import WIDTHS, as_image, drawn
from tests.visual.journals import of_days
from tests.visual.pictures import picture_of
from tidebook.charts.face import on_screen
from tidebook.charts.palette import DARK, DIM, HIGH_CONTRAST, LIGHT, PRINT
from tidebook.domain.rating import Rating

EVERY_ONE = tuple(baselines.every_one())
TIMELINE = Baseline("timeline", 360, LIGHT)


@pytest.mark.parametrize("baseline", EVERY_ONE, ids=[one.name for one in EVERY_ONE])
def test_it_looks_as_it_did(baseline: Baseline, tmp_path: Path) -> None:
    now, before = baseline.draw(), baseline.kept()
    said = compared(now, before)
    if said:
        file = tmp_path / f"{baseline.name}.png"
        now.save(file)
        if now.size == before.size:
            Image.fromarray(changed(now, before)).save(file.with_suffix(".difference.png"))
        pytest.fail(f"{baseline.name}: {said}. See {file}; if it is right, `make baselines`.")


def test_there_is_no_picture_that_is_not_compared() -> None:
    assert {one.file for one in EVERY_ONE} == set(baselines.FOLDER.glob("*.png"))


def test_a_dot_that_moved_is_noticed() -> None:
    journal = of_days(28, 28)
    told = next(e for e in journal.entries if isinstance(e, Rating) and e.day in journal.shown)
    elsewhere = replace(told, value=10 - told.value if told.value != 5 else 0)
    moved = tuple(elsewhere if entry is told else entry for entry in journal.entries)
    for width in WIDTHS:
        now = drawn(picture_of("timeline", replace(journal, entries=moved)), LIGHT, width)
        assert compared(now, replace(TIMELINE, width=width).kept()), width


def test_another_palette_is_noticed() -> None:
    # These are the nearest to those that are kept.
    assert compared(replace(TIMELINE, palette=DIM).draw(), replace(TIMELINE, palette=DARK).kept())
    assert compared(replace(TIMELINE, palette=HIGH_CONTRAST).draw(), replace(TIMELINE, palette=PRINT).kept())


def test_a_line_that_is_missing_is_noticed() -> None:
    picture, sizes = baselines.picture("timeline"), on_screen()
    drawing = picture.draw(LIGHT, 360, picture.least_height(360, sizes), sizes)
    plots = [axes for axes in drawing.figure.axes if len(axes.lines) > 3]
    assert plots
    assert compared(as_image(drawing), TIMELINE.kept()) == ""
    longest = max(plots[0].lines, key=lambda line: len(np.atleast_1d(line.get_xdata())))
    longest.set_visible(False)
    assert compared(as_image(drawing), TIMELINE.kept())


def test_letters_a_little_different_are_tolerated() -> None:
    kept = TIMELINE.kept()
    moved = kept.transform(kept.size, Image.Transform.AFFINE, (1, 0, 0.3, 0, 1, 0), Image.Resampling.BILINEAR)
    assert compared(moved, kept) == ""


def test_another_size_is_noticed() -> None:
    kept = TIMELINE.kept()
    assert "sizes differ" in compared(kept.crop((0, 0, kept.width, kept.height - 1)), kept)

"""One drawing of the body: nineteen areas, each in its place, none upon another."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.path import Path

from tidebook.charts import body
from tidebook.charts.body_figure import outline_path
from tidebook.domain.pain import Area

GRID = np.stack(np.meshgrid(np.arange(0.5, body.WIDTH, 2), np.arange(0.5, body.HEIGHT, 2)), -1).reshape(-1, 2)


def path(outline: body.Outline) -> Path:
    return outline_path(outline, (0.0, 0.0), 1.0)


def test_each_area_is_drawn_once() -> None:
    assert sorted([*body.front(), *body.back()], key=lambda a: a.value) == sorted(Area, key=lambda a: a.value)
    assert len(Area) == 19


@pytest.mark.parametrize("figure", [body.front, body.back])
def test_areas_lie_within_the_body_and_not_upon_each_other(figure: object) -> None:
    areas = body.front() if figure is body.front else body.back()
    within = {area: path(outline).contains_points(GRID) for area, outline in areas.items()}
    whole = np.any([path(part).contains_points(GRID, radius=1.5) for part in body.silhouette()], axis=0)
    for area, points in within.items():
        assert points.sum() > 50, area
        assert not (points & ~whole).any(), area
    assert not [pair for pair in combinations(within, 2) if (within[pair[0]] & within[pair[1]]).any()]


def test_left_is_the_mirror_of_right() -> None:
    for areas in (body.front(), body.back()):
        for area, outline in areas.items():
            if area.value.endswith("_left"):
                other = areas[Area(area.value.replace("_left", "_right"))]
                mine, theirs = path(outline).get_extents(), path(other).get_extents()
                assert (mine.y0, mine.y1) == pytest.approx((theirs.y0, theirs.y1))
                assert (mine.x0, mine.x1) == pytest.approx((body.WIDTH - theirs.x1, body.WIDTH - theirs.x0))
    assert body.front()[Area.JAW_LEFT].middle[0] > body.WIDTH / 2 > body.back()[Area.HIP_LEFT].middle[0]


def test_the_middle_lies_inside_and_the_reach_ends_at_the_edge() -> None:
    for outline in (*body.front().values(), *body.back().values()):
        assert path(outline).contains_point(outline.middle)
        x, y = outline.middle
        assert not path(outline).contains_point((x - outline.reach - 1.5, y))
        assert not path(outline).contains_point((x + outline.reach + 1.5, y))


def test_the_whole_body_has_no_holes_where_its_parts_meet() -> None:
    # Filled as one, parts that ran the other way round would cut holes into the others.
    for part in body.silhouette():
        corners = np.array([part.start, *(step[-2:] for step in part.steps)])
        x, y = corners.T
        assert np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) > 0

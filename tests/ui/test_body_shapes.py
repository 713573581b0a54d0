"""The window's drawing of the body is the very drawing of the charts."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from tidebook.charts import body
from tidebook.charts.body_figure import outline_path
from tidebook.ui import body_shapes

GRID = np.stack(np.meshgrid(np.arange(0.5, body.WIDTH, 3), np.arange(0.5, body.HEIGHT, 3)), -1).reshape(-1, 2)


@pytest.mark.parametrize("side", ["front", "back"])
def test_each_area_covers_the_same_points(side: str) -> None:
    drawn = {"front": (body.front(), body_shapes.front()), "back": (body.back(), body_shapes.back())}[side]
    assert list(drawn[0]) == list(drawn[1])
    for area, outline in drawn[0].items():
        charted = outline_path(outline, (0.0, 0.0), 1.0).contains_points(GRID)
        shown = [drawn[1][area].contains(QPointF(*point)) for point in GRID.tolist()]
        assert int(np.sum(charted != shown)) <= 2, area


def test_the_silhouette_is_all_of_its_parts() -> None:
    parts = [outline_path(part, (0.0, 0.0), 1.0).contains_points(GRID) for part in body.silhouette()]
    shown = [body_shapes.silhouette().contains(QPointF(*point)) for point in GRID.tolist()]
    assert int(np.sum(np.any(parts, axis=0) != shown)) <= 20

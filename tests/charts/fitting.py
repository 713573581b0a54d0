"""Whether all words of a drawing lie inside it, and none upon another."""

import numpy as np
from matplotlib.text import Text

from tidebook.charts.picture import Drawing


def assert_fits(drawing: Drawing, width: float) -> None:
    """Fail where words are cut off or touch each other, and where a spot lies outside the figure."""
    figure = drawing.figure
    assert abs(figure.bbox.width - width) < 0.5
    high = figure.bbox.height
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    for words, box in boxes:
        assert box.x0 >= -1, words
        assert box.x1 <= figure.bbox.width + 1, words
        assert box.y0 >= -1, words
        assert box.y1 <= high + 1, words
    edges = np.array([box.extents for _words, box in boxes])
    wide = np.minimum.outer(edges[:, 2], edges[:, 2]) - np.maximum.outer(edges[:, 0], edges[:, 0])
    tall = np.minimum.outer(edges[:, 3], edges[:, 3]) - np.maximum.outer(edges[:, 1], edges[:, 1])
    heights = edges[:, 3] - edges[:, 1]
    # Letters without a foot or a head leave a part of their box empty.
    upon = (wide > 1) & (tall > 0.3 * np.minimum.outer(heights, heights))
    np.fill_diagonal(upon, val=False)
    assert not upon.any(), [(boxes[one][0], boxes[other][0]) for one, other in np.argwhere(upon)]
    for spot in drawing.spots:
        assert -1 <= spot.left <= spot.left + spot.width <= width + 1, spot
        assert -1 <= spot.top <= spot.top + spot.height <= high + 1, spot

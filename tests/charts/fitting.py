"""Whether all words of a drawing lie inside it, and none upon another."""

from itertools import combinations

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
    for (one, box), (other, beside) in combinations(boxes, 2):
        wide = min(box.x1, beside.x1) - max(box.x0, beside.x0)
        # Letters without a foot or a head leave a part of their box empty.
        tall = min(box.y1, beside.y1) - max(box.y0, beside.y0)
        assert wide <= 1 or tall <= 0.3 * min(box.height, beside.height), (one, other)
    for spot in drawing.spots:
        assert -1 <= spot.left <= spot.left + spot.width <= width + 1, spot
        assert -1 <= spot.top <= spot.top + spot.height <= high + 1, spot

"""Moving through the timeline: how long one frame takes, on ten years."""

import os
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks.measure import LAST_DAY, Measured, copy_of, journal
from tidebook.charts.palette import LIGHT
from tidebook.domain.period import Period
from tidebook.storage.store import Store
from tidebook.ui.immortal import keep_none_alive
from tidebook.ui.timeline_sheet import TimelineSheet

# 30 frames a second (product.md, "How fast").
_FRAME_S = 1 / 30
_FRAMES = 40


def bench_frames() -> Iterator[Measured]:
    """Pan, zoom and hover, each from the gesture to the painted window."""
    keep_none_alive()
    app = QApplication.instance() or QApplication([])
    with Store(copy_of(journal(10), "frames.tidebook")) as store:
        span = store.span()
        assert span is not None
        record = store.read(span)
    sheet = TimelineSheet()
    sheet.resize(1090, 860)
    sheet.show()
    view = sheet.view
    for days in (28, 365, len(span)):
        shown = Period.ending(LAST_DAY, days)
        sheet.show_record(record, shown, span, LIGHT, 1.0)
        app.processEvents()
        inner = Period.ending(shown.last, max(days // 2, 7))

        def pan(turn: int, inner: Period = inner) -> None:
            step = max(len(inner) // 40, 1)
            view._move_to(inner, -step * (turn % 20))

        def zoom(turn: int) -> None:
            view.zoom(1.1 if turn % 2 else 1 / 1.1)

        def hover(turn: int) -> None:
            view.mark(view.period.first + (view.period.last - view.period.first) * (turn % 20) // 20)

        for name, do in (("pan", pan), ("zoom", zoom), ("hover", hover)):
            yield Measured(f"{name}, one frame, {days} days", _frame(app.processEvents, do), _FRAME_S)
    sheet.close()


def _frame(paint: Callable[[], None], do: Callable[[int], None]) -> float:
    times = []
    for turn in range(_FRAMES):
        began = perf_counter()
        do(turn)
        paint()
        times.append(perf_counter() - began)
    return median(times[5:])

"""How much room the blocks of the page need, reckoned before anything is set."""

from collections.abc import Sequence

from tidebook.report import layout
from tidebook.report.layout import HEADING_MM, LINE_MM, Content, lines_of
from tidebook.report.page import Block, Changes, Header, Levels, OtherSymptoms, Recorded, Symptoms, Talk

# How many letters of 8 pt surely stand on one line of the blocks F, G and H, and what their numbers take.
_LETTERS = {"hours_upright": 28, "payback": 39, "asleep": 44}
_NUMBERS_MM = {"hours_upright": 13.0, "payback": 4.5, "asleep": 17.0}


def needed(
    *,
    top: Header,
    how_much: Recorded,
    talked: Talk | None,
    symptoms: Symptoms | None,
    leveled: Levels | None,
    low: Sequence[Block],
    changed: Changes | None,
) -> Content:
    """Add up what all blocks but the other symptoms need. None: the block is not on the page."""
    remarks = " ".join((*how_much.remarks, *how_much.scale))
    content = Content().more(layout.ABOUT_MM * (top.about is not None) + 4.2 * bool(how_much.care))
    content = content.more(LINE_MM * lines_of(remarks, 142, most=3))
    if talked is not None:
        content = content.with_block(HEADING_MM + _talk_mm(talked))
    if symptoms is not None:
        lane = layout.LANE_MM * bool(symptoms.marks)
        below = sum(lines_of(text) * LINE_MM + 1.0 for text in symptoms.below)
        content = content.with_block(HEADING_MM + layout.DATES_MM + lane + below, panels=len(symptoms.lines))
    if leveled is not None:
        content = content.with_block(HEADING_MM, rows=len(leveled.bars))
    if low:
        content = content.with_block(HEADING_MM + max(map(_low_mm, low)))
    if changed is not None:
        lines = lines_of(changed.answer.text) if changed.answer is not None else int(bool(changed.empty))
        versus_mm = layout.VERSUS_MM if changed.versus is not None else 0.0
        content = content.with_block(HEADING_MM + LINE_MM * lines - 1.5 + versus_mm)
    return content


def with_others(content: Content, others: OtherSymptoms) -> Content:
    """Add the other symptoms: as bars, or where there are none in two columns of numbers."""
    if not others.lines and not others.remarks:
        return content
    rows = len(others.bars) or -(-len(others.lines) // 2)
    wrapped = sum(lines_of(line.name, layout.LETTERS_IN_NAME) - 1 for line in others.lines)
    remarks = sum(map(lines_of, others.remarks))
    head = 1 if others.lines else 0
    return content.with_block(
        layout.WRAPPED_MM * wrapped + LINE_MM * remarks + 0.9 * len(others.remarks), rows=rows + head
    )


def _talk_mm(talked: Talk) -> float:
    lines = sum(lines_of(line.text, layout.LETTERS_IN_TALK, talked.most) for line in talked.lines)
    # An empty box has room for a pen.
    return layout.TALK_MM if lines == 0 else max(layout.TALK_LINE_MM * lines, 2 * layout.TALK_LINE_MM)


def _low_mm(block: Block) -> float:
    kind = block.lines[0].key
    said = (*block.remarks, *(block.lines[0].details if kind == "payback" else ()))
    lines = sum(lines_of(text, _LETTERS[kind], most=3) for text in said)
    return _NUMBERS_MM[kind] + 0.8 * len(said) + LINE_MM * (lines + bool(block.lines[0].before))

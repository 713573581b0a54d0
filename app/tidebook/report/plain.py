"""Page 1 as plain text, for an e-mail or a portal: the same words and numbers, without the pictures."""

from collections.abc import Iterable, Iterator

from tidebook.language import _
from tidebook.report.page import (
    Block,
    Changes,
    Header,
    Levels,
    Line,
    OtherSymptoms,
    Recorded,
    Summary,
    Symptoms,
    Talk,
)


def plain_text(summary: Summary) -> str:
    """Return all that page 1 says, block by block, a blank line between two."""
    blocks: list[Iterable[str]] = [_header(summary.header), _recorded(summary.recorded)]
    if summary.talk is not None:
        blocks.append(_talk(summary.talk))
    if summary.symptoms is not None:
        blocks.append(_symptoms(summary.symptoms))
    if summary.levels is not None:
        blocks.append(_levels(summary.levels))
    if summary.others is not None:
        blocks.append(_others(summary.others))
    blocks += [_block(one) for one in (summary.function, summary.payback, summary.sleep) if one is not None]
    if summary.changes is not None:
        blocks.append(_changes(summary.changes))
    blocks.append((summary.disclaimer, summary.how_made))
    told = ("\n".join(filter(None, block)) for block in blocks)
    # A break that is only there for the typesetter, and a blank that keeps words together, are none here.
    return "\n\n".join(filter(None, told)).replace("\u200b", "").replace("\u00a0", " ") + "\n"


def _header(header: Header) -> Iterator[str]:
    yield f"{header.title} - {header.own_record}"
    yield header.name.text if header.name is not None else ""
    yield header.about.text if header.about is not None else ""
    yield f"{header.period} ({header.printed})"


def _recorded(block: Recorded) -> Iterator[str]:
    yield block.heading.upper()
    yield f"{block.count} {block.of}."
    yield block.care
    yield from block.remarks
    yield from block.scale


def _talk(block: Talk) -> Iterator[str]:
    if block.lines:
        yield block.heading.upper()
        yield from (f"{number}. {line.text}" for number, line in enumerate(block.lines, 1))
        yield block.more


def _symptoms(block: Symptoms) -> Iterator[str]:
    yield f"{block.heading.upper()} ({block.direction})"
    for line in block.lines:
        yield _line(line, block.median)
        yield f"   {line.anchors.text}" if line.anchors is not None else ""
    yield from block.below


def _levels(block: Levels) -> Iterator[str]:
    yield block.heading.upper()
    yield from (bar.sentence for bar in block.bars)


def _others(block: OtherSymptoms) -> Iterator[str]:
    if block.lines:
        yield block.heading.upper()
        yield from (_line(line, block.columns[0]) for line in block.lines)
    yield from block.remarks


def _block(block: Block) -> Iterator[str]:
    heading = block.heading.upper()
    yield f"{heading} ({block.aside})" if block.aside else heading
    for line in block.lines:
        if block.columns:
            yield _line(line, block.columns[0])
        else:
            yield " ".join((f"{line.median} {line.days}.", *line.details))
    yield from block.remarks


def _changes(block: Changes) -> Iterator[str]:
    yield block.heading.upper()
    if block.answer is not None:
        yield f"{block.answered} {block.answer.text}"
    elif block.empty:
        yield block.empty
    if block.versus is not None:
        yield block.versus.sentence
        for at, name in enumerate(block.versus.columns, 1):
            yield f"{name}: " + "; ".join(f"{row[0]} {row[at]}" for row in block.versus.rows)
        yield block.versus.caption


def _line(line: Line, median: str) -> str:
    if not line.median:
        return _("{name}: {state}").format(name=line.name, state=", ".join(filter(None, (line.days, line.before))))
    return f"{line.name}: " + ", ".join(filter(None, (f"{median} {line.median}", *line.details, line.before)))

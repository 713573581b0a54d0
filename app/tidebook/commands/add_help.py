"""What can be recorded from a terminal: every key, and an example of each kind."""

import shutil
import textwrap

from tidebook.bundled import catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.night import COUNTS, TIMES
from tidebook.language import _

_EXAMPLES = (
    "fatigue=6 pain_overall=4",
    "--day yesterday hours_upright=4.5 naps=40 weather=yes",
    "to_bed=23:10 tried_to_sleep=23:30 minutes_to_fall_asleep=30 woke=7:05 got_up=7:45",
    '--note "rain all day"',
    "--activity shopping --effort 7 --kind physical,upright --start 14:30 --minutes 40",
    "--episode --onset morning --severity 8 --worse fatigue,brain_fog --link shopping=likely",
    "--pain neck=4,hip_left",
    '--event started "new medicine"',
    "--score FIQR 57 --by clinic",
    '--anchor fatigue=6 "can leave the house briefly"',
    '--own-symptom "buzzing legs"',
    '--profile ill_since "spring 2019"',
)


def more() -> str:
    """Return what stands below the options in `tidebook add --help`."""
    symptoms = [symptom.key for symptom in catalogue().rated]
    blocks = (
        (_("symptoms, each 0 to 10 (KEY=N):"), _wrapped(symptoms)),
        (_("the day:"), _wrapped([_kind(fact) for fact in Fact])),
        (_("the night that ended on that day:"), _wrapped([*(f"{key}=TIME" for key in TIMES), *_counts()])),
        (_("examples:"), "\n".join(f"  tidebook add {words}" for words in _EXAMPLES)),
    )
    return "".join(f"\n{title}\n{block}\n" for title, block in blocks)


def _kind(fact: Fact) -> str:
    amounts = {Fact.HOURS_UPRIGHT: _("HOURS"), Fact.NAPS: _("MINUTES")}
    return f"{fact.key}={amounts.get(fact, 'yes|no')}"


def _counts() -> list[str]:
    return [f"{key}=N" for key in COUNTS]


def _wrapped(words: list[str]) -> str:
    width = min(shutil.get_terminal_size().columns, 100) - 2
    return textwrap.fill(" ".join(words), width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)

"""Measures how fast Tidebook is, and prints it beside what it is compared with.

    make bench                                        everything
    .venv/bin/python tests/benchmarks/run.py storage  one file

To add a benchmark, write a function `bench_…` that yields `Measured` into a file of this folder.
"""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.benchmarks.measure import Measured  # noqa: E402 (the checkout is not on the path before)

_NO_BENCHMARKS = {"run", "measure"}


def measured(names: list[str]) -> Iterator[Measured]:
    for name in names:
        module = importlib.import_module(f"tests.benchmarks.{name}")
        for bench in [function for word, function in vars(module).items() if word.startswith("bench_")]:
            yield from bench()


def length(seconds: float, unit: str = "s") -> str:
    if unit != "s":
        return f"{seconds:.0f} {unit}"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"


def line(found: Measured) -> str:
    compared, ratio, limit = "", "", length(found.at_most, found.unit)
    if found.ratio is not None and found.beside_seconds is not None:
        compared = f"{length(found.beside_seconds, found.unit)} ({found.beside})"
        ratio, limit = f"{found.ratio:.2f} x", f"{found.at_most:g} x"
    verdict = "OVER" if found.is_over else ""
    ours = length(found.seconds, found.unit)
    return f"{found.what:<42}{ours:>11}   {compared:<26}{ratio:>8}  at most {limit:<9} {verdict}"


def main(names: list[str]) -> None:
    every = sorted(file.stem for file in HERE.glob("*.py") if file.stem not in _NO_BENCHMARKS)
    for found in measured(names or every):
        print(line(found).rstrip(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Which Tidebook this is."""

from functools import cache


@cache
def program() -> str:
    """Return the name of the program with its version, such as "Tidebook 0.1.0"."""
    from importlib.metadata import version

    return f"Tidebook {version('tidebook')}"

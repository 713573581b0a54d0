"""Hypothesis as all tests use it."""

import tests.strategies  # noqa: F401

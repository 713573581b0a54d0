"""Says of a method that it replaces its parent's, for mypy to check."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    _Method = TypeVar("_Method", bound=Callable)

    def override(method: _Method) -> _Method:
        """Return `method`. On Python 3.11 the real one costs the window 4 ms before it is painted."""
        return method


__all__ = ["override"]

"""Keeps the program alive on Python 3.11, whose None can be used up."""

import ctypes
import sys

_PLENTY = 1 << 40


def keep_none_alive() -> None:
    """Give None, True and False references to spare, as Python 3.12 and newer do by themselves.

    PySide6 6.12 takes one reference of None for every call that returns nothing (measured: 1,000 calls of
    QLabel.setText cost 1,000). Python 3.11 starts with some 6,000 and ends the process at 0: "Fatal Python
    error: none_dealloc", within minutes of ordinary use.
    """
    if sys.version_info < (3, 12):
        for singleton in (None, True, False):
            # The count is the first field of every object in CPython.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY

"""Starts Tidebook where Python is asked to run the package."""

import sys

from tidebook.main import main

sys.exit(main())

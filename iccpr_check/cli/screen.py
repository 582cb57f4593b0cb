"""What standard output is: a screen of some width, with colour or without, or a pipe."""

from __future__ import annotations

import os
import shutil
import sys

PIPE = (80, False)
"""Columns, and whether there is colour, where nobody looks at a screen: always the same."""
WIDEST = 100
"""Columns beyond which lines are hard to read."""


def screen_of(output: str | None) -> tuple[int, bool]:
    """Return the columns of what is written to, and whether it takes colour (NO_COLOR says it does not)."""
    if output is not None or sys.stdout is None or not sys.stdout.isatty():
        return PIPE
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb" or _old_windows()
    return min(shutil.get_terminal_size((PIPE[0], 24)).columns, WIDEST), not plain


def _old_windows() -> bool:
    if sys.platform != "win32":
        return False
    from rich.console import detect_legacy_windows

    return detect_legacy_windows()

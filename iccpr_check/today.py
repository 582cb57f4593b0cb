"""The day of the run; the only thing that a report takes from the clock, and only for waivers."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from iccpr_check.errors import ConfigError


def today() -> date:
    """Return the day of ``SOURCE_DATE_EPOCH`` (seconds, UTC) where it is set, else the calendar's.

    See reproducible-builds.org/specs/source-date-epoch. Raises ConfigError when it is no number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigError(f"SOURCE_DATE_EPOCH={epoch}: seconds since 1970 are expected") from None

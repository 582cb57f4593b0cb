"""The three mistakes a person can make, each told in one line: what, where, and the mend."""

from __future__ import annotations


class IccprCheckError(Exception):
    """Base of every error that is shown to the user as one line, without a traceback."""


class DataError(IccprCheckError):
    """A mistake in a treaty, mapping or rule file. Its text begins with ``path:line: key:``."""


class ConfigError(IccprCheckError):
    """A mistake in a flag, a configuration file, or their combination."""


class DraftError(IccprCheckError):
    """A document of the user's that cannot be read. The other documents are still checked."""


class PassingError(DraftError):
    """A document that could not be read for want of time, memory or a tool, and perhaps can the next time."""

"""Where the treaties and mappings that come with the program lie."""

from __future__ import annotations

from pathlib import Path


def data_root() -> Path:
    """Return the folder that holds ``treaties/`` and ``mappings/``: in the wheel, or the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "data"
    return packaged if packaged.is_dir() else package.parent

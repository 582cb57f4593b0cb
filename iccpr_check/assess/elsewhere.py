"""What the draft leaves to another law: it says so, and a law of that kind can hold the provision."""

from __future__ import annotations

from iccpr_check.assess.reading import Reading
from iccpr_check.model import Evidence


def left_elsewhere(reading: Reading, provision: str) -> Evidence | None:
    """Return the first words that leave a provision to a law that can hold it, or None.

    A law is not left to a law of its own kind.
    """
    holding = {
        kind.id
        for kind in reading.knowledge.kinds
        if kind.id not in reading.kinds and provision in kind.holds
    }
    return next((found for found in reading.counted.all if found.means.elsewhere in holding), None)

"""How serious an indication is: class + measure + deficits - safeguards.

The arithmetic is our own design and is told in ``docs/method.md``; it orders a reviewer's work and
says nothing of the law. The silence of a text on necessity or proportionality is the rule in
legislation and counts nothing; what speaks against a prong counts, and so do a listed right without
a ground and an interference without any safeguard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from iccpr_check.model import Prong, Provision, Severity

_ORDER: tuple[Severity, ...] = ("info", "notice", "warning", "serious")
_CLASS = {"absolute": 3, "listed": 2, "unlisted": 2, "guarantee": 2, "duty": 1, "structural": 1}
_SILENCE_COUNTS = frozenset({"ground", "safeguard"})
_DEFICITS, _SAFEGUARDS = 4, 3
_HEAVY = 3
_SEVERAL = 2


def weigh(
    provision: Provision, weights: Iterable[int], prongs: Mapping[str, Prong], *, ordinary: bool
) -> Severity:
    """Return the severity of a restriction.

    ``weights`` are those of its measures; ``ordinary`` says that the law is ordinary regulation, whose
    powers of inspection and enforcement are told one step lower. Serious needs more than silence:
    a measure of the heaviest kind, or wording that speaks against two prongs.
    """
    states = {name: prong.state for name, prong in prongs.items()}
    contrary = [name for name, state in states.items() if state == "contrary"]
    silent = [name for name, state in states.items() if state == "absent" and name in _SILENCE_COUNTS]
    helped = sum(
        states.get(name) == "present" for name in ("safeguard", "necessity", "proportionality", "precision")
    )
    heaviest = max(weights, default=1)
    total = _CLASS[provision.klass] + heaviest
    total += min(_DEFICITS, len(contrary) + len(silent)) - min(_SAFEGUARDS, helped)
    severity = _ORDER[0 if total <= 2 else 1 if total <= 4 else 2 if total <= 6 else 3]
    if severity == "serious" and heaviest < _HEAVY and len(contrary) < _SEVERAL:
        severity = "warning"
    return lower(severity) if ordinary else severity


def lower(severity: Severity) -> Severity:
    """Return the next lower severity."""
    return _ORDER[max(0, _ORDER.index(severity) - 1)]


def at_least(severity: Severity, floor: Severity) -> Severity:
    """Return the severity, or the floor where that is higher."""
    return _ORDER[max(_ORDER.index(severity), _ORDER.index(floor))]


def at_most(severity: Severity, ceiling: Severity) -> Severity:
    """Return the severity, or the ceiling where that is lower."""
    return _ORDER[min(_ORDER.index(severity), _ORDER.index(ceiling))]


def rank(severity: Severity) -> int:
    """Return 0 for the most serious, for sorting."""
    return len(_ORDER) - 1 - _ORDER.index(severity)

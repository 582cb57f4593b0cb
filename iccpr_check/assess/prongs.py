"""The limitation test, question by question, as far as the text alone answers it.

Siracusa Principles 1-10 and 22; General Comments 22/8, 27/11-17, 34/21-36, 37/36-47.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from iccpr_check.assess.findings import quote
from iccpr_check.model import Draft, Evidence, Meaning, Prong, ProngState, Provision

_WEAK_SAFEGUARDS = frozenset(
    {"complaint", "time_limit", "suspensive", "reasons", "review", "oversight", "counsel", "compensation"}
)
_COURT_SAFEGUARDS = frozenset({"court_order", "court_appeal"})
UNTESTED = frozenset({"guarantee", "duty", "structural"})
"""Classes to which the limitation test does not apply: a guarantee is given or withheld."""
_NARROW_CLASSES = frozenset({"listed"})


def prongs(
    provision: Provision,
    grounds: Sequence[str],
    kin: Collection[str],
    near: Sequence[Evidence],
    article: Sequence[Evidence],
    elsewhere: Sequence[Evidence],
    draft: Draft,
) -> dict[str, Prong]:
    """Answer the test's questions for a restriction of ``provision``.

    ``grounds`` are those the treaty lists for it, ``kin`` those that come near to one of these; ``near`` is
    the evidence of the paragraphs that restrict, ``article`` that of their article, ``elsewhere`` court
    appeals in the rest of the law.
    """

    def some(evidence: Iterable[Evidence], test: Callable[[Meaning], bool]) -> list[Evidence]:
        return [found for found in evidence if test(found.means)]

    def prong(state: ProngState, evidence: Iterable[Evidence] = ()) -> Prong:
        return Prong(state=state, quotes=tuple(quote(draft, found) for found in list(evidence)[:3]))

    answers: dict[str, Prong] = {}
    if provision.klass in UNTESTED:
        return {"safeguard": _safeguard(article, elsewhere, prong, some)}
    delegated = some(near, lambda means: means.test == "delegation")
    answers["legality"] = prong("contrary", delegated) if delegated else prong("present")

    vague = some(near, lambda means: means.vague in {"conduct", "catch_all", "discretion"})
    precise = some(near, lambda means: means.test == "precise")
    if vague:
        answers["precision"] = prong("contrary", vague)
    else:
        answers["precision"] = prong("present", precise) if precise else prong("weak")

    if provision.klass in _NARROW_CLASSES and grounds:
        named = some(near, lambda means: means.ground is not None)
        listed = [found for found in named if found.means.ground in grounds]
        if listed:
            answers["ground"] = prong("weak" if len(listed) < len(named) else "present", listed)
        elif near_to := [found for found in named if found.means.ground in kin]:
            answers["ground"] = prong("weak", near_to)
        else:
            answers["ground"] = prong("contrary", named) if named else prong("absent")

    necessary = some(near, lambda means: means.test in {"necessary", "democratic"})
    answers["necessity"] = prong("present", necessary) if necessary else prong("absent")

    fitting = some(article, lambda means: means.test == "proportionate" or means.safeguard == "narrow")
    spared = some(near, lambda means: means.test == "exception")
    absolute = some(near, lambda means: means.vague == "absolute")
    if fitting:
        answers["proportionality"] = prong("present", fitting)
    elif absolute and not spared:
        answers["proportionality"] = prong("contrary", absolute)
    else:
        answers["proportionality"] = prong("weak", spared) if spared else prong("absent")

    unequal = some(
        near, lambda means: means.measure == "distinction" or means.holder in {"citizens", "by_sex"}
    )
    if unequal:
        answers["equality"] = prong("contrary", unequal)

    answers["safeguard"] = _safeguard(article, elsewhere, prong, some)
    return answers


def _safeguard(
    article: Sequence[Evidence],
    elsewhere: Sequence[Evidence],
    prong: Callable[..., Prong],
    some: Callable[..., list[Evidence]],
) -> Prong:
    courts = some(article, lambda means: means.safeguard in _COURT_SAFEGUARDS)
    ousted = some(article, lambda means: means.safeguard == "ouster")
    weaker = some(article, lambda means: means.safeguard in _WEAK_SAFEGUARDS)
    if ousted:
        return prong("contrary", ousted)
    if courts:
        return prong("present", courts)
    if weaker or elsewhere:
        return prong("weak", weaker or elsewhere)
    return prong("absent")

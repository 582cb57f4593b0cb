"""One row for every provision of the treaty, also the quiet ones."""

from __future__ import annotations

import pytest
from assess_drafts import KNOWN, law
from small import assessed, treaty

from iccpr_check.model import ProvisionResult, Skipped

SCOPE = "Scope\nThe press."
RIGHT = "Rights\nEach has the right to freedom of expression."
BAN = "Bans\nNothing is printed without a licence."
CUSTODY = "Custody\nA printer may be detained."


def _row(
    provision: str, *articles: str, skipped: tuple[Skipped, ...] = (), kinds: list[str] | None = None
) -> ProvisionResult:
    rows = assessed(law(*articles), KNOWN, skipped=skipped, kinds=kinds).provisions
    return next(row for row in rows if row.provision == provision)


def test_every_provision_has_one_row_in_the_treatys_order() -> None:
    rows = assessed(law(SCOPE), KNOWN).provisions
    assert [row.provision for row in rows] == [provision.id for provision in treaty().provisions]


@pytest.mark.parametrize(
    ("articles", "provision", "verdict"),
    [
        ((SCOPE,), "19(2)", "silent"),
        ((SCOPE,), "27", "not_expected"),
        ((RIGHT,), "19(2)", "partial"),
        ((BAN,), "19(2)", "restricted"),
        ((RIGHT, BAN), "19(2)", "restricted"),
        ((BAN,), "19", "restricted"),
        ((CUSTODY,), "9", "restricted"),
        ((CUSTODY,), "9(3)", "silent"),
        ((CUSTODY,), "12", "not_expected"),
    ],
)
def test_the_verdict(articles: tuple[str, ...], provision: str, verdict: str) -> None:
    assert _row(provision, *articles).verdict == verdict


def test_what_is_expected_says_why() -> None:
    assert (_row("19(2)", SCOPE).expected, _row("19(2)", SCOPE).why) == ("core", "press")
    assert _row("17(1)", SCOPE).expected == "relevant"
    triggered = _row("9(3)", CUSTODY)
    assert triggered.expected == "triggered"
    assert triggered.why.endswith(": power to detain")
    assert (_row("27", SCOPE).expected, _row("27", SCOPE).why) == ("no", "")


def test_an_article_is_expected_as_its_parts_are() -> None:
    assert _row("19", SCOPE).expected == "core"
    assert _row("9", CUSTODY).expected == "triggered"


def test_a_silence_over_what_was_not_read_is_undecided() -> None:
    skipped = (Skipped(what="page 3", why="no text layer"),)
    assert _row("27", SCOPE, skipped=skipped).verdict == "undecided"
    assert _row("19(2)", SCOPE, skipped=skipped).verdict == "undecided"
    assert _row("19(2)", BAN, skipped=skipped).verdict == "restricted"


def test_article_1_does_not_speak_for_article_19() -> None:
    assert _row("1", BAN).verdict == "not_expected"


def test_units_are_those_that_touch_the_provision() -> None:
    assert _row("19(2)", RIGHT, BAN).units == ("art-1", "art-2")

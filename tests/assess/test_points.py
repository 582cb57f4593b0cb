"""Findings a reviewer answers together: one measure upon one right is a point, whatever its places."""

from __future__ import annotations

from assess_drafts import KNOWN, law
from hypothesis import given
from hypothesis import strategies as st
from small import assessed

from iccpr_check.assess.severity import rank

BAN = "Bans\nNothing is printed without a licence."
MORE = "More\nNothing is sold without a licence for the interests of the State."
PRISON = "Penalty\nA printer risks imprisonment."
CUSTODY = "Custody\nA printer may be detained."
RIGHT = "Rights\nEach has the right to freedom of expression."


def test_one_measure_upon_one_right_in_two_articles_is_one_point() -> None:
    (point,) = assessed(law(BAN, MORE), KNOWN).points
    assert point.provisions == ("19(2)",)
    assert set(point.units) == {"art-1", "art-2"}


def test_another_measure_or_another_right_is_another_point() -> None:
    assert len(assessed(law(BAN, PRISON, CUSTODY), KNOWN).points) == 3


def test_what_gives_effect_and_what_is_missing_is_no_point() -> None:
    assert assessed(law(RIGHT), KNOWN).points == ()


def test_the_title_names_what_is_done_and_the_right_in_the_language_of_the_report() -> None:
    def title(article: str, lang: str) -> str:
        (point,) = assessed(law(article), KNOWN, report_lang=lang).points
        return point.title

    assert title(CUSTODY, "en").startswith("Detention · ")  # a plain restriction by its measure
    assert title(BAN, "en").startswith("Prior authorisation · ")  # a code that says more by its name
    assert title(BAN, "vi").startswith("Phải được phép trước · ")


ARTICLES = st.lists(st.sampled_from([BAN, MORE, PRISON, CUSTODY, RIGHT, "Scope\nThe press."]), max_size=6)


@given(ARTICLES)
def test_the_most_serious_comes_first_and_leads_its_point(articles: list[str]) -> None:
    result = assessed(law(*articles), KNOWN)
    ranks = [rank(point.severity) for point in result.points]
    assert ranks == sorted(ranks)
    for point in result.points:
        lead = result.findings[point.findings[0]]
        assert (lead.severity, lead.confidence) == (point.severity, point.confidence)


@given(ARTICLES)
def test_every_finding_of_a_restriction_belongs_to_one_point_and_no_other_does(articles: list[str]) -> None:
    result = assessed(law(*articles), KNOWN)
    inside = [index for point in result.points for index in point.findings]
    assert len(inside) == len(set(inside))
    outside = {f.code[:3] for n, f in enumerate(result.findings) if n not in set(inside)}
    assert outside <= {"OMI", "IMP", "REF", "MIS"}

"""What follows from references: what a draft cites, and what cannot be right. REF and MIS codes."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from iccpr_check.assess.references import reference_findings
from iccpr_check.detect.citation import find_references
from iccpr_check.errors import DataError
from iccpr_check.load.data import data_root
from iccpr_check.load.lookalikes import load_lookalikes
from iccpr_check.load.rules import load_rule
from iccpr_check.load.treaties import load_treaty
from iccpr_check.load.yamls import build, read_yaml
from iccpr_check.model import (
    Anchor,
    CitationRule,
    Code,
    Document,
    Draft,
    Evidence,
    Finding,
    Meaning,
    Span,
    Unit,
)

WORDING = data_root() / "mappings" / "wording"
RULES = [
    rule
    for path in sorted((WORDING / "instruments").glob("*.yaml"))
    if isinstance(rule := load_rule(path, WORDING), CitationRule)
]
TREATY = load_treaty(data_root() / "treaties" / "iccpr")
LOOKALIKES = load_lookalikes(data_root() / "mappings" / "lookalikes.yaml")
_CODES = read_yaml(data_root() / "mappings" / "codes.yaml")
CODES = {
    code.id: code
    for place, one in enumerate(_CODES.data["codes"])
    for code in [build(Code, _CODES, one, ("codes", place))]
}


def a_draft(text: str, lang: str = "en") -> Draft:
    document = Document(
        path="draft.txt",
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        language=lang,
        title="",
        text=text,
        anchors=(Anchor(offset=0, line=1, column=1),),
    )
    whole = Unit(
        id="text",
        label="the text",
        kind="preamble",
        number="",
        heading="",
        parent=None,
        span=Span(start=0, end=len(text)),
    )
    return Draft(document=document, title="", units=(whole,))


def findings(text: str, lang: str = "en", *, bare: bool = False, report: str = "en") -> list[Finding]:
    draft = a_draft(text, lang)
    references = find_references(draft, RULES, lang, bare_articles="treaty" if bare else "own")
    return list(reference_findings(draft, references, TREATY, CODES, LOOKALIKES, lang=report))


def codes(text: str, lang: str = "en", *, bare: bool = False) -> list[str]:
    return [one.code for one in findings(text, lang, bare=bare) if not one.code.startswith("REF")]


def only(text: str, code: str, lang: str = "en", *, report: str = "en") -> Finding:
    found = [one for one in findings(text, lang, report=report) if one.code == code]
    assert len(found) == 1, [one.code for one in findings(text, lang)]
    return found[0]


# --- what a draft refers to ------------------------------------------------------------------


def test_the_covenant_as_a_whole_is_one_finding_a_unit() -> None:
    found = only("The ICCPR binds the State. The ICCPR is published.", "REF01")
    assert found.severity == "info"
    assert len(found.evidence) == 2


def test_provisions_cited_in_a_unit_are_told_together() -> None:
    found = only("Articles 9 and 14 (3) (d) of the ICCPR apply, and so does article 9 of the ICCPR.", "REF02")
    assert found.provisions == ("9", "14(3)(d)")
    assert found.quote == "Articles 9"


def test_treaties_at_large_are_told() -> None:
    assert only("International treaties to which the State is a party apply.", "REF03").unit == "text"


def test_the_committees_work_is_named() -> None:
    found = only("See General Comment No. 34, para. 21, and General Comment No. 35.", "REF05")
    assert "General Comment 34 and General Comment 35" in found.message


def test_which_text_prevails_comes_from_evidence() -> None:
    text = "Where a treaty provides otherwise, the treaty prevails."
    draft = a_draft(text)
    one = Evidence(
        rule="treaty-clauses.treaty-prevails",
        means=Meaning(treaty="priority"),
        unit="text",
        span=Span(start=8, end=54),
    )
    cut = replace(one, cut_by="frame.definition")
    found = reference_findings(draft, (), TREATY, CODES, LOOKALIKES, evidence=(one, cut))
    assert [(finding.code, finding.span) for finding in found] == [("REF04", one.span)]


def test_other_instruments_give_no_finding() -> None:
    assert (
        findings("Article 8 of the European Convention on Human Rights and article 24 of the Constitution.")
        == []
    )


# --- MIS01, MIS02: what does not exist ---------------------------------------------------------


def test_an_article_beyond_the_last_is_told_with_the_number_of_articles() -> None:
    found = only("as article 60 of the ICCPR requires", "MIS01")
    assert found.message == "Article 60 does not exist: the Covenant has 53 articles."
    assert found.provisions == ()
    assert found.confidence == "high"


@pytest.mark.parametrize(
    ("cited", "above", "says"),
    [
        ("article 25 (1)", "25", "article 25 has 3 letters, (a) to (c)"),
        ("article 19 (4)", "19", "article 19 has 3 paragraphs, (1) to (3)"),
        ("article 21 (2)", "21", "article 21 is not divided"),
        ("article 14 (3) (h)", "14(3)", "article 14(3) has 7 letters, (a) to (g)"),
        ("article 14, paragraph 9", "14", "article 14 has 7 paragraphs, (1) to (7)"),
    ],
)
def test_a_paragraph_or_letter_that_is_not_there(cited: str, above: str, says: str) -> None:
    found = only(f"as {cited} of the ICCPR requires", "MIS02")
    assert found.provisions == (above,)
    assert says in found.message


def test_a_missing_paragraph_is_told_in_vietnamese() -> None:
    found = only("theo khoản 4 Điều 19 Công ước ICCPR", "MIS02", "vi", report="vi")
    assert found.message == "Không tìm thấy Điều 19(4) trong Công ước: Điều 19 có 3 khoản, từ (1) đến (3)."


@pytest.mark.parametrize(
    "text",
    [
        "article 53 of the ICCPR",
        "article 8 (3) (c) (i) of the ICCPR",
        "article 60 of the Penal Code",
        "article 59 of the European Convention on Human Rights",
        "Article 19 of the ICCPR is engaged. Paragraph 9 is repealed.",
        "article 25 (b) of the ICCPR",
    ],
)
def test_what_exists_or_is_not_the_covenants_is_left_alone(text: str) -> None:
    assert codes(text) == []


# --- MIS03, MIS04: the words concern something else ---------------------------------------------


def test_another_treatys_article_of_that_number() -> None:
    found = only("the right to adequate housing under article 11 of the ICCPR", "MIS03")
    assert "article 11 of the International Covenant on Economic, Social and Cultural Rights" in found.message
    assert found.provisions == ("11",)


def test_the_european_number_for_speech() -> None:
    assert (
        "European" in only("freedom of expression, as guaranteed by article 10 of the ICCPR", "MIS03").message
    )


def test_another_article_of_the_covenant() -> None:
    found = only("freedom of expression (article 21 ICCPR)", "MIS04")
    assert "freedom of expression" in found.message
    assert "assembly" in found.message


def test_the_right_may_follow_the_article() -> None:
    assert codes("Article 22 of the ICCPR protects the right to life.") == ["MIS04"]


def test_a_mismatch_in_vietnamese() -> None:
    assert codes("quyền tự do ngôn luận theo Điều 21 Công ước ICCPR", "vi") == ["MIS04"]
    assert codes("quyền học tập được quy định tại Điều 13 của Công ước ICCPR", "vi") == ["MIS03"]


@pytest.mark.parametrize(
    "text",
    [
        "freedom of expression (article 19 ICCPR)",
        "freedom of expression and of assembly (articles 19 and 21 of the ICCPR)",
        "the right to life under article 6 of the ICCPR and freedom of expression",
        "Article 21 of the ICCPR applies. Freedom of expression is another matter.",
        "the right to housing (article 11 ICESCR) and article 11 of the ICCPR",
        "limits on freedom of expression are read with article 14 of the ICCPR",
        "freedom of expression without discrimination, under article 26 of the ICCPR",
        "freedom of assembly and the right to vote under articles 21 and 25 of the ICCPR",
        "the presumption of innocence in article 14 (2) of the ICCPR",
        "Article 9 of the ICCPR and freedom of expression are both engaged.",
    ],
)
def test_words_that_fit_or_are_not_ascribed_are_left_alone(text: str) -> None:
    assert codes(text) == []


# --- MIS05, MIS06, MIS07 --------------------------------------------------------------------------


def test_a_replaced_general_comment_names_its_successor() -> None:
    found = only("as the Human Rights Committee said in General Comment No. 10", "MIS05")
    assert found.message == "General Comment 10 was replaced by General Comment 34."


@pytest.mark.parametrize(
    "text",
    [
        "General Comment No. 34 replaces General Comment No. 10.",
        "This general comment replaces General Comment No. 10.",
        "as said in General Comment No. 34",
        "General Comment No. 14 of the Committee on Economic, Social and Cultural Rights",
    ],
)
def test_a_current_comment_or_one_told_as_replaced_is_left_alone(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("the Human Rights Council's General Comment No. 34", "en"),
        ("General Comment No. 34 of the United Nations Human Rights Council", "en"),
        ("the Universal Periodic Review of the Human Rights Committee", "en"),
        ("Bình luận chung số 34 của Hội đồng Nhân quyền", "vi"),
    ],
)
def test_committee_and_council_are_told_apart(text: str, lang: str) -> None:
    assert codes(text, lang) == ["MIS06"]


@pytest.mark.parametrize(
    "text",
    [
        "General Comment No. 34 of the Human Rights Committee, noted by the Human Rights Council",
        "the Human Rights Council met, and later a General Comment was read out by somebody else",
        "the Universal Periodic Review by the Human Rights Council",
    ],
)
def test_bodies_named_rightly_are_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_quotation_that_is_not_quite_the_treatys() -> None:
    said = "Everyone shall have the right to hold opinions without any interference"
    found = only(f"Article 19 (1) of the ICCPR says: “{said}”.", "MIS07")
    assert found.quote == said
    assert found.provisions == ("19(1)",)


@pytest.mark.parametrize(
    "quoted",
    [
        "Everyone shall have the right to hold opinions without interference",
        "Everyone shall have the right to … hold opinions without interference",
        "the right to hold opinions",
        "nobody may ever be asked what he thinks about the weather in spring",
    ],
)
def test_a_true_a_cut_a_short_and_a_foreign_quotation_are_left_alone(quoted: str) -> None:
    assert codes(f"Article 19 (1) of the ICCPR says: “{quoted}”.") == []


# --- the data ---------------------------------------------------------------------------------------


def test_every_topic_stands_in_the_covenant_or_in_none_of_its_articles() -> None:
    for topic in LOOKALIKES.topics:
        for article in topic.at.get("iccpr", ()):
            assert TREATY.provision(article) is not None, (topic.id, article)


def test_a_general_comment_is_never_replaced_by_one_that_was_replaced_itself() -> None:
    for successors in LOOKALIKES.superseded.values():
        assert not set(successors) & set(LOOKALIKES.superseded)


def test_an_instrument_without_a_name_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "lookalikes.yaml"
    path.write_text(
        "instruments: {}\n"
        "topics:\n"
        "  - {id: water, name: {en: water}, phrases: {en: [right to water]}, at: {icescr: ['11']}}\n"
        "cross_cutting: []\nsuperseded: {}\nreplacing: {}\nbodies: []\nbefore: {}\nafter: {}\nbetween: {}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"lookalikes\.yaml:3: topics\.0\.at: 'icescr' has no name"):
        load_lookalikes(path)

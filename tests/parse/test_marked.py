"""Units that a file marks: taken as they are, named as the law's readers would, and covering the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.model import Document, Draft, Marked, Span
from iccpr_check.parse import parse


def marked_draft(text: str, *units: Marked, language: str = "en") -> Draft:
    return parse(
        Document(
            path="d.xml",
            sha256="0",
            media_type="application/xml",
            language=language,
            title="A law",
            text=text,
            anchors=(),
            marked=units,
        )
    )


def unit(text: str, part: str, kind: str, number: str = "", **more: object) -> Marked:
    start = text.index(part)
    return Marked(kind=kind, number=number, span=Span(start=start, end=start + len(part)), **more)


def heading(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words))


LAW = "Fish Act\nPART I Fees\n1 Fee\n(1) A fee is due.\n(a) yearly.\n1.3 Old rule, kept.\nSCHEDULE\n1 Cod."
PART = LAW[LAW.index("PART") : LAW.index("\nSCHEDULE")]
SECTION = PART[PART.index("1 Fee") :]
UNITS = (
    unit(LAW, PART, "part", "I", word="PART", heading=heading(LAW, "Fees")),
    unit(LAW, SECTION, "article", "1", word="section", heading=heading(LAW, "Fee\n")),
    unit(LAW, "(1) A fee is due.\n(a) yearly.", "paragraph", "1"),
    unit(LAW, "(a) yearly.", "point", "a"),
    unit(LAW, "SCHEDULE\n1 Cod.", "schedule", word="SCHEDULE"),
    unit(LAW, "1 Cod.", "paragraph", "1"),
)


def test_marks_are_believed_and_numbers_in_the_text_are_not():
    draft = marked_draft(LAW, *UNITS)
    assert [(one.id, one.label) for one in draft.units] == [
        ("front", "Front matter"),
        ("part-1", "Part I"),
        ("s-1", "Section 1"),
        ("s-1.1", "s. 1(1)"),
        ("s-1.1.a", "s. 1(1)(a)"),
        ("schedule", "Schedule"),
        ("schedule.1", "Schedule para. 1"),
    ]
    assert draft.title == "A law"


def test_what_no_mark_covers_belongs_to_the_unit_before_it():
    text = "1 Air is free.\nSigned at sea.\n2 So is rain."
    draft = marked_draft(
        text, unit(text, "1 Air is free.", "article", "1"), unit(text, "2 So is rain.", "article", "2")
    )
    assert [text[one.span.start : one.span.end] for one in draft.units] == [
        "1 Air is free.\nSigned at sea.",
        "2 So is rain.",
    ]


def test_a_law_whose_units_are_not_marked_is_read_by_its_paragraphs():
    text = "Fish Act\nFish is free.\nSo is bait."
    draft = marked_draft(text, unit(text, "Fish Act", "front"))
    assert [(one.kind, one.number) for one in draft.units] == [
        ("front", ""),
        ("paragraph", "1"),
        ("paragraph", "2"),
    ]


def test_a_heading_without_a_number_names_no_unit_below_it():
    text = "Lakes\n4 Boats are licensed."
    draft = marked_draft(
        text,
        unit(text, text, "division", heading=heading(text, "Lakes")),
        unit(text, "4 Boats are licensed.", "article", "4", word="section"),
    )
    assert [one.label for one in draft.units] == ["Lakes", "Section 4"]
    assert draft.units[1].parent == draft.units[0].id


def test_quoted_units_are_named_under_the_unit_that_quotes_them():
    text = "1 Insert: “2A Bail is free.”"
    draft = marked_draft(
        text,
        unit(text, text, "article", "1", word="section"),
        unit(text, "2A Bail is free.", "article", "2A", word="section", quoted=True),
    )
    assert [(one.label, one.quoted) for one in draft.units] == [
        ("Section 1", False),
        ("Section 1 “Section 2A”", True),
    ]


def test_vietnamese_units_are_named_in_vietnamese():
    text = "Điều 5. Họp\n1. Được họp.\na) Ban ngày."
    draft = marked_draft(
        text,
        unit(text, text, "article", "5", word="Điều", heading=heading(text, "Họp")),
        unit(text, "1. Được họp.\na) Ban ngày.", "paragraph", "1"),
        unit(text, "a) Ban ngày.", "point", "a"),
        language="vi",
    )
    assert [one.label for one in draft.units] == ["Điều 5", "Điều 5 khoản 1", "Điều 5 khoản 1 điểm a"]


@given(st.sets(st.integers(0, len(UNITS) - 1)))
def test_units_nest_and_nothing_of_the_law_is_outside_them(kept):
    draft = marked_draft(LAW, *(UNITS[index] for index in sorted(kept)))
    covered = {place for one in draft.units for place in range(one.span.start, one.span.end)}
    assert all(LAW[place].isspace() for place in range(len(LAW)) if place not in covered)
    assert len({one.id for one in draft.units}) == len(draft.units)
    by_id = {one.id: one for one in draft.units}
    for one in draft.units:
        assert one.parent is None or by_id[one.parent].span.contains(one.span)
    starts = [one.span.start for one in draft.units]
    assert starts == sorted(starts)

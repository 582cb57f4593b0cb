"""English laws: sections, subsections and paragraphs, however lines were broken."""

from __future__ import annotations

import pytest
from parse_drafts import draft, labels, units

ACT = """Village Markets Act, 2031

An Act to make provision for village markets.

BE IT ENACTED by Parliament as follows:

Part I - PRELIMINARY

1. Short title
This Act may be cited as the Village Markets Act, 2031.

2. Definitions
In this Act— (a) "market" means a place; (b) "stall" includes— (i) a table; or (ii) a cart; and (c) "fee" is
a fee under section 3 (1).

Part II - MARKETS

3. Fees
(1) A council may charge fees under subsection (2) or paragraph (a). (2) The council shall publish the fees,
which may not exceed 1,000 shillings. (2A) Subsection (2) of section 4 of 1999 does not apply.

4. Offences
(1) A person who—
(a) sells at night; or
(h) sells by day without
a stall,
(i) or sells elsewhere,
commits an offence.

Schedule (Section 3)
FEES
1. A table: ten shillings.
2. A cart: five shillings.
"""


def test_sections_subsections_and_paragraphs_inside_lines() -> None:
    assert labels(ACT) == [
        "Part I", "Section 1",
        "Section 2", "s. 2(a)", "s. 2(b)", "s. 2(b)(i)", "s. 2(b)(ii)", "s. 2(c)",
        "Part II", "Section 3", "s. 3(1)", "s. 3(2)", "s. 3(2A)",
        "Section 4", "s. 4(1)", "s. 4(1)(a)", "s. 4(1)(h)", "s. 4(1)(i)",
        "Schedule", "Schedule para. 1", "Schedule para. 2",
    ]  # fmt: skip


def test_front_preamble_title_and_parents() -> None:
    result = draft(ACT)
    found = units(result)
    assert result.title == "Village Markets Act, 2031"
    assert not result.amending
    assert found["front"].kind == "front" and found["preamble"].kind == "preamble"
    assert ACT[found["preamble"].span.start :].startswith("BE IT ENACTED")
    assert found["part-2"].heading == "MARKETS"
    assert found["s-3"].parent == "part-2" and found["s-3"].heading == "Fees"
    assert found["s-2.b.ii"].parent == "s-2.b" and found["s-2.b.ii"].kind == "subpoint"
    assert found["schedule"].heading == "FEES"


def test_i_after_h_is_a_letter_and_after_a_a_roman_number() -> None:
    text = (
        "1. Duties\n(1) The keeper shall—\n(a) sweep;\n(h) dust;\n(i) wash;\n(j) paint.\n"
        "(2) The owner shall—\n(a) pay—\n(i) rent;\n(ii) rates.\n"
    )
    found = units(draft(text))
    assert found["s-1.1.i"].kind == "point"
    assert found["s-1.2.a.i"].kind == "subpoint"


def test_i_after_h_is_roman_where_a_second_follows() -> None:
    text = "1. Duties\n(a) rest;\n(h) work—\n(i) wash; or\n(ii) paint.\n"
    assert labels(text) == ["Section 1", "s. 1(a)", "s. 1(h)", "s. 1(h)(i)", "s. 1(h)(ii)"]


def test_i_after_h_is_a_letter_where_it_has_romans_of_its_own() -> None:
    text = "1. Words\n(a) ant;\n(h) hen;\n(i) ibis which—\n(i) flies; or\n(ii) swims;\n(j) jay.\n"
    assert labels(text)[3:] == ["s. 1(i)", "s. 1(i)(i)", "s. 1(i)(ii)", "s. 1(j)"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "Title\n1. (1) It is so.\n(2) It stays.\n\nExtent\n2. It extends everywhere.\n",
            ["Title", "Extent"],
        ),
        (
            "1. Title.—It is so.\n2. Extent.—It extends everywhere.\n3. Start.—Now it is.\n",
            ["Title", "Extent", "Start"],
        ),
        ("1. Title It is so in this Act.\n\n2. Extent This Act extends everywhere.\n", ["Title", "Extent"]),
        ("1. Title (1) It is so. (2) It stays.\n\n2. Extent (1) It extends. (2) Far.\n", ["Title", "Extent"]),
        ("Article 1\nTitle\nIt is so.\nArticle 2\nExtent\nIt extends everywhere.\n", ["Title", "Extent"]),
        ("Article 1. Title\nIt is so.\nArticle 2. Extent\n1. It extends.\n", ["Title", "Extent"]),
        ("SECTION 1. TITLE.\nIt is so.\nSEC. 2. EXTENT.\nIt extends everywhere.\n", ["TITLE", "EXTENT"]),
        ("1.—(1) It is so. (2) It stays.\n\n2. In this Act, it extends.\n\n3. It ends.\n", ["", "", ""]),
        ("Article 1\nIt is so.\nArticle 2\nIt extends everywhere.\n", ["", ""]),
        ("1 Title\nIt is so.\n2 Extent\nIt extends.\n3 Start\nIt begins.\n", ["Title", "Extent", "Start"]),
    ],
)
def test_headings_wherever_a_law_puts_them(text: str, headings: list[str]) -> None:
    result = draft(text)
    articles = [u for u in result.units if u.kind == "article"]
    assert [u.heading for u in articles] == headings
    for unit in articles:
        assert unit.heading_span is None or unit.span.contains(unit.heading_span)


def test_a_marginal_heading_belongs_to_its_section() -> None:
    text = "Title\n1. (1) It is so.\n\nExtent\n2. It extends everywhere.\n"
    result = draft(text)
    second = units(result)["s-2"]
    assert text[second.span.start : second.span.end] == "Extent\n2. It extends everywhere."


@pytest.mark.parametrize(
    "words",
    ["as provided under section\n3. The council decides", "section 4\n(3) of the Act of 1990",
     "Section 7 of the Markets Act applies.", "Article 9 of the Treaty applies.", "as (a), (b) or (c) say"],
)  # fmt: skip
def test_references_are_no_units(words: str) -> None:
    text = f"1. Title\nIt is so.\n\n2. Powers\nThe market opens {words} and so on.\n\n3. End\nIt ends.\n"
    assert labels(text) == ["Section 1", "Section 2", "Section 3"]


def test_a_translation_of_a_vietnamese_law() -> None:
    text = (
        "LAW\nON MARKETS\nPursuant to the Constitution;\nChapter I\nGENERAL PROVISIONS\nSection 1. SCOPE\n"
        "Article 1. Scope\nThis Law covers markets.\nArticle 8. Prohibited acts\n1. Selling by night:\n"
        "a) food;\n"
        "d) drink;\ndd) cloth;\ne/ tools.\n2. Other acts.\nThis Law was passed on 1 May 2031.\nCHAIRMAN\n"
    )
    result = draft(text)
    assert [u.id for u in result.units] == [
        "front", "preamble", "chapter-1", "chapter-1.s-1", "art-1", "art-8", "art-8.1", "art-8.1.a",
        "art-8.1.d", "art-8.1.dd", "art-8.1.e", "art-8.2", "closing",
    ]  # fmt: skip
    assert units(result)["art-8"].label == "Article 8"
    assert units(result)["art-8.1.dd"].label == "art. 8(1)(dd)"
    assert result.title == "LAW ON MARKETS"


def test_a_constitution_numbers_articles_and_clauses_alike() -> None:
    text = (
        "CONSTITUTION OF EXAMPLIA\n\nCHAPTER 1. THE STATE\n1. The people\n1. All power is the people's.\n"
        "2. The people act:\na. directly; or\nb. through others.\n2. Rights\n1. This Article binds all.\n"
        "2. No one is above this Article.\n3. It may not be repealed.\n3. Flag\nThe flag is green.\n"
    )
    assert labels(text) == [
        "Chapter 1", "Article 1", "art. 1(1)", "art. 1(2)", "art. 1(2)(a)", "art. 1(2)(b)", "Article 2",
        "art. 2(1)", "art. 2(2)", "art. 2(3)", "Article 3",
    ]  # fmt: skip


def test_articles_that_hold_sections() -> None:
    text = (
        "ARTICLE I\nTerritory\nThe territory is one.\nARTICLE II\nRights\nSection 1. Everyone is free.\n"
        "Section 2. Everyone is equal.\nARTICLE III\nCourts\nSection 1. Courts are open.\n"
        "Section 2. Courts are free.\n"
    )
    assert labels(text) == [
        "Article I", "Article II", "Article II Section 1", "Article II Section 2", "Article III",
        "Article III Section 1", "Article III Section 2",
    ]  # fmt: skip


def test_a_table_of_contents_is_no_law() -> None:
    text = (
        "MARKETS ACT 2031\n\nARRANGEMENT OF SECTIONS\n\nPART I - GENERAL\n1. Short title\n2. Definitions\n"
        "3. Powers\n\nAn Act to regulate markets.\n\nPART I - GENERAL\n1. Short title\nThis is the Act.\n"
        "2. Definitions\nA market is a market.\n3. Powers\nThe council has power.\n"
    )
    found = draft(text).units
    assert [u.kind for u in found if u.parent is None] == ["front", "contents", "front", "part"]
    assert [u.number for u in found if u.kind == "article"] == ["1", "2", "3"]


def test_a_numbered_list_does_not_take_over_the_numbering() -> None:
    lists = "".join(f"{n}. thing number {n};\n" for n in range(1, 9))
    text = (
        f"1. Title\nIt is so.\n\n2. List\nThe things are:\n{lists}\n3. Powers\nIt may.\n\n4. End\nIt ends.\n"
    )
    assert [u.number for u in draft(text).units if u.kind == "article"] == ["1", "2", "3", "4"]


def test_regulations_after_their_act_have_their_own_name() -> None:
    act = "".join(f"{n}. Heading {chr(64 + n)}\nWords of this section.\n\n" for n in range(1, 8))
    rules = "MARKET REGULATIONS\n\n" + "".join(f"{n}. Rule {chr(64 + n)}\nWords.\n\n" for n in range(1, 5))
    found = [u.label for u in draft(act + rules).units if u.kind == "article"]
    assert found == [f"Section {n}" for n in range(1, 8)] + [f"Regulation {n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("word", "label"), [("regulation", "Regulation 1"), ("rule", "Rule 1"), ("article", "Article 1")]
)
def test_bare_numbers_are_called_what_the_law_calls_them(word: str, label: str) -> None:
    text = f"1. Title\nNothing in this {word} applies.\n\n2. End\nThis {word} ends.\n"
    assert labels(text)[0] == label


def test_text_without_any_outline_is_covered_by_its_paragraphs() -> None:
    text = "We write to the Minister.\nIt is late.\n\nWe ask for a reply.\n"
    assert [(u.kind, text[u.span.start : u.span.end]) for u in draft(text).units] == [
        ("paragraph", "We write to the Minister.\nIt is late."),
        ("paragraph", "We ask for a reply."),
    ]


def test_nothing_is_made_of_nothing() -> None:
    assert draft("").units == () and draft(" \n\t\r\n-----\n").units == ()
    assert draft("", title="A title").title == "A title"


def test_a_law_without_line_breaks() -> None:
    text = "Article 1. Scope. This law covers events. Article 2. Notice. See Article 1 of the Act. No more."
    assert [(u.label, u.heading) for u in draft(text).units] == [
        ("Article 1", "Scope"),
        ("Article 2", "Notice"),
    ]


def test_paragraph_signs() -> None:
    assert labels("Art. 1 - Fines\n§ 1. A fine is due.\n§ 2. It is small.\n") == [
        "Article 1",
        "art. 1(1)",
        "art. 1(2)",
    ]
    assert labels("§ 1 Fines\n(1) A fine is due.\n§ 2 End\nIt ends.\n") == ["§ 1", "§ 1(1)", "§ 2"]


@pytest.mark.parametrize(
    ("words", "own", "heading"),
    [
        ("A council may charge fees. Part II – Search and seizure", "charge fees.", "Search and seizure"),
        ("Fees are charged as stated in Part II – and not before", "and not before", ""),
    ],
)
def test_a_part_s_heading_left_hanging_on_the_section_before_belongs_to_the_part(
    words: str, own: str, heading: str
) -> None:
    text = (
        f"Village Markets Act, 2031\n\nPart I\n\n1. Fees\n{words}\n\nPart II\n\n2. Entry\nNone may enter.\n"
    )
    found = {unit.label: unit for unit in draft(text).units}
    fees = found["Section 1"].span
    assert text[fees.start : fees.end].endswith(own)
    assert found["Part II"].heading == heading


BILL = """VILLAGE MARKETS BILL 2031

1. Short title
This Act may be cited as the Village Markets Act.

2. Places
(1) A market may be held in a place named in the Second
Schedule.
(2) A council may close it.

3. Fees
The fees are set out in the
Schedule.

SECOND SCHEDULE
PLACES
1. The green.

EXPLANATORY STATEMENT

This Bill seeks to provide for markets.

2. Clause 2 seeks to name the places where a market may be held.
3. Clause 3 deals with fees.
"""


def test_a_schedule_named_at_the_break_of_a_line_begins_none() -> None:
    made = draft(BILL).units
    assert [unit.label for unit in made if unit.kind == "schedule"] == ["Second Schedule"]
    assert "s. 2(2)" in labels(BILL)


def test_what_explains_a_bill_lays_down_no_law() -> None:
    made = draft(BILL).units
    assert [unit.number for unit in made if unit.kind == "article"] == ["1", "2", "3"]
    (closing,) = (unit for unit in made if unit.kind == "closing")
    assert draft(BILL).document.text[closing.span.start :].startswith("EXPLANATORY STATEMENT")
    assert "3. Clause 3" in draft(BILL).document.text[closing.span.start : closing.span.end]

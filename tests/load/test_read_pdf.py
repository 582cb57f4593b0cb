"""PDF: words in reading order, lines as paragraphs, each piece on the page that its anchor names."""

from __future__ import annotations

import pytest
from pdf_file import Drawn, Ruled, Thing, column, paged, pdf
from same_law import ENGLISH, VIETNAMESE, lines

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document

ASSEMBLY = "A person who takes part in a gathering shall obey the orders that an officer gives under this Act"
NOTICE = (
    "Notice of a gathering is given in writing to the officer of the place where the gathering is to be held"
)
PRESSE = (
    "Toute personne qui participe à une réunion publique doit respecter les ordres que donne la police "
    "selon la présente loi et les règlements "
    "qui en découlent pour les lieux publics de la ville et de ses environs"
)


def read(*pages: list[Thing], lang: str | None = None) -> Document:
    return load_document("law.pdf", data=pdf(pages), lang=lang)


def text(*pages: list[Thing]) -> list[str]:
    return read(*pages).text.split("\n")


def words(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("law", [ENGLISH, VIETNAMESE], ids=lambda law: law.lang)
def test_every_piece_of_the_text_stands_on_the_line_and_page_that_its_anchor_names(law):
    pages = paged(
        ((("Body-Bold" if what != "text" else "Body"), line) for what, line in lines(law)), last=160
    )
    assert len(pages) > 2
    document = read(*pages)
    ends = [*(anchor.offset for anchor in document.anchors[1:]), len(document.text)]
    for anchor, end in zip(document.anchors, ends, strict=True):
        page = pages[(anchor.page or 0) - 1]
        number = int((anchor.path or "").rpartition(" ")[2])
        assert words(document.text[anchor.offset : end]) == words(page[number - 1].text)
        assert anchor.path == f"page {anchor.page}, line {number}"
    assert words(document.text) == words("".join(thing.text for page in pages for thing in page))


def test_broken_lines_become_paragraphs_and_a_new_paragraph_stays_one():
    law = [
        "GATHERINGS ACT",
        f"1. {ASSEMBLY}. {NOTICE}.",
        "(a) in a square;",
        f"(b) {NOTICE}.",
        "2. It ends here.",
    ]
    assert text(column(law, gap=0)) == law
    assert text(column(law)) == law


@pytest.mark.parametrize("reference", ["Article 5. of", "subsection (2) of", "paragraph a) of", "Điều 7 của"])
def test_a_reference_at_the_beginning_of_a_line_begins_no_provision(reference):
    word, number, rest = reference.split()
    law = [
        f"1. {ASSEMBLY} or under {word}",
        f"{number} {rest} the Act; and",
        f"{number} A provision is that.",
    ]
    page = [Drawn(72, 90 + 12 * at, line) for at, line in enumerate(law)]
    assert text(page) == [f"{law[0]} {law[1]}", law[2]]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("demon-", "stration", "demonstration"),
        ("self-", "incrimination", "self-incrimination"),
        ("Franco-", "German", "Franco-German"),
        ("well-", "known", "well-known"),
    ],
)
def test_hyphens_of_broken_words_are_undone_and_those_of_the_word_are_kept(before, after, joined):
    filled = "The officer may read the file of the case and all that is said in it of ".ljust(74, "x")
    page = [Drawn(72, 90, f"{filled} {before}"), Drawn(72, 102, f"{after} in the court of the place.")]
    assert f" {joined} in the court" in read(page).text


def test_a_paragraph_goes_on_over_the_page_and_what_stands_on_every_page_is_set_aside():
    nouns = sorted(
        set(f"{ASSEMBLY} {NOTICE} police court school market harbour station temple".lower().split())
    )
    body = [
        f"{at}. {' '.join(nouns[(at * 5 + step * at) % 31] for step in range(31))};" for at in range(1, 40)
    ]
    pages = paged((("Body", line) for line in body), last=400)
    for number, page in enumerate(pages, start=5):
        page.insert(
            0, Drawn(72, 40, f"{number} Laws of Utopia Act 7" if number % 2 else f"Gatherings Act {number}")
        )
        page.append(Drawn(300, 800, f"- {number} -"))
    assert len(pages) > 4
    assert text(*pages) == body


def test_lines_are_counted_as_the_reader_of_the_page_counts_them():
    pages = [[Drawn(72, 40, "The Gazette"), *column([f"{at}. {NOTICE}."])] for at in (1, 2, 3, 4)]
    document = read(*pages)
    assert "Gazette" not in document.text
    assert document.place(document.text.index("3. Notice")).path == "page 3, line 2"


def test_two_columns_are_read_one_after_the_other_with_the_heading_across_them():
    left = [f"{at}. {ASSEMBLY}." for at in (1, 2, 3)]
    right = [f"{at}. {NOTICE}." for at in (4, 5, 6)]
    page = [
        Drawn(150, 60, "AN ACT TO PROVIDE FOR PUBLIC GATHERINGS IN THE TOWNS", 10),
        *column(left, width=210),
        *column(right, x=310, width=210),
    ]
    assert text(page) == [page[0].text, *left, *right]


def test_of_two_columns_in_two_languages_one_is_read_and_the_other_told():
    left = [f"{at}. {ASSEMBLY}, and {NOTICE}." for at in (1, 2, 3)]
    right = [f"{at}. {PRESSE}." for at in (1, 2, 3)]
    page = [*column(left, width=210), *column(right, x=310, width=210)]
    document = read(page)
    assert document.text.split("\n") == left
    assert [(one.what, one.matters) for one in document.skipped] == [
        ("the right column, in French, page 1", False)
    ]
    assert "--lang" in document.skipped[0].why
    french = read(page, lang="fr")
    assert french.text.split("\n") == right
    assert "the left column, in English" in french.skipped[0].what


def test_a_note_in_the_margin_beside_a_section_is_its_heading_and_other_notes_are_told():
    page = [
        *column([f"1. (1) {ASSEMBLY}. {NOTICE}.", f"2. {NOTICE}."], x=170, width=350),
        Drawn(60, 90, "Orders of", 7),
        Drawn(60, 98, "officers.", 7),
        Drawn(60, 144, "Notice.", 7),
    ]
    assert text(page) == ["Orders of officers.", f"1. (1) {ASSEMBLY}. {NOTICE}.", "Notice.", f"2. {NOTICE}."]
    page.append(Drawn(60, 156, "• Freedom of assembly", 7))
    document = read(page)
    assert "Freedom" not in document.text
    assert [(one.what, one.anchor and one.anchor.page) for one in document.skipped] == [
        ("a note in the margin", 1)
    ]


def test_notes_at_the_foot_follow_at_the_end_and_their_numbers_leave_the_text():
    body = [f"{at}. {ASSEMBLY}; {NOTICE}." for at in range(1, 8)]
    first = [*column(body[:4]), Ruled(72, 700, 200, 700), Drawn(72, 712, "1 As amended by Act 9.", 7)]
    number = next(
        at for at, thing in enumerate(first) if isinstance(thing, Drawn) and thing.text.endswith(".")
    )
    ending = first[number]
    first.insert(number + 1, Drawn(ending.x + 5 * len(ending.text), ending.y - 4, "1", 6))
    assert text(first, column(body[4:])) == [*body, "1 As amended by Act 9."]


def test_a_ruled_table_is_read_row_by_row_and_each_cell_whole():
    page: list[Thing] = [Drawn(72, 90, "The fees are these:")]
    page += [Ruled(72, y, 472, y) for y in (100, 120, 160)]
    page += [Ruled(x, 100, x, 160) for x in (72, 272, 472)]
    page += [Drawn(80, 112, "Permit"), Drawn(280, 112, "Fee")]
    page += [Drawn(80, 134, "A gathering of more than a thousand"), Drawn(80, 146, "persons")]
    page += [Drawn(280, 134, "Ten"), Drawn(72, 180, "2. It ends here.")]
    assert text(page) == [
        "The fees are these:",
        "Permit Fee",
        "A gathering of more than a thousand persons",
        "Ten",
        "2. It ends here.",
    ]


def test_letters_of_an_old_vietnamese_font_become_those_they_show():
    old = "§iÒu 1. Ph¹m vi ®iÒu chØnh cña LuËt nµy lµ quyÒn héi häp cña c«ng d©n ViÖt Nam theo quy ®Þnh"
    page = [Drawn(72, 90, old, 10, ".VnTime")]
    document = read(page)
    assert document.text.startswith("Điều 1. Phạm vi điều chỉnh của Luật này là quyền hội họp của công dân")
    assert document.language == "vi"
    assert any("TCVN3" in one.what for one in document.skipped)


def test_letters_that_a_second_font_draws_by_themselves_stand_in_their_words():
    first = [Drawn(72, 90, "Qu"), Drawn(92, 90, "n h"), Drawn(112, 90, "i h"), Drawn(132, 90, "p c")]
    second = [
        Drawn(82, 90, "ye", 10, "Other"),
        Drawn(107, 90, "o", 10, "Other"),
        Drawn(127, 90, "o", 10, "Other"),
    ]
    assert text([*first, *second]) == ["Quyen hoi hop c"]


def test_words_set_at_another_angle_are_told():
    law = pdf([column([f"1. {ASSEMBLY}."])])
    turned = law.replace(b"1 0 0 1 72 752 Tm", b".7 .7 -.7 .7 72 752 Tm")
    assert turned != law
    document = load_document("law.pdf", data=turned)
    assert "A person who takes part" not in document.text
    assert [one.what for one in document.skipped] == ["words set at a slant on page 1"]


def test_a_pdf_without_words_is_refused():
    with pytest.raises(DraftError, match=r"law\.pdf: a PDF without words \(its pages are empty\)"):
        read([])

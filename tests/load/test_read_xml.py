"""Legislative XML: structure from the markup, every word at its place in the source."""

from __future__ import annotations

import re
import unicodedata

import pytest
from same_law import ENGLISH, FORMATS

from iccpr_check.load.documents import load_document
from iccpr_check.model import Document, Draft, Unit
from iccpr_check.parse import parse

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
CLML = "http://www.legislation.gov.uk/namespaces/legislation"


def akn(body: str, front: str = "", back: str = "") -> Draft:
    return read(f'<akomaNtoso xmlns="{AKN}"><act>{front}<body>{body}</body>{back}</act></akomaNtoso>')


def clml(body: str, front: str = "") -> Draft:
    return read(f'<Legislation xmlns="{CLML}"><Primary>{front}<Body>{body}</Body></Primary></Legislation>')


def uslm(main: str) -> Draft:
    return read(f'<bill xmlns="http://schemas.gpo.gov/xml/uslm"><main>{main}</main></bill>')


def bill(body: str, front: str = "") -> Draft:
    return read(f'<bill bill-stage="Introduced">{front}<legis-body>{body}</legis-body></bill>')


def canada(body: str) -> Draft:
    return read(
        f"<Statute><Identification><ShortTitle>Fish Act</ShortTitle></Identification>{body}</Statute>"
    )


def read(source: str) -> Draft:
    return parse(load_document("law.xml", data=source.encode()))


def words(draft: Draft, unit: Unit) -> str:
    return draft.document.text[unit.span.start : unit.span.end]


def outline(draft: Draft) -> list[tuple[str, str]]:
    return [(unit.kind, unit.label) for unit in draft.units]


def one(draft: Draft, label: str) -> Unit:
    return next(unit for unit in draft.units if unit.label == label)


def assert_words_stand_where_anchors_say(document: Document, source: str) -> None:
    lines = re.split(r"\r\n|\r|\n", source)
    for letter in re.finditer(r"[^\W_]", document.text):
        place = document.place(letter.start())
        found = lines[(place.line or 0) - 1][(place.column or 0) - 1]
        assert found in {letter[0], "&", "<"}, (letter[0], found, place)


@pytest.mark.parametrize("name", [name for name in FORMATS if name.endswith(".xml")])
def test_every_word_stands_where_its_anchor_says(name):
    data = FORMATS[name](ENGLISH)
    assert_words_stand_where_anchors_say(load_document(name, data=data), data.decode())


def test_places_are_right_behind_references_cdata_comments_and_letters_in_two_signs():
    source = (
        f'<akomaNtoso xmlns="{AKN}"><act><body>\r\n<section eId="sec_1"><num>1.</num><content><p>A &amp; B '
        "&#233;t\u00e9 <![CDATA[<raw> text]]> after <!-- not law -->it, Quye\u0302\u0301t \u0111i\u0323nh\n"
        "\tand 𝒜 beyond the plane.</p></content></section></body></act></akomaNtoso>"
    )
    document = load_document("law.xml", data=source.encode())
    whole = unicodedata.normalize("NFC", document.text)
    assert whole == "1. A & B été <raw> text after it, Quyết định and 𝒜 beyond the plane."
    assert (document.place(document.text.index("<raw>")).line) == 2
    lines = re.split(r"\r\n|\r|\n", source)
    for word in ("raw", "text", "after", "it", "Quy", "and", "beyond", "plane"):
        place = document.place(document.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_the_path_of_a_place_is_the_id_in_the_file():
    draft = akn(
        '<section eId="sec_7"><num>7</num><subsection eId="sec_7__subsec_2"><num>(2)</num>'
        "<content><p>No one is held <i>in</i> secret.</p></content></subsection></section>"
    )
    document = draft.document
    assert document.place(document.text.index("No one")).path == "sec_7__subsec_2"
    assert document.place(document.text.index("in secret")).path == "sec_7__subsec_2"
    assert document.place(0).path == "sec_7"


def test_akoma_ntoso_of_either_version_is_known():
    for space in (AKN, AKN + "/CSD13", "http://www.akomantoso.org/2.0"):
        source = f'<akomaNtoso xmlns="{space}"><act><body><section id="s"><num>3</num><content><p>No tax.</p>'
        draft = read(source + "</content></section></body></act></akomaNtoso>")
        assert outline(draft) == [("article", "Section 3")]


def test_the_words_of_a_prefix_do_not_matter():
    source = f'<a:akomaNtoso xmlns:a="{AKN}"><a:act><a:body><a:article eId="a"><a:num>Article 9</a:num>'
    draft = read(
        source + "<a:content><a:p>Yes.</a:p></a:content></a:article></a:body></a:act></a:akomaNtoso>"
    )
    assert outline(draft) == [("article", "Article 9")]


def test_text_put_into_another_law_is_known_as_such():
    draft = akn(
        '<section eId="s1"><num>1</num><content><p>After section 4 insert <mod>'
        '<quotedStructure startQuote="“" '
        'endQuote="”"><section eId="q"><num>4A</num><heading>Entry</heading><content>'
        "<p>An officer may enter.</p>"
        "</content></section></quotedStructure>.</mod></p></content></section>"
        '<section eId="s2"><num>2</num><content><p>For <quotedText>ten</quotedText> read '
        "<quotedText>nine</quotedText>.</p></content></section>"
    )
    assert [(unit.label, unit.quoted) for unit in draft.units] == [
        ("Section 1", False),
        ("Section 1 “Section 4A”", True),
        ("Section 2", False),
    ]
    assert "“4A Entry" in draft.document.text
    assert "may enter.”" in draft.document.text
    assert draft.document.text.endswith("For “ten” read “nine”.")
    assert one(draft, "Section 1").span.contains(one(draft, "Section 1 “Section 4A”").span)


def test_contents_and_footnotes_are_no_law_and_notes_of_editors_are_left_out():
    draft = akn(
        '<section eId="s1"><num>1</num><content><p>Fees are set<authorialNote placement="bottom"><p>See the '
        "budget.</p></authorialNote> yearly.</p></content></section>"
        '<section eId="s2"><num>2</num><content><p>Kept.</p></content></section>',
        front="<meta><notes><note><p>Amended in 2001.</p></note></notes></meta>"
        "<preface><p><docTitle>Fees Act</docTitle></p></preface>"
        "<preamble><p>Whereas fees are due;</p></preamble>",
    )
    assert outline(draft) == [
        ("front", "Front matter"),
        ("preamble", "Preamble"),
        ("article", "Section 1"),
        ("article", "Section 2"),
        ("closing", "Closing"),
    ]
    assert "Fees are set yearly." in draft.document.text
    assert draft.document.text.endswith("See the budget.")
    assert "2001" not in draft.document.text
    assert ["notes of the editors" in gap.what for gap in draft.document.skipped] == [True]
    assert not draft.document.skipped[0].matters
    assert draft.title == "Fees Act"


def test_a_note_in_the_margin_of_a_heading_stands_below_it():
    draft = akn(
        '<hcontainer name="schedule" eId="sch1"><num>SCHEDULE 1</num><heading>FORMS<authorialNote '
        'placement="right"><p>(section 3)</p></authorialNote></heading><content>'
        "<p>Form of notice.</p></content>"
        "</hcontainer>"
    )
    assert (draft.units[0].label, draft.units[0].heading) == ("Schedule 1", "FORMS")
    assert draft.document.text == "SCHEDULE 1 FORMS\n(section 3)\nForm of notice."


def test_a_number_that_a_file_does_not_mark_is_read_from_the_words():
    draft = akn(
        '<section id="s"><heading>Search</heading><subsection id="s1"><content><p>5B. (1) No search by night.'
        '</p></content></subsection><subsection id="s2"><content><p>(2) Save by warrant.</p>'
        "</content></subsection>"
        '</section><section id="t"><subsection id="t1"><content><p>6. Costs are paid.</p>'
        "</content></subsection>"
        "</section>"
    )
    assert [unit.label for unit in draft.units] == ["Section 5B", "s. 5B(1)", "s. 5B(2)", "Section 6"]


def test_tables_keep_their_rows_on_lines():
    draft = akn(
        '<section eId="s"><num>1</num><content><table><tr><th><p>Offence</p></th><th><p>Fine</p></th></tr>'
        "<tr><td><p>Noise</p></td><td><p>50</p></td></tr></table></content></section>"
    )
    assert draft.document.text.split("\n")[-2:] == ["1 Offence\tFine", "Noise\t50"]


def test_clml_takes_headings_from_groups_and_prints_the_brackets_it_leaves_out():
    draft = clml(
        "<Part><Number>Part 1</Number><Title>Arrest</Title><Pblock><Title>Powers</Title>"
        '<P1group><Title>Arrest without warrant</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para>'
        '<P2 id="section-1-1"><Pnumber>1</Pnumber><P2para><Text>A constable may arrest—</Text>'
        '<P3 id="section-1-1-a"><Pnumber>a</Pnumber><P3para><Text>in the act; or</Text></P3para></P3>'
        '<P3 id="section-1-1-b"><Pnumber>b</Pnumber><P3para><Text>on pursuit.</Text></P3para></P3>'
        "</P2para></P2></P1para></P1></P1group></Pblock></Part>",
        front="<PrimaryPrelims><Title>Arrest Act 2031</Title><Number>2031 c. 4</Number></PrimaryPrelims>",
    )
    assert outline(draft) == [
        ("front", "Front matter"),
        ("part", "Part 1"),
        ("division", "Powers"),
        ("article", "Section 1"),
        ("paragraph", "s. 1(1)"),
        ("point", "s. 1(1)(a)"),
        ("point", "s. 1(1)(b)"),
    ]
    assert one(draft, "Section 1").heading == "Arrest without warrant"
    assert "\n1 (1) A constable may arrest—\n(a) in the act; or\n(b) on pursuit." in draft.document.text
    assert draft.document.place(draft.document.text.index("pursuit")).path == "section-1-1-b"
    assert draft.title == "Arrest Act 2031"


def test_clml_amendments_lists_commentaries_and_repealed_units():
    draft = clml(
        '<P1group><Title>Amendment</Title><P1 id="s1"><Pnumber>1</Pnumber><P1para>'
        "<Text>After section 2 insert—"
        '</Text><BlockAmendment TargetClass="primary" Format="double"><P1group><Title>Bail</Title><P1 id="q">'
        "<Pnumber>2A</Pnumber><P1para><Text>Bail is free.</Text></P1para></P1></P1group></BlockAmendment>"
        "<AppendText>.</AppendText></P1para></P1></P1group>"
        '<P1group><Title>List</Title><P1 id="s2"><Pnumber>2</Pnumber><P1para><Text>These are free:</Text>'
        '<OrderedList Type="alpha" Decoration="parens"><ListItem><Para><Text>air;</Text></Para></ListItem>'
        "<ListItem><Para><Text>water.</Text></Para></ListItem></OrderedList></P1para></P1></P1group>"
        '<P1 id="s3" Status="Repealed"><Pnumber>3</Pnumber><P1para><Text>. . . . . .'
        '<CommentaryRef Ref="c1"/></Text></P1para></P1>'
    )
    assert outline(draft) == [
        ("article", "Section 1"),
        ("article", "Section 1 “Section 2A”"),
        ("article", "Section 2"),
        ("point", "s. 2(a)"),
        ("point", "s. 2(b)"),
        ("article", "Section 3"),
    ]
    assert "“Bail\n2A Bail is free.”." in draft.document.text
    assert "(a) air;\n(b) water." in draft.document.text
    assert words(draft, draft.units[-1]) == "3 . . . . . ."


def test_what_a_publisher_adds_to_an_act_is_left_out_and_told():
    source = (
        f'<Legislation xmlns="{CLML}"><Contents><ContentsItem><ContentsNumber>1</ContentsNumber>'
        "<ContentsTitle>"
        'Air</ContentsTitle></ContentsItem></Contents><Primary><Body><P1 id="s">'
        "<Pnumber>1</Pnumber><P1para><Text>"
        'Air is free.</Text></P1para></P1></Body></Primary><Commentaries><Commentary id="c1">'
        "<Para><Text>S. 1 in "
        "force 2031</Text></Para></Commentary></Commentaries></Legislation>"
    )
    draft = read(source)
    assert outline(draft) == [("contents", "Contents"), ("article", "Section 1")]
    assert "in force" not in draft.document.text
    assert [gap.matters for gap in draft.document.skipped] == [False]


def test_an_order_has_articles_and_regulations_have_regulations():
    for title, label in (("The Fish Order 2031", "Article 1"), ("The Fish Regulations 2031", "Regulation 1")):
        draft = read(
            f'<Legislation xmlns="{CLML}"><Secondary><SecondaryPrelims><Title>{title}</Title>'
            "</SecondaryPrelims>"
            '<Body><P1 id="s"><Pnumber>1</Pnumber><P1para><Text>Fish.</Text></P1para></P1></Body></Secondary>'
            "</Legislation>"
        )
        assert outline(draft)[-1] == ("article", label)


SECTION = (
    '<section id="H1"><{num}>2.</{num}><{head}>Powers</{head}><subsection id="H2">'
    "<{num}>(a)</{num}><{head}>In general"
    '</{head}><{words}>The Board may—</{words}><paragraph id="H3"><{num}>(1)</{num}>'
    "<{text}>hear; and</{text}>"
    '</paragraph><paragraph id="H4"><{num}>(2)</{num}><{text}>decide.</{text}></paragraph>'
    "</subsection></section>"
)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (uslm, {"num": "num", "head": "heading", "words": "chapeau", "text": "content"}),
        (bill, {"num": "enum", "head": "header", "words": "text", "text": "text"}),
    ],
)
def test_american_bills_of_either_kind(kind, names):
    draft = kind(SECTION.format(**names))
    assert [(unit.kind, unit.label, unit.heading) for unit in draft.units] == [
        ("article", "Section 2", "Powers"),
        ("point", "s. 2(a)", "In general"),
        ("subpoint", "s. 2(a)(1)", ""),
        ("subpoint", "s. 2(a)(2)", ""),
    ]
    assert draft.document.place(draft.document.text.index("decide")).path == "H4"


def test_american_quotations_notes_and_deletions():
    draft = uslm(
        "<section><num>SEC. 3. </num><heading>TIMES.</heading>"
        "<content>The Act is amended by adding the following: "
        "<quotedContent><paragraph><num>“(4) </num><content>a day of rest.</content></paragraph>"
        "</quotedContent>."
        "</content><sourceCredit>(84 Stat. 1)</sourceCredit></section>"
    )
    assert [(unit.label, unit.quoted) for unit in draft.units] == [
        ("Section 3", False),
        ("Section 3 “(4)”", True),
    ]
    assert "84 Stat." not in draft.document.text
    older = bill(
        '<section id="a"><enum>3.</enum><header>Times</header>'
        "<text>The Act is amended by adding the following:</text>"
        '<quoted-block><paragraph id="b"><enum>(4)</enum><text>a day of rest.</text></paragraph>'
        "<after-quoted-block>."
        '</after-quoted-block></quoted-block></section><section changed="deleted" id="c">'
        "<enum>4.</enum><text>Struck."
        "</text></section>",
        front="<form><official-title>A bill on rest.</official-title></form>",
    )
    assert [unit.label for unit in older.units] == ["Front matter", "Section 3", "Section 3 “(4)”"]
    assert "rest.”." in older.document.text
    assert older.title == "A bill on rest."
    assert "Struck" not in older.document.text
    assert "deleted" in older.document.skipped[0].what


def test_canadian_headings_group_what_follows_and_schedules_take_their_titles():
    draft = canada(
        '<Body><Heading level="1"><Label>PART I</Label><TitleText>Licences</TitleText></Heading>'
        '<Heading level="2"><TitleText>Lakes</TitleText></Heading>'
        "<Section><MarginalNote>Fees</MarginalNote><Label>1</Label><Subsection>"
        "<Label>(1)</Label><Text>A fee is due."
        "</Text></Subsection><Subsection><MarginalNote>Waiver</MarginalNote><Label>(2)</Label>"
        "<Text>It may be waived."
        "</Text></Subsection><HistoricalNote><HistoricalNoteSubItem>1999, c. 2</HistoricalNoteSubItem>"
        "</HistoricalNote></Section>"
        '<Heading level="1"><Label>PART II</Label><TitleText>Boats</TitleText></Heading>'
        "<Section><Label>2</Label><Text><Repealed>[Repealed, 2012, c. 1]</Repealed></Text></Section></Body>"
        "<Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label><OriginatingRef>(Section 1)</OriginatingRef>"
        "<TitleText>Oath</TitleText></ScheduleFormHeading><FormGroup><Provision>"
        "<Text>I swear.</Text></Provision>"
        "</FormGroup></Schedule>"
    )
    assert [(unit.label, unit.heading) for unit in draft.units] == [
        ("Front matter", ""),
        ("Part I", "Licences"),
        ("Lakes", "Lakes"),
        ("Section 1", "Fees"),
        ("s. 1(1)", ""),
        ("s. 1(2)", "Waiver"),
        ("Part II", "Boats"),
        ("Section 2", ""),
        ("Schedule 1", "Oath"),
    ]
    assert words(draft, one(draft, "Section 2")) == "2 [Repealed, 2012, c. 1]"
    assert "1999" not in draft.document.text
    assert draft.title == "Fish Act"


def test_a_part_without_a_number_does_not_take_that_of_its_first_point():
    draft = akn(
        '<section id="s"><num>68</num><subsection id="s1"><heading>Parliament shall—</heading><content>'
        '<blockList id="l"><item id="a"><num>(a)</num><p>revise the law; and</p></item>'
        '<item id="b"><num>(b)</num>'
        "<p>review grants.</p></item></blockList></content></subsection></section>"
    )
    assert [unit.label for unit in draft.units] == ["Section 68", "s. 68(a)", "s. 68(b)"]


def test_of_a_law_in_two_languages_one_is_read_and_the_other_told():
    source = (
        "<Regulation><Body><Section xml:lang='en'><Label>1</Label><Text>Every person may fish "
        "<Language xml:lang='la'>bona fide</Language>.</Text></Section><Section xml:lang='fr'>"
        "<Label>1</Label>"
        "<Text>Toute personne peut pêcher.</Text></Section></Body></Regulation>"
    ).encode()
    for lang, words_read in (
        (None, "1 Every person may fish bona fide."),
        ("en", "1 Every person may fish bona fide."),
        ("fr", "1 Toute personne peut pêcher."),
    ):
        document = load_document("law.xml", data=source, lang=lang)
        assert document.text == words_read
        assert [gap.what.split(",")[0] for gap in document.skipped] == ["text in another language"]
        assert "--lang" in document.skipped[0].why


def test_an_english_law_that_the_user_calls_vietnamese_is_still_read():
    source = (
        "<Statute xml:lang='en'><Body><Section><Label>1</Label><Text>Air is free.</Text></Section></Body>"
    )
    assert load_document("law.xml", data=f"{source}</Statute>".encode(), lang="vi").text == "1 Air is free."

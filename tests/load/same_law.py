"""One small law, written in every format that is read; each format must give the same units.

A format is a function from a ``Law`` to the bytes of a file, entered in ``FORMATS`` by its suffix.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

import word_binary
from pdf_file import Drawn, paged, pdf


class Node(NamedTuple):
    """A unit as its drafter thinks of it; ``printed`` is its number as readers see it."""

    kind: str
    printed: str
    heading: str = ""
    words: str = ""
    parts: tuple[Node, ...] = ()


class Law(NamedTuple):
    lang: str
    title: str
    enacting: str
    body: tuple[Node, ...]
    schedules: tuple[Node, ...]


ENGLISH = Law(
    "en",
    "PUBLIC GATHERINGS ACT 2031",
    "An Act to provide for public gatherings and for matters connected with them.",
    (
        Node(
            "part",
            "PART I",
            "PRELIMINARY",
            parts=(
                Node("section", "1.", "Short title", "This Act may be cited as the Public Gatherings Act."),
                Node(
                    "section",
                    "2.",
                    "Interpretation",
                    "In this Act—",
                    (
                        Node("item", "(a)", words="“gathering” means ten or more persons & their banners;"),
                        Node("item", "(b)", words="“officer” means a police officer."),
                    ),
                ),
            ),
        ),
        Node(
            "part",
            "PART II",
            "NOTICE AND ORDER",
            parts=(
                Node(
                    "section",
                    "3.",
                    "Notice of gatherings",
                    parts=(
                        Node(
                            "subsection",
                            "(1)",
                            words="A person who convenes a gathering shall give notice that states—",
                            parts=(
                                Node("item", "(a)", words="the place and the hour; and"),
                                Node("item", "(b)", words="the number of persons who are expected."),
                            ),
                        ),
                        Node("subsection", "(2)", words="Notice is given two days before the gathering."),
                    ),
                ),
                Node("section", "4.", "Regulations", "The Minister may make regulations for this Act."),
            ),
        ),
    ),
    (
        Node(
            "schedule",
            "SCHEDULE",
            "FORMS OF NOTICE",
            parts=(
                Node("clause", "1.", words="Notice of a gathering is given in writing."),
                Node("clause", "2.", words="Notice of a procession names its route."),
            ),
        ),
    ),
)

VIETNAMESE = Law(
    "vi",
    "LUẬT HỘI HỌP NƠI CÔNG CỘNG",
    "Quốc hội ban hành Luật Hội họp nơi công cộng.",
    (
        Node(
            "chapter",
            "Chương I",
            "QUY ĐỊNH CHUNG",
            parts=(
                Node(
                    "article",
                    "Điều 1.",
                    "Phạm vi điều chỉnh",
                    "Luật này quy định về quyền hội họp của công dân.",
                ),
                Node(
                    "article",
                    "Điều 2.",
                    "Thông báo về cuộc họp",
                    parts=(
                        Node(
                            "subsection",
                            "1.",
                            words="Người tổ chức cuộc họp thông báo các nội dung sau đây:",
                            parts=(
                                Node("item", "a)", words="Địa điểm và thời gian của cuộc họp;"),
                                Node("item", "b)", words="Số người dự kiến tham gia;"),
                                Node("item", "đ)", words="Họ và tên của người tổ chức."),
                            ),
                        ),
                        Node("subsection", "2.", words="Thông báo được gửi trước hai ngày làm việc."),
                    ),
                ),
            ),
        ),
        Node(
            "chapter",
            "Chương II",
            "ĐIỀU KHOẢN THI HÀNH",
            parts=(
                Node(
                    "article",
                    "Điều 3.",
                    "Hiệu lực thi hành",
                    "Luật này có hiệu lực từ ngày 01 tháng 7 năm 2031.",
                ),
            ),
        ),
    ),
    (),
)


def lines(law: Law) -> Iterator[tuple[str, str]]:
    """Yield the printed lines of a law, each with what it is: title, text, group or section."""
    yield "title", law.title
    yield "text", law.enacting
    rest = [*reversed((*law.body, *law.schedules))]
    while rest:
        node = rest.pop()
        if node.kind in {"part", "chapter", "schedule"}:
            yield "group", node.printed
            yield "group", node.heading
        elif node.heading:
            yield "section", f"{node.printed} {node.heading}"
            if node.words:
                yield "text", node.words
        else:
            yield "text", f"{node.printed} {node.words}"
        rest.extend(reversed(node.parts))


def as_text(law: Law) -> bytes:
    return "\n\n".join(line for _, line in lines(law)).encode()


def as_markdown(law: Law) -> bytes:
    marks = {"title": "# ", "group": "## ", "section": "### ", "text": ""}
    return "\n\n".join(marks[what] + line for what, line in lines(law)).encode()


def as_html(law: Law) -> bytes:
    tags = {"title": "h1", "group": "h2", "section": "h3", "text": "p"}
    body = "".join(f"<{tags[what]}>{escape(line)}</{tags[what]}>\n" for what, line in lines(law))
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def as_word(law: Law) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for _, line in lines(law))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/>'
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("_rels/.rels", f'<Relationships xmlns="{names}">{relations}</Relationships>')
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def as_numbered_word(law: Law) -> bytes:
    """Write a law as Word does where it numbers articles, paragraphs and points by itself."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    forms = {
        "en": {
            "section": ("decimal", "%1."),
            "subsection": ("decimal", "(%2)"),
            "item": ("lowerLetter", "(%3)"),
        },
        "vi": {"article": ("decimal", "Điều %1."), "subsection": ("decimal", "%2.")},
    }[law.lang]
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(forms.values())
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

    def paragraph(text: str, kind: str = "") -> str:
        level = list(forms).index(kind) if kind in forms else None
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        properties = "" if level is None else numbered
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"

    def unit(node: Node) -> str:
        if node.kind in {"part", "chapter", "schedule"}:
            own = paragraph(node.printed) + paragraph(node.heading)
        else:
            number = "" if node.kind in forms else f"{node.printed} "
            own = paragraph(f"{number}{node.heading or node.words}", node.kind)
            own += paragraph(node.words) if node.heading and node.words else ""
        return own + "".join(map(unit, node.parts))

    body = paragraph(law.title) + paragraph(law.enacting) + "".join(map(unit, (*law.body, *law.schedules)))
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    relation = f'<Relationship Id="r1" Type="{kinds}/numbering" Target="numbering.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/numbering.xml": f"<w:numbering {space}>{numbering}</w:numbering>",
            "word/_rels/document.xml.rels": f"<Relationships {names}>{relation}</Relationships>",
        }
    )


def as_old_word(law: Law) -> bytes:
    return word_binary.doc([word_binary.p(line) for _, line in lines(law)])


def as_rich_text(law: Law) -> bytes:
    def escaped(text: str) -> str:
        return "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in text)

    body = "".join(escaped(line) + "\\par " for _, line in lines(law))
    return f"{{\\rtf1\\ansi {body}}}".encode()


def as_open_document(law: Law) -> bytes:
    body = "".join(f"<text:p>{escape(line)}</text:p>" for _, line in lines(law))
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def as_akoma_ntoso(law: Law) -> bytes:
    tags = {"item": "paragraph", "clause": "paragraph"}

    def unit(node: Node) -> str:
        tag = tags.get(node.kind, node.kind)
        if tag == "schedule":
            tag, opens = "hcontainer", '<hcontainer name="schedule" eId="sched">'
        else:
            opens = f'<{tag} eId="{tag}_{escape(node.printed)}">'
        head = f"<num>{escape(node.printed)}</num>"
        head += f"<heading>{escape(node.heading)}</heading>" if node.heading else ""
        words = f"<p>{escape(node.words)}</p>" if node.words else ""
        inner = "".join(map(unit, node.parts))
        if words:
            words = f"<intro>{words}</intro>" if inner else f"<content>{words}</content>"
        return f"{opens}\n  {head}{words}{inner}</{tag}>\n"

    body = "".join(map(unit, (*law.body, *law.schedules)))
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">'
        '<meta><identification source="#us"><FRBRWork><FRBRdate date="2031-01-01" name="made"/></FRBRWork>'
        f"</identification></meta><preface><p><docTitle>{law.title}</docTitle></p>"
        f"<longTitle><p>{law.enacting}</p></longTitle></preface><body>{body}</body></act></akomaNtoso>"
    ).encode()


def as_clml(law: Law) -> bytes:
    """Write a law as legislation.gov.uk does: brackets and stops of numbers are left to the printer."""

    def bare(node: Node) -> str:
        return node.printed.strip("().")

    def text(node: Node) -> str:
        return f"<Text>{escape(node.words)}</Text>" if node.words else ""

    def unit(node: Node, depth: int) -> str:
        if node.kind in {"part", "chapter"}:
            inner = "".join(unit(part, 1) for part in node.parts)
            tag = node.kind.capitalize()
            return (
                f'<{tag} id="x"><Number>{node.printed}</Number><Title>{node.heading}</Title>{inner}</{tag}>\n'
            )
        inner = "".join(unit(part, max(depth + 1, 3 if part.kind == "item" else 2)) for part in node.parts)
        body = f"<P{depth}para>{text(node)}{inner}</P{depth}para>"
        whole = f'<P{depth} id="p"><Pnumber>{bare(node)}</Pnumber>{body}</P{depth}>'
        return f"<P1group><Title>{escape(node.heading)}</Title>{whole}</P1group>\n" if depth == 1 else whole

    schedules = "".join(
        f'<Schedule id="s"><Number>{one.printed}</Number>'
        f"<TitleBlock><Title>{one.heading}</Title></TitleBlock>"
        f"<ScheduleBody>{''.join(unit(part, 1).replace('<Title></Title>', '') for part in one.parts)}"
        "</ScheduleBody></Schedule>"
        for one in law.schedules
    )
    return (
        '<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Primary>'
        f"<PrimaryPrelims><Title>{law.title}</Title><LongTitle>{law.enacting}</LongTitle></PrimaryPrelims>"
        f"<Body>{''.join(unit(one, 1) for one in law.body)}</Body><Schedules>{schedules}</Schedules>"
        "</Primary></Legislation>"
    ).encode()


def as_uslm(law: Law) -> bytes:
    tags = {"item": "paragraph", "clause": "paragraph", "schedule": "appendix"}

    def unit(node: Node) -> str:
        tag = tags.get(node.kind, node.kind)
        inner = "".join(map(unit, node.parts))
        words = "chapeau" if inner else "content"
        return (
            f'<{tag} identifier="/us/{tag}"><num value="1">{node.printed} </num>'
            + (f"<heading>{escape(node.heading)}</heading>" if node.heading else "")
            + (f"<{words}>{escape(node.words)}</{words}>" if node.words else "")
            + f"{inner}</{tag}>\n"
        )

    return (
        '<pLaw xmlns="http://schemas.gpo.gov/xml/uslm"><meta/><main>'
        f"<longTitle><docTitle>An Act</docTitle><officialTitle>{law.title}</officialTitle></longTitle>"
        f"<enactingFormula>{law.enacting}</enactingFormula>"
        f"{''.join(map(unit, (*law.body, *law.schedules)))}</main></pLaw>"
    ).encode()


def as_justice_canada(law: Law) -> bytes:
    """Write a law as Justice Canada does: headings stand before what they group, not around it."""
    tags = {"section": "Section", "subsection": "Subsection", "item": "Paragraph", "clause": "Item"}

    def unit(node: Node) -> str:
        inner = "".join(map(unit, node.parts))
        title = f"<TitleText>{node.heading}</TitleText>"
        if node.kind == "part":
            return f'<Heading level="1"><Label>{node.printed}</Label>{title}</Heading>{inner}'
        if node.kind == "schedule":
            head = f"<Label>{node.printed}</Label>{title}"
            return (
                f"<Schedule><ScheduleFormHeading>{head}</ScheduleFormHeading><List>{inner}</List></Schedule>"
            )
        tag = tags[node.kind]
        return (
            (f"<{tag}><MarginalNote>{node.heading}</MarginalNote>" if node.heading else f"<{tag}>")
            + f"<Label>{node.printed.rstrip('.')}</Label>"
            + (f"<Text>{escape(node.words)}</Text>" if node.words else "")
            + f"{inner}</{tag}>"
        )

    return (
        f'<Statute xml:lang="en"><Identification><LongTitle>{law.enacting}</LongTitle>'
        f"<ShortTitle>{law.title}</ShortTitle></Identification>"
        f"<Body>{''.join(map(unit, law.body))}</Body>{''.join(map(unit, law.schedules))}</Statute>"
    ).encode()


def as_pdf(law: Law) -> bytes:
    """Print a law: lines break and go on over pages, under a running head and above the page number."""
    printed = ((("Body" if what == "text" else "Body-Bold"), line) for what, line in lines(law))
    pages = paged(printed, last=180)
    return pdf(
        [
            [Drawn(72, 50, law.title), *page, Drawn(300, 800, str(number))]
            for number, page in enumerate(pages, start=1)
        ]
    )


FORMATS: dict[str, Callable[[Law], bytes]] = {
    "law.txt": as_text,
    "law.md": as_markdown,
    "law.html": as_html,
    "law.docx": as_word,
    "numbered.docx": as_numbered_word,
    "law.doc": as_old_word,
    "law.rtf": as_rich_text,
    "law.odt": as_open_document,
    "law.pdf": as_pdf,
    "akoma-ntoso.xml": as_akoma_ntoso,
    "clml.xml": as_clml,
    "uslm.xml": as_uslm,
    "justice-canada.xml": as_justice_canada,
}
ENGLISH_ONLY = frozenset({"clml.xml", "uslm.xml", "justice-canada.xml"})
"""Formats in which no law of Viet Nam is written."""

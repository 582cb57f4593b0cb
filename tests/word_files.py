"""Word files made by hand, and read back without the code that is tested: what each comment stands on."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from lxml import etree
from small import document, knowledge, report, says

from iccpr_check.assess import assess
from iccpr_check.detect import detect
from iccpr_check.load.clean import clean
from iccpr_check.load.extract import Options
from iccpr_check.load.word.docx import read_docx
from iccpr_check.load.word.docx_places import docx_places
from iccpr_check.model import DocumentReport, Finding, Knowledge, Report, Span
from iccpr_check.parse import parse
from iccpr_check.word_comments import WordFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
KNOWN: Knowledge = knowledge(
    says("t.prison", "imprisonment", restricts="19(2)", measure="prison"),
    says("t.licence", "without a licence", restricts="19(2)", measure="licence"),
)
OPENING = ("LAW ON THE PRESS", "Article 1. Scope", "This Law regulates the press.", "Article 2. Bans")
BAN = "No newspaper shall be published without a licence from the Council."


class Comment(NamedTuple):
    """A comment: who says what, and the words it stands on, spaces left out."""

    author: str
    said: str
    words: str


# --- making -----------------------------------------------------------------------------------------------


def r(text: str, properties: str = "") -> str:
    """Return a run; text is XML already."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str) -> str:
    """Return a paragraph of runs; what is no XML becomes one."""
    return f"<w:p>{''.join(one if one.startswith('<') else r(one) for one in inner)}</w:p>"


def law(*paragraphs: str) -> str:
    """Return a body that begins as a law does and holds these paragraphs."""
    return "".join(map(p, OPENING)) + "".join(paragraphs)


def part(name: str, inner: str, prefix: str = "w:") -> bytes:
    """Return a part; its elements have this prefix, ``""`` for the default namespace."""
    spaces = "" if prefix == "w:" else f' xmlns{":" if prefix else ""}{prefix.rstrip(":")}="{W}"'
    xml = f"<w:{name} {SPACES}{spaces}>{inner}</w:{name}>"
    return (HEAD + re.sub(r"(</?)w:", rf"\g<1>{prefix}", xml)).encode()


def members(body: str | bytes, **parts: bytes) -> dict[str, bytes]:
    """Return the members of a Word file: body, or the whole main part as bytes, and related parts by kind."""
    main = body if isinstance(body, bytes) else part("document", f"<w:body>{body}</w:body>")
    kinds = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{MAIN}.{kind}+xml"/>' for kind in parts
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    return {
        TYPES: f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{kinds}</Types>'.encode(),
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
        RELATIONS: f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>".encode(),
        "word/document.xml": main,
        **{f"word/{kind}.xml": content for kind, content in parts.items()},
    }


def zipped(content: dict[str, bytes]) -> bytes:
    """Return an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def word_file(body: str | bytes, **parts: bytes) -> bytes:
    """Return a Word file."""
    return zipped(members(body, **parts))


# --- checking ---------------------------------------------------------------------------------------------


def checked(data: bytes, *, original: bool = False, lang: str = "en") -> Report:
    """Check a Word file the way every draft goes, with little knowledge."""
    text = clean(read_docx(data, Options(original=original))).text
    made = document(text, path="law.docx")
    made = made.model_copy(update={"sha256": _digest(data)})
    parsed = parse(made)
    return report(assess(parsed, detect(parsed, KNOWN), KNOWN, lang=lang), known=KNOWN, lang=lang)


def about(data: bytes, spans: Iterable[tuple[int, int]], *, original: bool = False) -> Report:
    """Return a report on a Word file with findings at these places, whatever stands there."""
    template, known = _template()
    made = document(docx_places(data, original=original).text, path="law.docx")
    made = made.model_copy(update={"sha256": _digest(data)})
    findings = tuple(
        known.model_copy(update={"span": Span(start=start, end=end), "quote": made.text[start:end]})
        for start, end in spans
    )
    told = template.model_copy(update={"draft": parse(made), "findings": findings, "points": ()})
    return report(told, known=KNOWN)


def commented(data: bytes, told: Report, *, original: bool = False) -> bytes:
    """Return a Word file with the findings of a report as comments."""
    return WordFile("law.docx", data, docx_places(data, original=original)).commented(told)


@cache
def _template() -> tuple[DocumentReport, Finding]:
    (one,) = checked(word_file(law(p(BAN)))).documents
    return one, one.findings[0]


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


# --- reading back -----------------------------------------------------------------------------------------


def opened(data: bytes) -> zipfile.ZipFile:
    """Return an archive, all of whose members unpack."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return archive


def main_of(data: bytes) -> bytes:
    """Return the main part."""
    return opened(data).read("word/document.xml")


def comments(data: bytes, *, original: bool = False) -> list[Comment]:
    """Return the comments by number, each of which begins, ends and is referred to once, in this order."""
    archive = opened(data)
    held = etree.fromstring(archive.read("word/comments.xml"))
    numbers = [one.get(f"{{{W}}}id") for one in held]
    assert len(numbers) == len(set(numbers))
    open_now: dict[str | None, list[str]] = {}
    words: dict[str | None, str] = {}
    referred: list[str | None] = []
    gone = ("ins", "moveTo") if original else ("del", "moveFrom")
    for element in etree.fromstring(archive.read("word/document.xml")).iter(f"{{{W}}}*"):
        name, number = etree.QName(element).localname, element.get(f"{{{W}}}id")
        if name == "commentRangeStart":
            assert number not in open_now and number not in words
            open_now[number] = []
        elif name == "commentRangeEnd":
            words[number] = bare("".join(open_now.pop(number)))
        elif name == "commentReference":
            assert number in words, "a reference stands behind the end of its range"
            referred.append(number)
        elif next(element.iterancestors(*(f"{{{W}}}{one}" for one in gone)), None) is None:
            text = {"t": element.text, "delText": element.text, "noBreakHyphen": "\u2011"}.get(name)
            for one in open_now.values():
                one.append(text or "")
    assert not open_now
    assert len(referred) == len(set(referred))
    assert set(referred) == set(words) == set(numbers)
    return [
        Comment(one.get(f"{{{W}}}author", ""), said(one), words[number])
        for number, one in sorted(zip(numbers, held, strict=True), key=lambda pair: int(pair[0] or -1))
    ]


def said(element: etree._Element) -> str:
    """Return the text of an element, one paragraph a line."""
    return "\n".join(
        "".join(text.text or "" for text in one.iter(f"{{{W}}}t")) for one in element.iter(f"{{{W}}}p")
    )


def bare(text: str) -> str:
    """Return a text without its spaces."""
    return "".join(text.split())


def texts(main: bytes) -> Sequence[str]:
    """Return the characters of a main part, each with its look and with what it stands in."""
    looks: list[str] = []
    for element in etree.fromstring(main).iter(f"{{{W}}}t", f"{{{W}}}delText"):
        run = element.getparent()
        assert run is not None
        look = b"".join(etree.tostring(one) for one in run.findall(f"{{{W}}}rPr")).decode()
        inside = "/".join(str(one.tag) for one in element.iterancestors())
        looks += [
            f"{character} {sorted(run.attrib.items())} {look} {inside}" for character in element.text or ""
        ]
    return looks


def shown(main: bytes) -> str:
    """Return the text as Word shows it: spaces at the borders of a text count where it says so."""
    parts: list[str] = []
    for element in etree.fromstring(main).iter(f"{{{W}}}t", f"{{{W}}}p", f"{{{W}}}tab", f"{{{W}}}br"):
        if element.tag != f"{{{W}}}t":
            parts.append("\n")
        elif element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve":
            parts.append(element.text or "")
        else:
            parts.append((element.text or "").strip(" \t\r\n"))
    return "".join(parts)

"""The document around the report: page, styles, foot, properties; the same bytes for the same report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from iccpr_check.model import Lang
from iccpr_check.report.docx.body import CELL, GAP, HEAD
from iccpr_check.report.docx.words import word

if TYPE_CHECKING:
    from docx.document import Document

_FONT, _CODE_FONT = "Times New Roman", "Courier New"
"""Fonts that every office has, with all Vietnamese letters."""
_LANGUAGES = {"en": "en-GB", "vi": "vi-VN"}
_DARK, _GREY = "1F3552", "555555"
_SIZES = {"Normal": 12, "Heading 1": 20, "Heading 2": 15, "Heading 3": 13, "Heading 4": 12}
_UNDATED = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive knows, on all its members."""


def framed(body: Iterable[str], *, title: str, lang: Lang) -> bytes:
    """Return a Word document (A4, Times New Roman) that holds a body's paragraphs and tables."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    _pages(document, lang)
    _styles(document, lang)
    holder: Any = parse_xml(f"<w:body {nsdecls('w')}>{''.join(body)}</w:body>")
    inside: Any = document.element.body
    for element in list(holder):
        inside.insert(len(inside) - 1, element)  # the section's properties stay last
    _properties(document, title, lang)
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _pages(document: Document, lang: Lang) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in word("page_of", lang).split("|"):
        if piece in {"PAGE", "NUMPAGES"}:
            _field(foot, piece)
        else:
            foot.add_run(piece)


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _styles(document: Document, lang: Lang) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles: Any = document.styles
    for name, size in _SIZES.items():
        _font(styles[name], _FONT, size)
        if name != "Normal":
            styles[name].font.bold, styles[name].font.italic = True, False
            styles[name].font.color.rgb = RGBColor.from_string(_DARK)
            styles[name].paragraph_format.space_before = Pt(size)
            styles[name].paragraph_format.space_after = Pt(4)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size, after in ((CELL, 10, 0), (HEAD, 10, 0), (GAP, 4, 4)):
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        _font(made, _FONT, size)
        made.paragraph_format.space_after = Pt(after)
    styles[HEAD].font.bold = True
    styles["Quote"].font.color.rgb = RGBColor.from_string(_GREY)
    code = styles.add_style("CodeWords", WD_STYLE_TYPE.CHARACTER)
    _font(code, _CODE_FONT, 9)
    _language(styles.element, lang)


def _font(style: Any, name: str, size: float) -> None:
    """Set a font for all letters: Word chooses by their kind, and would else take the theme's."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.size = Pt(size)
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), name)


def _language(styles: Any, lang: Lang) -> None:
    """Say which language the words are in, so that Word does not underline them."""
    from docx.oxml.ns import qn

    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES.get(lang, "en-GB"))


def _properties(document: Document, title: str, lang: Lang) -> None:
    """Set title and author, and take away dates: when it was made is no part of the report."""
    from docx.oxml.ns import qn

    properties: Any = document.core_properties
    properties.title, properties.author, properties.language = title[:255], "iccpr-check", lang
    properties.comments = properties.keywords = properties.last_modified_by = ""
    element = properties._element
    for dated in ("dcterms:created", "dcterms:modified"):
        for found in element.findall(qn(dated)):
            element.remove(found)
    relations = document.part.package.rels
    for relation_id in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[relation_id]


def _undated(data: bytes) -> bytes:
    """Return an archive with the same members, none of which tells when it was written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _UNDATED)
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()

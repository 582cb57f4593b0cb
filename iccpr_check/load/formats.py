"""The formats that are read. A reader is imported when the first file of its format is met."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from iccpr_check.load.extract import Extract, Options


class Format(NamedTuple):
    """A kind of file that can be read."""

    name: str
    """With its article, as an error says it: ``a Word file``."""
    content: str
    """What ``sniff`` says of the bytes of such a file: its name, or ``""`` for text."""
    media_type: str
    suffixes: tuple[str, ...]
    reader: str
    """Where its reader stands, ``module:function``, below ``iccpr_check.load``."""

    def read(self, data: bytes, options: Options) -> Extract:
        """Read the bytes of a file. Raises DraftError."""
        module, _, function = self.reader.partition(":")
        extract = getattr(import_module(f"iccpr_check.load.{module}"), function)(data, options)
        assert isinstance(extract, Extract)
        return extract


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT = "application/vnd.oasis.opendocument.text"

TEXT = Format("plain text", "", "text/plain", (".txt", ".text"), "text:read_text")
MARKDOWN = Format("Markdown", "", "text/markdown", (".md", ".markdown"), "markdown:read_markdown")
HTML = Format("an HTML page", "an HTML page", "text/html", (".html", ".htm", ".xhtml"), "html:read_html")
DOCX = Format("a Word file", "a Word file", _WORD, (".docx", ".docm"), "word.docx:read_docx")
DOC = Format(
    "an old Word file (.doc)", "an old Word file (.doc)", "application/msword", (".doc",), "word.doc:read_doc"
)
RTF = Format("a Rich Text file", "a Rich Text file", "application/rtf", (".rtf",), "word.rtf:read_rtf")
ODT = Format("an OpenDocument text", "an OpenDocument text", _TEXT, (".odt", ".ott"), "word.odt:read_odt")
PDF = Format("a PDF", "a PDF", "application/pdf", (".pdf",), "pdf:read_pdf")
XML = Format("XML", "XML", "application/xml", (".xml", ".akn", ".uslm"), "xml:read_xml")

READERS: tuple[Format, ...] = (TEXT, MARKDOWN, HTML, DOCX, DOC, RTF, ODT, PDF, XML)
"""Every format that is read."""

DOCUMENT_SUFFIXES: frozenset[str] = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
"""Suffixes of files that hold a law: what is looked for in folders."""

"""PDF: the words of its pages in the order in which they are read, each with its page and line.

Columns are read one after the other, ruled tables row by row; lines broken by the page are joined to
paragraphs, hyphens at their ends undone. Running heads, feet and page numbers are set aside. A note in
the margin beside the beginning of a section is its heading, and comes before it, as in the statutes of
the Commonwealth; other notes in the margin are left out and told; notes at the foot follow at the end.
Where two columns hold the law in two languages, one is read and the other told. Pages without words
are told as well, or read by Tesseract where the user asks for it. pdfium reads the file in a process of
its own (``process``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from iccpr_check.errors import DraftError
from iccpr_check.load.builder import Builder
from iccpr_check.load.extract import Extract, Options
from iccpr_check.load.language import UNKNOWN, detect_language, language_name
from iccpr_check.load.legacy_letters import of_font
from iccpr_check.load.pdf.furniture import without_furniture
from iccpr_check.load.pdf.layout import Line, lines_of
from iccpr_check.load.pdf.ocr import Tesseract
from iccpr_check.load.pdf.page import Page, Word, body_size, page_of, row_text
from iccpr_check.load.pdf.paragraphs import Joiner
from iccpr_check.load.pdf.process import read_words
from iccpr_check.model import Anchor, Skipped

_LEAST_WORDS = 3
"""Words below which a page that a picture covers is a picture: a stamp or a page number may stand on it."""
_COVERED = 0.5
_UNMAPPED = 0.2
"""Share of letters the file does not tell from which a page cannot be read."""
_LEAST_COLUMN = 400
"""Letters from which a column's language can be told."""


def read_pdf(data: bytes, options: Options) -> Extract:
    """Return the text of a PDF. Raises DraftError when it is damaged, locked, too large or holds no words."""
    told = read_words(data)
    fonts = [str(name) for name in told["fonts"]]
    pages = [page_of(number, one, fonts) for number, one in enumerate(told["pages"], start=1)]
    unread = {
        page.number: why for page, one in zip(pages, told["pages"], strict=True) if (why := _unread(one))
    }
    pages = [page._replace(rows=[]) if page.number in unread else page for page in pages]
    skipped: list[Skipped] = []
    if options.ocr and unread:
        pages, missing = _by_tesseract(data, pages, unread, skipped)
    else:
        missing = "give it with its text, or let an installed Tesseract read it with --ocr"
    if not any(page.rows for page in pages):
        raise DraftError(
            f"a PDF without words ({next(iter(unread.values()), 'its pages are empty')}); {missing}"
        )
    for why in dict.fromkeys(unread.values()):
        for first, last in _runs(number for number, reason in unread.items() if reason == why):
            skipped.append(
                Skipped(
                    what=_named(first, last), why=f"{why}; {missing}", anchor=Anchor(offset=0, page=first)
                )
            )
    size = body_size(pages)
    lines = [line for page in without_furniture(pages) for line in lines_of(page, size)]
    lines = _one_language(lines, options.lang, skipped)
    _tell_notes([line for line in lines if line.part == "margin"], skipped)
    _tell_slanted(told["pages"], skipped)
    return _written(lines, fonts, skipped)


def _unread(told: dict[str, Any]) -> str:
    """Return why the words of a page cannot be read, ``""`` where they can or where it is empty."""
    if told.get("broken"):
        return "the page is damaged"
    letters = sum(len(word[0]) for word in told["words"])
    if len(told["words"]) <= _LEAST_WORDS or (letters < 200 and told["pictures"] > 0.9):
        return "a picture without a text layer" if told["pictures"] >= _COVERED else ""
    return "its fonts do not tell which letters they show" if told["unmapped"] > _UNMAPPED * letters else ""


def _by_tesseract(
    data: bytes, pages: list[Page], unread: dict[int, str], skipped: list[Skipped]
) -> tuple[list[Page], str]:
    """Read the unread pages; return all pages, and what to do about those that remain unread."""
    tesseract = Tesseract()
    if tesseract.missing:
        return pages, tesseract.missing
    read: list[int] = []
    for at, page in enumerate(pages):
        if page.number in unread and (found := tesseract.read(data, page)):
            pages[at] = found
            read.append(page.number)
            del unread[page.number]
    for first, last in _runs(read):
        skipped.append(Skipped(
            what=f"the picture of {_named(first, last)}",
            why="its words were read by Tesseract and may be misread",
            anchor=Anchor(offset=0, page=first), matters=False,
        ))  # fmt: skip
    return pages, "Tesseract found no words there"


def _one_language(lines: list[Line], lang: str | None, skipped: list[Skipped]) -> list[Line]:
    """Leave out the column that holds the law in another language, where columns do."""
    columns = {side: [line for line in lines if line.column == side] for side in (1, 2)}
    texts = {side: "\n".join(line.row.text for line in columns[side]) for side in (1, 2)}
    if min(map(len, texts.values())) < _LEAST_COLUMN:
        return lines
    languages = {side: detect_language(text) for side, text in texts.items()}
    if languages[1] == languages[2] or UNKNOWN in languages.values():
        return lines
    read = 2 if languages[2] == lang else 1
    other = 3 - read
    pages = sorted({line.page for line in columns[other]})
    skipped.append(Skipped(
        what=f"the {('left', 'right')[other - 1]} column, in {language_name(languages[other])}, "
        + _named(pages[0], pages[-1]),
        why="the file holds the law in two languages side by side, and one is read; choose it with --lang",
        anchor=Anchor(offset=0, page=pages[0]), matters=False,
    ))  # fmt: skip
    return [line for line in lines if line.column != other]


def _tell_notes(notes: Sequence[Line], skipped: list[Skipped]) -> None:
    if notes:
        count = sum(line.opens for line in notes)
        skipped.append(Skipped(
            what="a note in the margin" if count == 1 else f"{count} notes in the margin (the first is told)",
            why="they head no section: references and remarks beside the law", matters=False,
            anchor=_anchor(notes[0]),
        ))  # fmt: skip


def _tell_slanted(told: Sequence[dict[str, Any]], skipped: list[Skipped]) -> None:
    pages = [number for number, page in enumerate(told, start=1) if page.get("slanted", 0) > 30]
    for first, last in _runs(pages):
        skipped.append(Skipped(
            what=f"words set at a slant on {_named(first, last)}",
            why="they run in another direction than the text, as watermarks and turned tables do",
            anchor=Anchor(offset=0, page=first),
        ))  # fmt: skip


def _written(lines: Sequence[Line], fonts: Sequence[str], skipped: Iterable[Skipped]) -> Extract:
    letters = [of_font(name.rpartition("+")[2]) for name in fonts]
    joiner = Joiner(lines)
    builder = Builder()
    for stream in ([line for line in lines if line.part not in {"margin", "foot"}],
                   [line for line in lines if line.part == "foot"]):  # fmt: skip
        for paragraph in joiner.paragraphs(stream):
            builder.line()
            for at, line in enumerate(paragraph):
                after = paragraph[at + 1].row.text if at + 1 < len(paragraph) else ""
                hyphen = joiner.hyphen(line.row.text, after)
                pieces = _pieces(line, letters)
                for number, (words, old) in enumerate(pieces):
                    text = row_text(words)
                    if hyphen == "" and number == len(pieces) - 1:
                        text = text[:-1]
                    if number and not words[0].glued:
                        builder.separate(" ")
                    builder.put(text, f"page {line.page}, line {line.number}", line.page, old)
                if hyphen is None and line is not paragraph[-1]:
                    builder.separate(" ")
    return builder.extract(skipped=tuple(skipped))


def _pieces(line: Line, letters: Sequence[Any]) -> list[tuple[list[Word], Any]]:
    """Return the words of a line, those in letters of one old alphabet together."""
    pieces: list[tuple[list[Word], Any]] = []
    for word in line.row.words:
        old = letters[word.font] if word.font < len(letters) else None
        if not pieces or pieces[-1][1] != old:
            pieces.append(([], old))
        pieces[-1][0].append(word)
    return pieces


def _anchor(line: Line) -> Anchor:
    return Anchor(offset=0, page=line.page, path=f"page {line.page}, line {line.number}")


def _named(first: int, last: int) -> str:
    return f"page {first}" if first == last else f"pages {first}-{last}"


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers in order as runs: the first and the last of those that follow each other."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs

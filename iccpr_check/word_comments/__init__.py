"""The drafter's own Word file, given back with each finding as a comment on the words it is about.

Only comments are put in: every other part of the package stays byte for byte, and the main part keeps
every byte it had, with marks between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import printable, read_bytes
from iccpr_check.load.formats import DOCX
from iccpr_check.load.sniff import sniff
from iccpr_check.load.word.docx_places import Place, Places, docx_places
from iccpr_check.load.word.zips import Zip
from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.word_comments.marks import Range, inserted, insertions
from iccpr_check.word_comments.package import repacked
from iccpr_check.word_comments.parts import comments_part, ids, with_comments
from iccpr_check.word_comments.wording import Comment, comment, nothing, opening
from iccpr_check.word_comments.xml import Names, elements, refuse_wide

MOST = 32_767
"""Comments that Word opens a file with."""


@dataclass(frozen=True)
class WordFile:
    """A draft's Word file as it was before the run, with the way from its text back into it."""

    path: str
    data: bytes
    places: Places

    def commented(self, report: Report) -> bytes:
        """Return the file with the report's open findings as comments.

        A draft that the report leaves out, because nothing in it changed, comes back as it is. Raises
        DraftError when the draft was not read, or is not the file that was checked.
        """
        name = printable(self.path)
        for failure in report.failures:
            if failure.path == name:
                raise DraftError(f"{name}: {failure.why}")
        document = next((one for one in report.documents if one.draft.document.path == name), None)
        if document is None:
            return self.data
        read = document.draft.document
        if read.sha256 != hashlib.sha256(self.data).hexdigest() or read.text != self.places.text:
            raise DraftError(f"{name}: changed while it was checked; check it again")
        try:
            return self._commented(report, document)
        except DraftError as problem:
            raise DraftError(f"{name}: {problem}") from None

    def _commented(self, report: Report, document: DocumentReport) -> bytes:
        archive = Zip(self.data, "a Word file")
        main = archive.read(self.places.main) or b""
        refuse_wide(main, self.places.main)
        own = comments_part(archive, self.places.main)
        taken = ids(main, None if own is None else archive.read(own))
        ranges, comments = self._comments(report, document, max(taken, default=-1) + 1)
        if len(taken) + len(ranges) > MOST:
            raise DraftError(f"more than {MOST:,} comments, with which Word opens no file; use --format docx")
        root = elements(main, (0,))[0]
        names = Names(root.prefix.decode(), self.places.namespace)
        marked = inserted(main, insertions(main, names, ranges, self.places.lengths))
        parts = with_comments(archive, self.places.main, names.namespace, comments, report.lang)
        return repacked(self.data, {self.places.main: marked, **parts})

    def _comments(
        self, report: Report, document: DocumentReport, number: int
    ) -> tuple[list[Range], list[tuple[int, Comment]]]:
        """Return the comments and their places, numbered on from ``number`` in the order of the text."""
        findings = sorted(reading.open_findings(document), key=lambda one: (one.span.start, -one.span.end))
        told = [(self._words(one), comment(report, document, one)) for one in findings]
        if not told:
            told = [(self._near(0, 0), nothing(report))]
        told[0] = (told[0][0], (*told[0][1], *opening(report, document)))
        ranges = [Range(number + n, *words) for n, (words, _) in enumerate(told)]
        return ranges, [(number + n, said) for n, (_, said) in enumerate(told)]

    def _words(self, finding: Finding) -> tuple[Place, Place]:
        """Return the first and the last character that a finding is about."""
        found = list(self._visible(finding.span.start, finding.span.end))
        return (found[0], found[-1]) if found else self._near(finding.span.start, finding.span.end)

    def _near(self, start: int, end: int) -> tuple[Place, Place]:
        """Return the words beside a number that Word counts: those of its line, or the nearest ones."""
        text = self.places.text
        line_end = text.find("\n", end)
        line = list(self._visible(text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end))
        after = [] if line else list(self._visible(end, len(text)))[:1]
        before = [] if line or after else list(self._visible(0, start))[-1:]
        for found in (line, after, before):
            if found:
                return found[0], found[-1]
        raise DraftError("a Word file that holds no words but numbers; there is nothing to comment on")

    def _visible(self, start: int, end: int) -> Iterator[Place]:
        """Yield the places of characters that stand in the file, spaces left out."""
        for offset in range(start, end):
            if not self.places.text[offset].isspace():
                place = self.places.at(offset)
                if place is not None:
                    yield place


def opened(path: str, *, original: bool) -> WordFile:
    """Read the Word file that will be given back. ``original``: tracked changes are left out.

    Raises DraftError for a file that cannot be read, or that is no ``.docx``.
    """
    name = printable(path)
    try:
        data = read_bytes(path)
        if sniff(data) != DOCX.content:
            raise DraftError(  # noqa: TRY301
                "not a Word file (.docx), so it cannot be given back with comments; save it as .docx in the "
                "word processor, or use --format docx for a report beside it"
            )
        return WordFile(path, data, docx_places(data, original=original))
    except DraftError as problem:
        raise DraftError(f"{name}: {problem}") from None

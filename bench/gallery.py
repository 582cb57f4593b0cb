"""The gallery: reports on three of our own drafts, and pictures of them, in ``docs/gallery``.

    python -m bench.gallery [--texts]

The reports are what ``check`` writes, but for the program's version and the state of the rules, which
stand as “…”: a change of either alone would change every file. Pictures need playwright and an installed
Chromium; ``--texts`` writes the reports and leaves the pictures as they are. The page that shows it all,
``docs/gallery/README.md``, is written by hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Lang, Report
from iccpr_check.pipeline import check
from iccpr_check.report import Format, written
from iccpr_check.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
GALLERY = ROOT / "docs" / "gallery"
_MASK = "…"


class Shown(NamedTuple):
    """A draft that the gallery shows."""

    name: str
    """Of its folder in the gallery."""
    draft: str
    """Its path in the project."""
    lang: Lang
    """The language of its reports."""


DRAFTS = (
    Shown("good", "examples/good-assemblies.md", "en"),
    Shown("poor", "examples/public-gatherings.md", "en"),
    Shown("vietnamese", "examples/luat-thong-tin-mang.txt", "vi"),
)
TEXTS = {"report.md": Format.MARKDOWN, "report.html": Format.HTML}


def report_on(shown: Shown) -> Report:
    """Check a draft as the command line would; version and state of the rules are masked."""
    knowledge = load_knowledge()
    data = (ROOT / shown.draft).read_bytes()
    document = check(shown.draft, Settings(report_lang=shown.lang), knowledge, data=data)
    known = knowledge.model_copy(update={"digest": _MASK})
    return Report(tool_version=_MASK, knowledge=known, lang=shown.lang, documents=(document,))


def texts(shown: Shown) -> Iterator[tuple[Path, str]]:
    """Yield the reports of a draft that are text: where each belongs, and what stands in it."""
    report = report_on(shown)
    for name, choice in TEXTS.items():
        yield GALLERY / shown.name / name, written(report, choice)


def main() -> int:
    """Write the gallery anew; return the exit code."""
    asked = argparse.ArgumentParser(description="Write docs/gallery anew.")
    asked.add_argument("--texts", action="store_true", help="only the reports, no pictures")
    only_texts = asked.parse_args().texts
    for shown in DRAFTS:
        (GALLERY / shown.name).mkdir(parents=True, exist_ok=True)
        for path, text in texts(shown):
            path.write_text(text, encoding="utf-8", newline="\n")
    if only_texts:
        return 0
    from bench.gallery_pictures import NoBrowserError, take  # a browser, for those who want pictures

    try:
        take([(GALLERY / shown.name, report_on(shown)) for shown in DRAFTS])
    except NoBrowserError as error:
        print(f"bench.gallery: {error}; the pictures are as they were", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

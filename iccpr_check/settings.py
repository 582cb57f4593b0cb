"""What a run is told: the flags, checked and frozen."""

from __future__ import annotations

from typing import Literal

from iccpr_check.model import Frozen, Lang, Severity

FailOn = Literal["serious", "warning", "notice", "info", "never"]
SEVERITIES: tuple[Severity, ...] = ("info", "notice", "warning", "serious")


class Settings(Frozen):
    """Settings of one run."""

    treaty: str = "iccpr"
    country: str | None = None
    """The State whose constitution and recommendations are laid beside the drafts; None for no State."""
    lang: Lang | None = None
    """The drafts' language; None to tell it from each text."""
    kinds: tuple[str, ...] | None = None
    """Kinds of law to read drafts as; None to tell them from each draft, ``("none",)`` for no kind."""
    ocr: bool = False
    """Whether pages that are pictures are read by an installed Tesseract."""
    changes: Literal["accepted", "original"] = "accepted"
    """Whether tracked changes of a draft are read as accepted, or left out."""
    bare_articles: Literal["own", "treaty"] = "own"
    report_lang: Lang = "en"
    fail_on: FailOn = "serious"

    def printed(self) -> str:
        """Return what results rest on: the settings, and the tool that pictures are read with."""
        if not self.ocr:
            return self.model_dump_json()
        from iccpr_check.load.pdf.ocr import installed  # only where it is asked for

        return f"{self.model_dump_json()} {installed()}"

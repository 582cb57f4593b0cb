"""The gap report as one HTML file that needs no network: both texts side by side, each mark linked."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from iccpr_check.model import Report
from iccpr_check.report import reading
from iccpr_check.report.html.words import say

if TYPE_CHECKING:
    from jinja2 import Environment

SIGNS = {"serious": "▲", "warning": "◆", "notice": "●", "info": "○"}
"""Severity told by shape, for those who see no colour."""
LETTERS = {"restricts": "R", "implements": "I", "cites": "c"}


def render_html(report: Report) -> str:
    """Return the page: all documents of the report, in the report's language."""
    from markupsafe import Markup

    from iccpr_check.report.html.document import DocumentView

    style, script = _asset("report.css"), _asset("report.js")
    documents = [DocumentView(report, one, number) for number, one in enumerate(report.documents, 1)]
    page = _environment().get_template("page.html")
    lang = report.lang
    written = page.render(
        report=report,
        documents=documents,
        treaty=report.knowledge.treaty,
        lang=lang,
        say=lambda key, **filled: say(key, lang, **filled),
        named=lambda words: reading.say(words, lang),
        signs=SIGNS,
        letters=LETTERS,
        severities=reading.SEVERITIES,
        policy=_policy(style, script),
        style=Markup(style),  # ours, not the draft's
        script=Markup(script),
    )
    return reading.printable(written)


def _policy(style: str, script: str) -> str:
    """Return a policy that lets the browser run this page's own style and script, and fetch nothing."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return (files(__name__) / "assets" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    """Return the templates; whatever they print is escaped, and a name they lack is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files(__name__) / "templates"
    made = Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["capital"] = lambda text: f"{text[:1].upper()}{text[1:]}"
    return made

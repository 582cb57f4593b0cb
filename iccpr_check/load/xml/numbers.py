"""Numbers as files print them (``PART II—``, ``“(5)``, ``Điều 5.``) become a word and a number."""

from __future__ import annotations

import re
import unicodedata

_AROUND = " \t\u00a0()[]{}“”‘’\"'«».:;,*—–―-"
_ROMAN = re.compile(r"[IVXLCDM]+|[ivxlcdm]+")
_COUNT = re.compile(r"(?:§+\s*)?(\w[\w.\-–/()]*(?: (?:bis|ter|quater|quinquies|[A-Z]{1,2}|to \w+))?)")
_PAIRS = {("tiểu", "mục"), ("phụ", "lục")}
_SCHEDULES = {"schedule", "annex", "annexure", "appendix", "phụ lục"}
_SIGNS = re.compile(r"§+")
_LEADING = re.compile(r"[“\"‘']?(\d{1,4}[A-Z]{0,3})\.(?!\d)\s*")
_BRACKET = re.compile(r"[“\"‘']?\((\w{1,5})\)")
_LONGEST = 24


def read_number(printed: str) -> tuple[str, str]:
    """Return the word (``""``: none is printed) and the number without brackets and stops.

    The number is ``""`` where nothing is counted: a bullet, a dash, a word alone.
    """
    tokens = unicodedata.normalize("NFC", printed).strip(_AROUND).split()
    if tokens and tokens[0].lower() == "the":
        tokens = tokens[1:]
    if not tokens:
        return "", ""
    if (sign := _SIGNS.match(tokens[0])) is not None:
        return "§", _count(" ".join(tokens)[sign.end() :])
    if _is_schedule(tokens[-1]) and len(tokens) == 2 and not _is_schedule(tokens[0]):  # "First Schedule"
        return tokens[-1].strip(_AROUND), tokens[0].strip(_AROUND)
    size = _named(tokens)
    if not size:
        return "", _count(" ".join(tokens))
    word = " ".join(tokens[:size]).strip(_AROUND)
    if size < len(tokens):
        rest = " ".join(tokens[size:])
        return word, rest if rest.lower().startswith("thứ ") else _count(rest)
    return (word, "") if word.lower() in _SCHEDULES else ("", word)


def _is_schedule(token: str) -> bool:
    return token.strip(_AROUND).lower() in _SCHEDULES


def _named(tokens: list[str]) -> int:
    """Return how many of the first tokens are the word of a number (``Tiểu mục``), 0 for none."""
    lower = [token.strip(_AROUND).lower() for token in tokens[:2]]
    if tuple(lower) in _PAIRS:
        return 2
    token = tokens[0].strip(_AROUND)
    return int(len(token) > 2 and token.isalpha() and not _ROMAN.fullmatch(token))


def _count(text: str) -> str:
    found = _COUNT.match(text.strip(_AROUND))
    number = found[1].strip(_AROUND) if found else ""
    return number if len(number) <= _LONGEST else ""


def leading_number(text: str, article: bool) -> str:
    """Return the number with which a paragraph begins, where a file does not mark it; ``""`` for none.

    ``3. (1) There is …``: the article's is ``3``, that of its first subsection ``1``.
    """
    found = _LEADING.match(text)
    if article:
        return found[1] if found else ""
    bracket = _BRACKET.match(text, found.end() if found else 0)
    return bracket[1] if bracket else found[1] if found else ""

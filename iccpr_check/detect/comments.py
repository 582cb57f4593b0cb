"""General comments and concluding observations: "General Comment No. 34, para. 21", "CCPR/C/VNM/CO/3".

Provisions are written ``34/21`` (general comment 34, paragraph 21), ``34`` for one whole, and for
concluding observations ``VNM/3/26`` (CCPR/C/VNM/CO/3, paragraph 26); None where the text gives no
document's number. Comments of other treaty bodies are no references.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from iccpr_check.detect.coordinates import Reader
from iccpr_check.detect.labels import Item

COMMENTS = "hrc-gc"
OBSERVATIONS = "hrc-co"

_NUMBER_WORDS = frozenset({"no", "nos", "number", "numbers", "số", "n", "#"})
_LAST_COMMENT = 60
_OTHER_BODIES = tuple(
    """committee on economic|cescr|committee on the rights of the child|crc|cedaw|cerd|cmw|ced|crpd
    committee against torture|committee on the elimination|committee on the rights of persons
    committee on migrant|committee on enforced|general recommendation|e / c .|quyền kinh tế|các quyền kinh tế
    quyền trẻ em|quyền của trẻ em|chống tra tấn|phụ nữ|phân biệt chủng tộc|người khuyết tật""".replace(
        "\n    ", "|"
    ).split("|")
)
_OURS = ("human rights committee", "ccpr", "iccpr", "uỷ ban nhân quyền", "pidcp")
_LEADS = (
    "of the ",
    "by the ",
    "of ",
    "by ",
    "from the ",
    "( ",
    ", ",
    "của uỷ ban về ",
    "của uỷ ban ",
    "của ",
)


class Cited(NamedTuple):
    """What was read: tokens up to ``last``, and references as (provision, start, end)."""

    last: int
    items: tuple[tuple[str | None, int, int], ...]


def read_comment(reader: Reader, first: int, last: int) -> Cited | None:
    """Read the numbers and paragraphs behind "General Comment" in tokens ``first`` to ``last``.

    Returns None for a comment of another treaty body, or when no number follows.
    """
    at = last
    while reader.word(at) in _NUMBER_WORDS | {"/", "."} and at < last + 4:
        at += 1
    numbers: list[tuple[str, int, int]] = []
    start = first
    while reader.word(at).isdigit() and 0 < int(reader.word(at)) <= _LAST_COMMENT:
        numbers.append((reader.word(at), start, at + 1))
        at += 1
        start = _separated(reader, at)
        if (
            start == at
            or not reader.word(start).isdigit()
            or (reader.word(start + 1) in {"(", "."} and len(reader.word(start)) > 2)
        ):
            break
        at = start
    if not numbers or _is_other_body(reader, first, at):
        return None
    end, paragraphs = _paragraphs(reader, at)
    before = _paragraphs_before(reader, first)
    items: list[tuple[str | None, int, int]] = []
    for number, begin, stop in numbers[:-1]:
        items.append((number, reader.tokens[begin].start, reader.tokens[stop - 1].end))
    number, begin, stop = numbers[-1]
    place = (reader.tokens[begin].start, reader.tokens[stop - 1].end)
    if paragraphs:
        items += _joined(number, paragraphs, place[0])
    elif before:
        items += [(f"{number}/{item.path[1]}", item.start, item.end) for item in before]
        items[-1] = (items[-1][0], items[-1][1], place[1])
    else:
        items.append((number, *place))
    return Cited(end if paragraphs else at, tuple(items))


def read_observations(reader: Reader, first: int, last: int) -> Cited | None:
    """Read a symbol (``CCPR/C/VNM/CO/3``) or the words "concluding observations", with what follows."""
    symbol, start = _symbol(reader, first), first
    if symbol is None:
        if reader.word(first) == "ccpr" or _is_other_body(reader, first, last):
            return None
        for at in range(last, min(last + 24, len(reader.tokens))):
            if reader.word(at) == "." and reader.gap(at + 1):
                break
            if (symbol := _symbol(reader, at)) is not None:
                start = at
                break
    if symbol is None:
        return Cited(last, ((None, reader.tokens[first].start, reader.tokens[last - 1].end),))
    name, at = symbol
    end, paragraphs = _paragraphs(reader, at)
    if paragraphs:
        return Cited(end, tuple(_joined(name, paragraphs, reader.tokens[start].start)))
    return Cited(at, ((name, reader.tokens[start].start, reader.tokens[at - 1].end),))


def _symbol(reader: Reader, at: int) -> tuple[str, int] | None:
    words = [reader.word(place) for place in range(at, at + 9)]
    if words[:4] == ["ccpr", "/", "c", "/"] and words[5:8:2] == ["/", "/"] and words[6] == "co":
        return f"{words[4].upper()}/{words[8]}", at + 9
    return None


def _separated(reader: Reader, at: int) -> int:
    start = at
    if reader.word(at) == ",":
        at += 1
    if reader.word(at) in {"and", "và", "&"}:
        at += 1
    if at > start and reader.word(at) in _NUMBER_WORDS:
        at += 1 + (reader.word(at + 1) == ".")
    return at


def _paragraphs(reader: Reader, at: int) -> tuple[int, tuple[Item, ...]]:
    """Read "(2011) on freedom of expression, paras. 21-23" behind a number: the end and the paragraphs."""
    limit = at + 40
    while at < min(limit, len(reader.tokens)):
        word = reader.word(at)
        if word in {"paragraph", "paragraphs", "para", "paras", "par", "§", "¶", "đoạn"}:
            group = reader.group(at)
            if group is not None and group.word == "paragraph" and len(group.items[0].path) > 1:
                return group.last, group.items
            return at, ()
        if word in {".", ";"} or (word in {"article", "articles", "điều"} and at > limit - 38):
            break
        at += 1
    return at, ()


def _paragraphs_before(reader: Reader, first: int) -> tuple[Item, ...]:
    """Read "paragraph 21 of" before the words "General Comment"."""
    at = first - 1
    while at >= 0 and reader.word(at) in {
        "of",
        "the",
        "its",
        "của",
        "human",
        "rights",
        "committee",
        "'",
        "s",
        "in",
    }:
        at -= 1
    for start in range(at, max(-1, at - 12), -1):
        if reader.word(start) in {"paragraph", "paragraphs", "para", "paras", "đoạn"}:
            group = reader.group(start)
            if group is not None and group.last == at + 1 and group.word == "paragraph":
                return group.items
            return ()
    return ()


def _joined(number: str, paragraphs: tuple[Item, ...], start: int) -> Iterator[tuple[str | None, int, int]]:
    """Name paragraphs by their document; the first reference begins with the document's name."""
    for place, item in enumerate(paragraphs):
        label = item.path[1]
        ranged = item.start == paragraphs[0].start
        yield f"{number}/{label}", start if place == 0 or ranged else item.start, item.end


def _is_other_body(reader: Reader, first: int, last: int) -> bool:
    """Tell whether another treaty body is named nearer than the Human Rights Committee."""
    before: list[str] = []
    at = first - 1
    while at >= 0 and len(before) < 14 and reader.word(at) not in {".", ";"}:
        before.insert(0, reader.word(at))
        at -= 1
    after: list[str] = []
    at = last
    while at < len(reader.tokens) and len(after) < 16 and reader.word(at) not in {".", ";"}:
        after.append(reader.word(at))
        at += 1
    left, right = f" {' '.join(before)} ", f"{' '.join(after)} "
    ours = max((left.rfind(f" {name} ") for name in _OURS), default=-1)
    theirs = max((left.rfind(f" {name} ") for name in _OTHER_BODIES), default=-1)
    return theirs > ours or any(
        right.startswith(f"{lead}{name} ") for name in _OTHER_BODIES for lead in _LEADS
    )

"""The part that holds the comments, and what announces it to Word: its type and its relation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from iccpr_check.load.word.docx_package import related_parts, relations_of
from iccpr_check.load.word.zips import Zip
from iccpr_check.model import Lang
from iccpr_check.word_comments.wording import Comment
from iccpr_check.word_comments.xml import Names, appended

AUTHOR, INITIALS = "iccpr-check", "IC"

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
)
_KEEPS_SPACE = ' xml:space="preserve"'
_LANGUAGES = {"en": "en-GB", "vi": "vi-VN"}
_ID = re.compile(rb"<[^<>]*?comment(?:RangeStart|RangeEnd|Reference)?\s[^<>]*?\bid\s*=\s*[\"'](\d{1,9})[\"']")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def ids(*parts: bytes | None) -> set[int]:
    """Return the numbers of the comments that parts hold or refer to."""
    return {int(found[1]) for part in parts if part is not None for found in _ID.finditer(part)}


def comments_part(archive: Zip, main: str) -> str | None:
    """Return the name of the part that holds the drafter's own comments, or None."""
    return related_parts(archive, main).get("comments")


def with_comments(
    archive: Zip, main: str, namespace: str, comments: Sequence[tuple[int, Comment]], lang: Lang
) -> dict[str, bytes]:
    """Return the parts that change when comments, by number, are added: their own, and what announces it."""
    own = comments_part(archive, main)
    content = None if own is None else archive.read(own)
    if own is not None and content is not None:
        return {own: appended(content, own, _written(comments, namespace, lang))}
    name = _free_name(archive, posixpath.join(posixpath.dirname(main), "comments{}.xml"))
    names = Names("w:", namespace)
    inner = _written(comments, namespace, lang)("w:")
    parts = {name: _HEAD + f'<w:comments xmlns:w="{namespace}">{inner}{names.close("comments")}'.encode()}
    types = archive.read(_TYPES)
    if types is not None and f'"/{name}"'.encode() not in types:
        parts[_TYPES] = appended(
            types, _TYPES, lambda prefix: f'<{prefix}Override PartName="/{name}" ContentType="{_TYPE}"/>'
        )
    relations = relations_of(main)
    known = archive.read(relations) or _HEAD + f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
    kind = _RELATION[namespace.startswith(_STRICT)]
    relation_id = next(f"rIdIC{n}" for n in range(1, len(known)) if f'"rIdIC{n}"'.encode() not in known)
    target = posixpath.basename(name)
    parts[relations] = appended(
        known,
        relations,
        lambda prefix: f'<{prefix}Relationship Id="{relation_id}" Type="{kind}" Target="{target}"/>',
    )
    return parts


def _free_name(archive: Zip, form: str) -> str:
    return next(name for n in range(1, 9999) if not archive.holds(name := form.format(n if n > 1 else "")))


def _written(comments: Sequence[tuple[int, Comment]], namespace: str, lang: Lang) -> Callable[[str], str]:
    """Return a function that writes the comments, given the prefix of the part."""

    def write(prefix: str) -> str:
        names = Names(prefix, namespace)
        return "".join(_comment(names, number, comment, lang) for number, comment in comments)

    return write


def _comment(names: Names, number: int, comment: Comment, lang: Lang) -> str:
    who = names.value("id", number) + names.value("author", AUTHOR) + names.value("initials", INITIALS)
    paragraphs = [_paragraph(names, line, lang, mark=not place) for place, line in enumerate(comment)]
    return f"{names.tag('comment', who)}{''.join(paragraphs)}{names.close('comment')}"


def _paragraph(names: Names, line: tuple[str, str], lang: Lang, *, mark: bool) -> str:
    """Return a paragraph of a comment: its first words bold, then the rest."""
    first, rest = line
    language = f"{names.tag('lang', names.value('val', _LANGUAGES.get(lang, 'en-GB')))[:-1]}/>"
    runs = [f"{names.tag('r')}{names.tag('annotationRef')[:-1]}/>{names.close('r')}"] if mark else []
    for words, bold in ((first, f"{names.tag('b')[:-1]}/>"), (f" {rest}" if first and rest else rest, "")):
        if words:
            text = escape(_CONTROLS.sub("", words))
            runs.append(
                f"{names.tag('r')}{names.tag('rPr')}{bold}{language}{names.close('rPr')}"
                f"{names.tag('t', _KEEPS_SPACE)}{text}{names.close('t')}{names.close('r')}"
            )
    return f"{names.tag('p')}{''.join(runs)}{names.close('p')}"

"""The title of a law as printed, on one line."""

from __future__ import annotations

import re

from iccpr_check.parse.lines import Line, is_upper, one_line, plain

_KIND_VI = re.compile(
    r"(?:dự thảo\s*)?(?:luật|bộ luật|pháp lệnh|nghị định|nghị quyết|hiến pháp|thông tư|quyết định|chỉ thị|"
    r"quy chế|lệnh)\b"
)
_KIND_EN = re.compile(
    r"\b(?:act|law|code|ordinance|constitution|proclamation|bill|regulations?|decree|rules|by-?laws?|charter|order|"
    r"convention|covenant|statute|resolution|circular|measure|policy)\b"
)
_LETTERHEAD = re.compile(
    r"(?:số|luật số|no\b|law no|number|dự thảo lần|draft no)|quốc hội$|chính phủ$|chủ tịch nước|ủy ban|"
    r"văn phòng|cộng h|độc lập|ra sắc lệnh|không số|văn bản|thông tin văn bản|.{0,40}ngày\s.{0,12}tháng|"
    r"(?:the )?(?:national assembly|government|parliament|senate|ministry|president)\b(?!.*\b(?:act|law)\b)|"
    r"(?:the )?socialist republic|independence|republic of \w+$|(?:hà nội|hanoi|ha noi)\b|"
    r"\[|\(|https?:|---|\||layout:|permalink:|lastedit:|date of|commence|assent|official gazette|published|"
    r"laws of|(?:\d{4} )?chapter \d|cap\.? \d"
)
_FIRST, _LONGEST = 12, 30
"""Lines among which, and words of which at most, a title stands that no capitals tell."""
_STOP = re.compile(r"an act\b|be it|whereas|preamble|lời nói đầu|căn cứ\b|pursuant|enacted")


def find_title(lines: list[Line], first: int) -> str:
    """Return the title among the lines before ``first`` (where the numbered units begin), or ``""``."""
    front = lines[: min(first, 80)]
    numbered = ""
    for want in (_vietnamese, _english, _vietnamese_in_small_letters):
        for index in range(len(front)):
            title = want(front, index)
            if title and not re.search(r"\bsố \d", plain(title)):
                return title
            numbered = numbered or title
    return numbered


def _vietnamese(front: list[Line], index: int) -> str:
    text = plain(front[index].text)
    if not _KIND_VI.match(text) or re.match(r"luật số|căn cứ", text) or not is_upper(front[index].text):
        return ""
    alone = _KIND_VI.fullmatch(text) is not None
    taken = [front[index]]
    for line in front[index + 1 : index + 7]:
        now = plain(line.text)
        goes_on = not line.blank_before or line.text.startswith("#")
        lower = not is_upper(line.text) and not (alone and goes_on)
        if lower or _LETTERHEAD.match(now) or _STOP.match(now) or line.text.endswith((";", ".")):
            break
        taken.append(line)
    return "" if alone and len(taken) == 1 else one_line(" ".join(line.text for line in taken))


def _vietnamese_in_small_letters(front: list[Line], index: int) -> str:
    """Return a title that is printed like a sentence, on one line of its own among the first."""
    line, text = front[index], plain(front[index].text)
    if index >= _FIRST or not _KIND_VI.match(text) or _KIND_VI.fullmatch(text) or not line.text[:1].isupper():
        return ""
    if _LETTERHEAD.match(text) or len(text.split()) > _LONGEST or line.text.endswith((";", ",", ".", ":")):
        return ""
    return "" if re.match(r"luật (?:này|số)\b", text) else one_line(line.text)


def _english(front: list[Line], index: int) -> str:
    text = plain(front[index].text)
    if front[index].text.startswith("# "):
        return one_line(front[index].text)
    if (
        _LETTERHEAD.match(text)
        or _STOP.match(text)
        or len(text.split()) > 25
        or text.endswith((";", ",", "."))
    ):
        return ""
    taken = [front[index]]
    for line in front[index + 1 : index + 5]:
        now = plain(line.text)
        capitals = is_upper(line.text) and front[index].text.split()[0].isupper()
        if line.blank_before or _LETTERHEAD.match(now) or _STOP.match(now) or not capitals:
            break
        taken.append(line)
    title = one_line(" ".join(line.text for line in taken))
    named = _KIND_EN.search(plain(title)) and not re.fullmatch(
        r"(?:an? |the )?(?:act|bill|law|draft)", plain(title)
    )
    return title if named else ""

"""Long laws for the bench, made of our own drafts: nothing else is needed, and every run has the same.

Articles of the drafts return again and again under new numbers, their words changed for others that could
stand there, and with paragraphs of plain administration after them. These bring what the rules find in a
thousand words down to what real laws have: 60 to 90 finds, where our drafts, written to be found, have 200.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
CITED = 80
"""Words to a citation, as in the text that the speed of eyecite is told for (190-500 citations/s, 15-39
thousand words/s)."""
PLAIN = 4
"""Paragraphs of plain administration after the words of a draft."""


@dataclass(frozen=True)
class Tongue:
    """How laws are written in one language."""

    sources: tuple[str, ...]
    title: str
    head: str
    heading: re.Pattern[str]
    swaps: tuple[tuple[str, ...], ...]
    """Words that may stand for one another."""
    plain: str
    fill: dict[str, tuple[str, ...]]


TONGUES = {
    "en": Tongue(
        sources=("tests/drafts/custody/draft.txt", "tests/drafts/metrology/draft.txt",
                 "tests/drafts/gatherings/draft.md", "examples/public-gatherings.md"),
        title="CODE OF PUBLIC ADMINISTRATION",
        head="Article {number}. {title}",
        heading=re.compile(r"(?:Article|Section) \d+\. (?P<title>.+)"),
        swaps=(
            ("Minister", "Board", "Registrar", "Council", "Commissioner"),
            ("fifteen", "twenty", "thirty", "sixty"),
            ("person", "holder", "applicant", "owner"),
            ("permit", "licence"),
            ("application", "request", "notice"),
        ),
        plain="The {body} shall {do} the {thing} of the {place} within {days} days of the {event}.",
        fill={
            "body": ("Bureau", "registry", "inspector", "council", "treasurer", "secretariat", "surveyor"),
            "do": ("file", "renew", "publish", "weigh", "audit", "number", "forward", "complete", "sign"),
            "thing": ("register", "annual account", "inventory", "plan", "map", "tariff", "ledger"),
            "place": ("district", "harbour", "workshop", "market", "canal", "depot", "forest", "waterworks"),
            "days": ("seven", "ten", "fourteen", "forty", "90"),
            "event": ("delivery", "audit", "end of the financial year", "survey", "payment", "inspection"),
        },
    ),
    "vi": Tongue(
        sources=("tests/drafts/bao-chi-truc-tuyen/draft.txt", "examples/luat-do-luong.txt",
                 "examples/luat-thong-tin-mang.txt"),
        title="BỘ LUẬT QUẢN LÝ HÀNH CHÍNH",
        head="Điều {number}. {title}",
        heading=re.compile(r"Điều \d+\. (?P<title>.+)"),
        swaps=(
            ("Bộ trưởng", "Chủ tịch", "Giám đốc", "Cục trưởng"),
            ("tổ chức", "doanh nghiệp", "hợp tác xã"),
            ("giấy phép", "giấy chứng nhận"),
            ("hồ sơ", "đơn đề nghị", "tờ khai"),
        ),
        plain="{body} {do} {thing} của {place} trong thời hạn {days} ngày kể từ ngày {event}.",
        fill={
            "body": ("Phòng đăng ký", "Ban quản lý", "Văn phòng", "Kho bạc", "Chi cục"),
            "do": ("lập", "gia hạn", "công bố", "kiểm kê", "đánh số", "chuyển", "hoàn thành", "ký"),
            "thing": ("sổ đăng ký", "báo cáo năm", "bảng kê", "bản đồ", "biểu giá", "sổ cái"),
            "place": ("huyện", "cảng", "xưởng", "chợ", "kênh", "kho", "rừng", "nhà máy nước"),
            "days": ("07", "10", "14", "40", "90"),
            "event": ("giao hàng", "kết thúc năm tài chính", "đo đạc", "thanh toán", "nhận bảng kê"),
        },
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Article:
    """A title, and the lines below it."""

    title: str
    lines: tuple[str, ...]


def articles(lang: str) -> list[Article]:
    """Return the articles of our drafts in a language, in the order of the drafts."""
    tongue = TONGUES[lang]
    found: list[Article] = []
    for source in tongue.sources:
        title, lines = "", list[str]()
        for line in [*_paragraphs((ROOT / source).read_text(encoding="utf-8")), ""]:
            heading = tongue.heading.fullmatch(line)
            if heading is None and line and not _ends(line):
                lines.append(line)
                continue
            if title and lines:
                found.append(Article(title, tuple(lines)))
            title, lines = ("" if heading is None else heading["title"]), []
    return found


def made_law(lang: str, words: int, seed: int = 0) -> str:
    """Return a law of at least so many words, and of at most one article more."""
    tongue, random = TONGUES[lang], Random(seed)
    text, length = [tongue.title, ""], len(tongue.title.split())
    for number, article in zip(count(1), _forever(articles(lang), random), strict=False):
        if length >= words:
            break
        part = [tongue.head.format(number=number, title=article.title), *_varied(article, tongue, random)]
        text += [*part, ""]
        length += sum(len(line.split()) for line in part)
    return "\n".join(text)


def cited(text: str, every: int = CITED) -> str:
    """Return a law with a citation of a case after so many words: the kind of text citations are found in."""
    lines, since, case = [], 0, count()
    for line in text.splitlines():
        since += len(line.split())
        if since >= every and line.endswith((".", ";")):
            number, since = next(case), 0
            line = f"{line} See Smith v. Jones, {100 + number} U.S. {13 + number}, {20 + number} (1973)."  # noqa: PLW2901
        lines.append(line)
    return "\n".join(lines)


def small_laws(folder: Path, laws: int, words: int = 250) -> int:
    """Write so many short laws, each of its own words, half of them in each language; return their bytes."""
    folder.mkdir(parents=True)
    size = 0
    for number in range(laws):
        lang = "vi" if number % 2 else "en"
        path = folder / f"{number:05}.txt"
        path.write_text(made_law(lang, words, seed=number + 1), encoding="utf-8")
        size += path.stat().st_size
    return size


def _forever(some: list[Article], random: Random) -> Iterator[Article]:
    while True:
        yield from random.sample(some, len(some))


def _varied(article: Article, tongue: Tongue, random: Random) -> list[str]:
    """Return an article's lines in other words, with plain paragraphs after them, numbered as they are."""
    chosen = {word: random.choice(group) for group in tongue.swaps for word in group}
    swap = re.compile(rf"\b(?:{'|'.join(chosen)})\b")
    lines = [swap.sub(lambda found: chosen[found[0]], line) for line in article.lines]
    numbers = [int(line.split(".")[0]) for line in lines if re.match(r"\d+\. ", line)]
    for place in range(PLAIN):
        said = tongue.plain.format(**{key: random.choice(words) for key, words in tongue.fill.items()})
        lines.append(f"{max(numbers) + place + 1}. {said}" if numbers else said)
    return lines


def _paragraphs(text: str) -> Iterator[str]:
    """Yield a draft's paragraphs, each on one line and without Markdown's signs."""
    waiting = ""
    for line in [*text.splitlines(), ""]:
        plain = line.strip().strip("*").strip()
        goes_on = bool(waiting) and line[:1] != "#" and not re.match(r"[\d\"*]", plain) and _wrapped(waiting)
        if plain and goes_on:
            waiting = f"{waiting} {plain}"
            continue
        if waiting:
            yield waiting.lstrip("# ")
        waiting = plain
    if waiting:
        yield waiting


def _wrapped(line: str) -> bool:
    return len(line) > 100 and not line.endswith((".", ";", ":", "—"))


def _ends(line: str) -> bool:
    """Whether a line ends an article without beginning one."""
    return re.match(r"(Chapter|Part|Chương|Mục) \w+", line) is not None or line.isupper()

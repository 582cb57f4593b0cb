"""What holds for every text whatever: units nest, come in order, and cover all that is written."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from parse_drafts import draft

from iccpr_check.parse.lines import is_rule

PIECES = [
    "Điều 5. Phạm vi",
    "Điều 5 của Luật này",
    "1. Khoản",
    "2. Khoản",
    "a) điểm",
    "đ) điểm",
    "như sau:",
    "“Điều 7. X",
    "”.",
    "“",
    "”",
    '"',
    "----",
    "Chương I",
    "Mục 2",
    "Phần thứ nhất",
    "PHỤ LỤC",
    "Part I",
    "PART II - X",
    "Schedule 1",
    "SCHEDULE",
    "(1) text; (2) more; (a) x; (b) y",
    "(i)",
    "(ii) z;",
    "12A. Heading",
    "12. Heading",
    "13. Heading",
    "Section 5. X",
    "Article 5. Scope",
    "ARRANGEMENT OF SECTIONS",
    "Mục lục",
    "An Act to",
    "BE IT ENACTED",
    "Căn cứ Hiến pháp;",
    "CHỦ TỊCH QUỐC HỘI",
    "Luật này được Quốc hội thông qua",
    "như sau: “1. a”",
    "is amended by inserting— “(2A) x”",
    "§ 3",
    "###",
    "**",
    "\t",
    "\r\n",
    "\f",
    "\u2028",
    "\u3000",
    "[…]",
    "Title IV",
    "5 Hello",
    "(Đã ký)",
    "Approved,",
    "…Điều 9. X",
]

law_like = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n", "\n\n", " ", ""])), max_size=40
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))
any_text = st.text(st.characters(codec="utf-8"), max_size=200)
languages = st.sampled_from(["vi", "en", "und"])


@settings(deadline=None, max_examples=400)
@given(st.one_of(law_like, any_text), languages)
def test_ids_are_unique_and_parents_come_first(text: str, language: str) -> None:
    seen: set[str] = set()
    for unit in draft(text, language).units:
        assert unit.id not in seen
        assert unit.parent is None or unit.parent in seen
        seen.add(unit.id)


@settings(deadline=None, max_examples=400)
@given(st.one_of(law_like, any_text), languages)
def test_children_lie_in_parents_and_siblings_follow_each_other(text: str, language: str) -> None:
    by_id = {}
    reached: dict[str | None, int] = {}
    for unit in draft(text, language).units:
        assert unit.span.end <= len(text)
        if unit.parent is not None:
            assert by_id[unit.parent].span.contains(unit.span)
        assert reached.get(unit.parent, 0) <= unit.span.start
        assert unit.heading_span is None or unit.span.contains(unit.heading_span)
        reached[unit.parent] = unit.span.end
        by_id[unit.id] = unit


@settings(deadline=None, max_examples=400)
@given(st.one_of(law_like, any_text), languages)
def test_everything_written_lies_in_a_unit(text: str, language: str) -> None:
    place = 0
    gaps = []
    for unit in draft(text, language).units:
        if unit.parent is None:
            gaps.append(text[place : unit.span.start])
            place = unit.span.end
    gaps.append(text[place:])
    for gap in gaps:
        for line in re.split(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", gap):
            assert not line.strip() or is_rule(line)


def test_time_grows_with_the_length_and_no_text_is_a_trap() -> None:
    article = (
        "Điều {0}. Tên điều\n1. Mọi người có quyền theo quy định tại Điều 1 của Luật này:\na) Một;\nb) Hai.\n"
    )
    law = "".join(article.format(n) for n in range(1, 3000))
    traps = [
        "“1. như sau: " * 5000,
        "(a) " * 20000,
        "Điều 1. " * 4000,
        "như sau:\n“Điều 1.\n" * 4000,
        "Contents\n" * 9000,
    ]
    for text in [law, *traps]:
        started = time.perf_counter()
        draft(text, "vi")
        assert time.perf_counter() - started < 5

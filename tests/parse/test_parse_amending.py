"""Amending laws: what is quoted belongs to another law, and keeps its own numbers."""

from __future__ import annotations

from parse_drafts import draft

VI = """LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CHỢ
Điều 1. Sửa đổi, bổ sung một số điều của Luật Chợ
1. Sửa đổi, bổ sung Điều 5 như sau:
“Điều 5. Giờ mở cửa
1. Chợ mở cửa từ “sáng” đến “tối”.
2. Chợ nghỉ:
a) Ngày lễ;
b) Ngày khác.”.
2. Sửa đổi, bổ sung khoản 3 Điều 6 như sau:
“3. Phí chợ do xã quy định.”.
3. Thay thế cụm từ “huyện” bằng cụm từ “xã” tại Điều 7.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực.
"""


def test_quoted_units_stand_under_the_unit_that_amends() -> None:
    result = draft(VI, "vi")
    assert result.amending
    assert [(u.id, u.quoted) for u in result.units if u.kind != "front"] == [
        ("dieu-1", False),
        ("dieu-1.khoan-1", False),
        ("dieu-1.khoan-1.dieu-5", True),
        ("dieu-1.khoan-1.dieu-5.khoan-1", True),
        ("dieu-1.khoan-1.dieu-5.khoan-2", True),
        ("dieu-1.khoan-1.dieu-5.khoan-2.diem-a", True),
        ("dieu-1.khoan-1.dieu-5.khoan-2.diem-b", True),
        ("dieu-1.khoan-2", False),
        ("dieu-1.khoan-2.khoan-3", True),
        ("dieu-1.khoan-3", False),
        ("dieu-2", False),
    ]


def test_a_quoted_unit_says_where_it_stands_and_what_it_is() -> None:
    found = {u.id: u for u in draft(VI, "vi").units}
    assert found["dieu-1.khoan-1.dieu-5.khoan-2.diem-b"].label == "Điều 1 khoản 1 “Điều 5 khoản 2 điểm b”"
    assert found["dieu-1.khoan-1.dieu-5"].heading == "Giờ mở cửa"
    assert found["dieu-1.khoan-1.dieu-5"].parent == "dieu-1.khoan-1"
    span = found["dieu-1.khoan-2.khoan-3"].span
    assert VI[span.start : span.end] == "3. Phí chợ do xã quy định."


def test_a_quotation_that_nobody_closed_ends_at_the_next_instruction() -> None:
    text = VI.replace("b) Ngày khác.”.", "b) Ngày khác.")
    assert [u.id for u in draft(text, "vi").units if not u.quoted and u.kind == "paragraph"] == [
        "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-1.khoan-3",
    ]  # fmt: skip


EN = """Markets (Amendment) Act 2032

An Act further to amend the Markets Act 2031.

1. Short title
This Act may be cited as the Markets (Amendment) Act 2032.

2. Amendment of section 5
Section 5 is amended by inserting after subsection (2) the following—
“(2A) A market may open at night.
(2B) In subsection (2A), “night” means after dark.”.

3. New section 12A
After section 12 insert—
“12A. Inspectors
(1) An inspector may enter—
(a) a stall; or
(b) a cart.”

4. Amendment of section 20
In section 20, for “ten” substitute “twenty”.
"""


def test_english_amendments() -> None:
    result = draft(EN, "en")
    assert result.amending
    assert [u.label for u in result.units if u.quoted] == [
        "Section 2 “(2A)”",
        "Section 2 “(2B)”",
        "Section 3 “Section 12A”",
        "Section 3 “s. 12A(1)”",
        "Section 3 “s. 12A(1)(a)”",
        "Section 3 “s. 12A(1)(b)”",
    ]
    assert [u.number for u in result.units if u.kind == "article" and not u.quoted] == ["1", "2", "3", "4"]


def test_a_law_made_anew_and_a_law_with_one_amending_article_do_not_amend() -> None:
    anew = "LUẬT\nCHỢ (SỬA ĐỔI)\nĐiều 1. Phạm vi\nLuật này nói về chợ.\nĐiều 2. Hiệu lực\nCó hiệu lực.\n"
    assert not draft(anew, "vi").amending
    one = anew.replace(
        "Điều 2. Hiệu lực\n",
        "Điều 2. Sửa đổi Luật Phố\nSửa đổi Điều 3 như sau:\n“Điều 3. Phố\nPhố mở.”.\nĐiều 3. Hiệu lực\n",
    )
    result = draft(one.replace(" (SỬA ĐỔI)", ""), "vi")
    assert not result.amending
    assert [u.id for u in result.units if u.quoted] == ["dieu-2.dieu-3"]


def test_defined_words_in_quotation_marks_are_no_amendment() -> None:
    text = "1. Words\nHere—\n“stall” is a table;\n“cart” means—\n(a) a barrow; or\n(b) a van.\n2. End\nAll.\n"
    assert not any(u.quoted for u in draft(text, "en").units)

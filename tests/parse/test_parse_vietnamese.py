"""Vietnamese laws: Phần, Chương, Mục, Điều, khoản, điểm, as their readers cite them."""

from __future__ import annotations

import unicodedata

import pytest
from parse_drafts import body, draft, units

from iccpr_check.model import Draft

LAW = """QUỐC HỘI
--------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Luật số: 00/2030/QH99
Hà Nội, ngày 01 tháng 01 năm 2030
LUẬT
SINH HOẠT CỘNG ĐỒNG
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Sinh hoạt cộng đồng.
PHẦN THỨ NHẤT
NHỮNG QUY ĐỊNH CHUNG
Chương I
PHẠM VI VÀ NGUYÊN TẮC
Điều 1. Phạm vi điều chỉnh
Luật này quy định về sinh hoạt cộng đồng.
Điều 2. Nguyên tắc
1. Mọi người bình đẳng theo quy định tại
Điều 1 của Luật này.
2. Nhà sinh hoạt gồm:
a) Nhà văn hóa;
d) Thư viện;
đ) Công viên;
e) Nơi khác.
Mục 2. QUYỀN
Điều 2a. Quyền tham gia
Mọi người có quyền tham gia.
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 3. Hiệu lực
1. Luật này có hiệu lực từ ngày 01 tháng 7 năm 2030.
Luật này được Quốc hội khóa 99 thông qua ngày 01 tháng 01 năm 2030.
CHỦ TỊCH QUỐC HỘI
Nguyễn Văn A
PHỤ LỤC I
DANH MỤC NHÀ SINH HOẠT
1. Nhà thứ nhất
a) Tầng một
"""


def vi(text: str, title: str = "") -> Draft:
    return draft(text, "vi", title)


def test_every_level_is_found_with_the_label_its_readers_use() -> None:
    labels = {u.id: u.label for u in vi(LAW).units}
    assert labels == {
        "front": "Phần mở đầu",
        "preamble": "Lời nói đầu, căn cứ ban hành",
        "phan-1": "Phần thứ nhất",
        "chuong-1": "Chương I",
        "dieu-1": "Điều 1",
        "dieu-2": "Điều 2",
        "dieu-2.khoan-1": "Điều 2 khoản 1",
        "dieu-2.khoan-2": "Điều 2 khoản 2",
        "dieu-2.khoan-2.diem-a": "Điều 2 khoản 2 điểm a",
        "dieu-2.khoan-2.diem-d": "Điều 2 khoản 2 điểm d",
        "dieu-2.khoan-2.diem-đ": "Điều 2 khoản 2 điểm đ",
        "dieu-2.khoan-2.diem-e": "Điều 2 khoản 2 điểm e",
        "chuong-1.muc-2": "Mục 2 Chương I",
        "dieu-2a": "Điều 2a",
        "chuong-2": "Chương II",
        "dieu-3": "Điều 3",
        "dieu-3.khoan-1": "Điều 3 khoản 1",
        "closing": "Phần kết",
        "phu-luc-1": "Phụ lục I",
        "phu-luc-1.khoan-1": "Phụ lục I khoản 1",
        "phu-luc-1.khoan-1.diem-a": "Phụ lục I khoản 1 điểm a",
    }


def test_parents_headings_and_spans() -> None:
    result = vi(LAW)
    found = units(result)
    assert found["dieu-2"].parent == "chuong-1"
    assert found["dieu-2a"].parent == "chuong-1.muc-2"
    assert found["chuong-1"].parent == "phan-1"
    assert found["chuong-1"].heading == "PHẠM VI VÀ NGUYÊN TẮC"
    assert found["dieu-2"].heading == "Nguyên tắc"
    assert found["dieu-2"].number == "2"
    assert body(result, "dieu-2").startswith("Điều 2. Nguyên tắc\n1. Mọi người")
    assert body(result, "dieu-2").endswith("e) Nơi khác.")
    assert body(result, "dieu-2.khoan-1").endswith("Điều 1 của Luật này.")
    assert body(result, "preamble").startswith("Căn cứ Hiến pháp")
    assert body(result, "closing").startswith("Luật này được Quốc hội")
    span = found["dieu-1"].heading_span
    assert span is not None and LAW[span.start : span.end] == "Phạm vi điều chỉnh"


def test_the_title_is_printed_on_one_line() -> None:
    assert vi(LAW).title == "LUẬT SINH HOẠT CỘNG ĐỒNG"
    assert (
        vi(LAW.replace("SINH HOẠT CỘNG ĐỒNG", "Sinh hoạt cộng đồng", 1)).title == "LUẬT Sinh hoạt cộng đồng"
    )
    assert vi("Điều 1. Tên\nNội dung.", title="Dự thảo").title == "Dự thảo"


@pytest.mark.parametrize(
    "spelling",
    [
        LAW.replace("Điều", "Ðiều"),
        unicodedata.normalize("NFD", LAW),
        LAW.replace("Điều", "ĐIỀU"),
        LAW.replace("Điều 1. Phạm", "## Điều 1. Phạm").replace("Điều 3. Hiệu lực", "**Điều 3. Hiệu lực**"),
        LAW.replace("\n", "\r\n"),
        LAW.replace("Điều 2. ", "Điều 2: ").replace("Điều 3. ", "Điều 3.- "),
    ],
    ids=["capital-eth", "decomposed", "capitals", "markdown", "crlf", "other-stops"],
)
def test_spelling_and_markup_change_nothing(spelling: str) -> None:
    assert [u.id for u in vi(spelling).units if u.kind == "article"] == [
        "dieu-1",
        "dieu-2",
        "dieu-2a",
        "dieu-3",
    ]
    assert units(vi(spelling))["dieu-3"].heading == unicodedata.normalize(
        "NFC", "Hiệu lực"
    ) or unicodedata.is_normalized("NFD", spelling)


@pytest.mark.parametrize(
    "line",
    ["Điều 5 của Luật này được áp dụng.", "Điều 5 và Điều 6 được áp dụng.", "Điều 5, Điều 6 của Luật này.",
     "Điều 5 Luật này được áp dụng.", "Khoản 2 Điều 5 được áp dụng."],
)  # fmt: skip
def test_a_reference_at_the_start_of_a_line_is_no_article(line: str) -> None:
    text = f"Điều 1. Áp dụng\nViệc áp dụng theo quy định tại\n{line}\nĐiều 2. Thi hành\nLuật này có hiệu lực."
    assert [u.number for u in vi(text).units if u.kind == "article"] == ["1", "2"]


def test_numbering_begins_anew_in_every_article_and_doubles_get_their_own_id() -> None:
    text = "Điều 1. A\n1. Một.\n2. Hai.\nĐiều 2. B\n1. Một.\nPhần khác:\n1. Lại một.\n"
    assert [u.id for u in vi(text).units] == [
        "dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-2", "dieu-2.khoan-1", "dieu-2.khoan-1~2",
    ]  # fmt: skip


def test_codified_numbers_are_kept_as_printed() -> None:
    text = "Chương I\n\nCHUNG\n\nĐiều 9.3.LQ.1. Phạm vi\n\n1. Một.\n\nĐiều 9.3.NĐ.1.2. Áp dụng\n\nNội dung.\n"
    found = units(vi(text))
    assert found["dieu-9.3.LQ.1.khoan-1"].label == "Điều 9.3.LQ.1 khoản 1"
    assert found["dieu-9.3.NĐ.1.2"].heading == "Áp dụng"


def test_articles_run_together_by_a_scraper_are_told_apart() -> None:
    text = "Điều 1. Phạm vi\nLuật này quy định chung.Điều 2. Áp dụng\nLuật này áp dụng cho mọi người.\n"
    assert [(u.number, u.heading) for u in vi(text).units] == [("1", "Phạm vi"), ("2", "Áp dụng")]


def test_an_old_law_without_headings_has_none() -> None:
    text = (
        "LUẬT\nVỀ CHỢ\nĐiều 1.\nMọi người được đi chợ.\nĐiều 2.\nChợ mở hằng ngày.\nNguyễn Văn A\n(Đã ký)\n"
    )
    result = vi(text)
    assert [u.heading for u in result.units if u.kind == "article"] == ["", ""]
    assert body(result, "closing") == "Nguyễn Văn A\n(Đã ký)"


def test_a_fragment_of_an_article_keeps_its_numbers() -> None:
    assert [u.id for u in vi("a) Một việc;\nb) Hai việc;\nc) Ba việc.").units] == [
        "diem-a",
        "diem-b",
        "diem-c",
    ]


def test_rules_printed_after_the_decree_that_promulgates_them() -> None:
    text = (
        "QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ HỌP\nĐiều 1. Ban hành\nBan hành quy chế họp.\nĐiều 2. Hiệu lực\n"
        "Có hiệu lực ngay.\nNơi nhận:\n- Như Điều 2;\nQUY CHẾ\nHỌP\nĐiều 1. Phạm vi\nÁp dụng chung.\n"
    )
    assert [u.id for u in vi(text).units] == ["front", "dieu-1", "dieu-2", "closing", "dieu-1~2"]


def test_a_title_under_a_markdown_heading_goes_with_the_name_of_the_instrument() -> None:
    text = "# THÔNG TƯ\n\n## Hướng dẫn việc mở chợ\n\nĐiều 1. Phạm vi\nThông tư này hướng dẫn việc mở chợ.\n"
    assert draft(text, "vi").title == "THÔNG TƯ Hướng dẫn việc mở chợ"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Luật Quốc tịch Việt Nam\n\nĐiều 1. Phạm vi\nLuật này quy định về quốc tịch.\n",
            "Luật Quốc tịch Việt Nam",
        ),
        ("Quốc hội\nDự thảo Luật Báo chí\n\nĐiều 1. Phạm vi\nBáo chí.\n", "Dự thảo Luật Báo chí"),
        ("Luật này quy định về báo chí\n\nĐiều 1. Phạm vi\nBáo chí.\n", ""),
        ("Luật Báo chí được thi hành như sau:\n\nĐiều 1. Phạm vi\nBáo chí.\n", ""),
    ],
)
def test_a_title_in_small_letters_is_met_on_a_line_of_its_own(text: str, title: str) -> None:
    assert draft(text, "vi").title == title

"""The fixed words of the HTML report that no other report says, in every language a report can speak."""

from __future__ import annotations

from iccpr_check.model import Lang
from iccpr_check.report.words import LANGUAGES, word

_WORDS: dict[str, tuple[str, str]] = {
    "skip_to_findings": ("Skip to the indications", "Đến các dấu hiệu"),
    "documents": ("Documents", "Các văn bản"),
    "side_by_side": ("The draft and the Covenant, side by side", "Dự thảo và Công ước, đối chiếu"),
    "how_to": (
        "Choose an indication on one side, or marked words on the other: both texts are shown at the place.",
        "Chọn một dấu hiệu ở bên này hoặc đoạn chữ được đánh dấu ở bên kia để xem cả hai văn bản tại chỗ đó.",
    ),
    "filters": ("Filter", "Lọc"),
    "severity": ("severity", "mức độ"),
    "effect": ("effect", "tác động"),
    "all_provisions": ("all provisions", "mọi điều khoản"),
    "all_units": ("all units", "mọi đơn vị"),
    "whole_draft": ("the draft as a whole", "toàn bộ dự thảo"),
    "show_all": ("Show all", "Hiện tất cả"),
    "shown": ("indications shown: {n} of {all}", "đang hiện {n}/{all} dấu hiệu"),
    "previous": ("Previous", "Trước"),
    "next": ("Next", "Sau"),
    "missing": ("not located", "chưa tìm thấy"),
    "other": ("remark", "nhận xét"),
    "heat": ("Provisions and units", "Điều khoản và đơn vị"),
    "heat_note": (
        "R: appears to restrict; I: gives effect; c: refers to. The sign beside is that of the most serious "
        "indication there. Each cell leads to its place.",
        "R: có dấu hiệu hạn chế; I: có nội dung tương ứng; c: viện dẫn. Ký hiệu bên cạnh là mức nghiêm trọng "
        "nhất tại đó. Mỗi ô dẫn đến vị trí tương ứng.",
    ),
    "indications_n": ("indications: {n}", "số dấu hiệu: {n}"),
    "authentic": ("authentic text, English", "bản chính thức, tiếng Anh"),
    "committee_says": ("What the Committee says of it", "Ý kiến của Ủy ban Nhân quyền"),
    "article_of": ("article {n}", "Điều {n}"),
    "covenant_article": ("article {n} of the Covenant", "Điều {n} của Công ước"),
    "untied": ("Not tied to one provision", "Không gắn với một điều khoản riêng"),
    "show_in_draft": ("Show in the draft", "Xem trong dự thảo"),
    "searched": ("Searched for:", "Đã tìm:"),
    "test": ("the limitation test, as far as the text shows", "các điều kiện hạn chế quyền, theo câu chữ"),
    "also_there": ("See also", "Xem thêm"),
    "key": ("Marks in the draft", "Dấu trong dự thảo"),
    "noted": ("noted", "được ghi nhận"),
}


def say(key: str, lang: Lang, **filled: object) -> str:
    """Return a fixed wording in a language, its places filled; words shared by reports stand in ``words``."""
    if key not in _WORDS:
        return word(key, lang, **filled)
    text = _WORDS[key][LANGUAGES.index(lang) if lang in LANGUAGES else 0]
    return text.format(**filled) if filled else text

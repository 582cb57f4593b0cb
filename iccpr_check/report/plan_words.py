"""The fixed words of the action plan, in every language of reports."""

from __future__ import annotations

from iccpr_check.model import Lang
from iccpr_check.report.words import LANGUAGES

COLUMNS: dict[str, tuple[str, str]] = {
    "unit": ("where in the draft", "quy định của dự thảo"),
    "provision": ("provision of the Covenant", "điều khoản Công ước"),
    "severity": ("severity", "mức độ"),
    "indication": ("indication", "nội dung"),
    "words": ("the draft's words", "câu chữ của dự thảo"),
    "question": ("question to answer", "câu hỏi cần trả lời"),
    "action": ("proposed action", "hoạt động"),
    "lead": ("responsible body", "cơ quan chủ trì"),
    "support": ("coordinating body", "cơ quan phối hợp"),
    "deadline": ("deadline", "thời hạn"),
    "product": ("product", "sản phẩm"),
    "status": ("status", "tình trạng"),
    "note": ("reviewer's note", "ghi chú của người rà soát"),
    "state": ("in the last check", "kết quả rà soát gần nhất"),
    "draft": ("draft", "dự thảo"),
    "id": ("id", "mã số"),
}
"""Heads of the columns, in their order; a reviewer's own columns stand before ``draft``."""

STATUSES: tuple[tuple[str, str], ...] = (
    ("not started", "chưa thực hiện"),
    ("in progress", "đang thực hiện"),
    ("done", "đã hoàn thành"),
    ("not pursued", "không thực hiện"),
)

SHEETS = ("Action plan", "Kế hoạch thực hiện")
NOTES = ("About this plan", "Về kế hoạch này")
"""Names of the two sheets of a workbook."""

_WORDS: dict[str, tuple[str, str]] = {
    "new": ("new", "mới"),
    "standing": ("standing", "vẫn còn"),
    "reworded": ("reworded, and indicated again", "đã sửa câu chữ, vẫn có dấu hiệu"),
    "aside": ("set aside", "đã xem xét, không nêu"),
    "gone": ("no longer located", "không còn dấu hiệu"),
    "art": ("art.", "Điều"),
    "places": ("and {n} more places", "và {n} chỗ khác"),
    "again": (
        "When the plan is written again over this file, your cells from '{first}' to '{last}', your own rows "
        "and your own columns are kept; the rest is what the check finds. Leave '{id}' as it is: rows are "
        "found again by it.",
        "Khi kế hoạch được ghi lại vào tệp này, các ô từ '{first}' đến '{last}', các dòng và cột do người rà "
        "soát thêm vào đều được giữ nguyên; phần còn lại do công cụ cập nhật. Không sửa cột '{id}', vì các "
        "dòng được nhận lại theo cột này.",
    ),
    "prefilled": (
        "'{action}' begins with a general proposal for the drafters to weigh and to make their own.",
        "Cột '{action}' ban đầu là gợi ý chung để cơ quan soạn thảo cân nhắc và cụ thể hóa.",
    ),
}  # fmt: skip


def say(key: str, lang: Lang, **filled: object) -> str:
    """Return a fixed wording in a language, its places filled."""
    text = _WORDS[key][_at(lang)]
    return text.format(**filled) if filled else text


def head(column: str, lang: Lang) -> str:
    """Return the head of a column."""
    return COLUMNS[column][_at(lang)]


def statuses(lang: Lang) -> list[str]:
    """Return what a row's status can be, the first for what nobody has begun."""
    return [words[_at(lang)] for words in STATUSES]


def named(names: tuple[str, str], lang: Lang) -> str:
    """Return a sheet's name."""
    return names[_at(lang)]


def _at(lang: Lang) -> int:
    return LANGUAGES.index(lang) if lang in LANGUAGES else 0

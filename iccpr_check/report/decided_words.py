"""The fixed words about decisions and about what is new, in every language of reports."""

from __future__ import annotations

from iccpr_check.model import Lang
from iccpr_check.report.words import LANGUAGES

_WORDS: dict[str, tuple[str, str]] = {
    "file_head": (
        "Decisions on the findings of iccpr-check.\n"
        "Write at each: decision: accept (it is right, and stays an open point), dismiss (it is set\n"
        "aside; say why), fix (the draft is to be changed; say how) or open; then reason, by, and date\n"
        "as 2026-03-14.\n"
        "Your words, comments and order are kept when the file is written again.",
        "Các quyết định đối với dấu hiệu do iccpr-check nêu.\n"
        "Ở mỗi mục, ghi decision: accept (đúng, tiếp tục theo dõi), dismiss (không nêu nữa; ghi lý do),\n"
        "fix (sẽ sửa dự thảo; ghi hướng sửa) hoặc open (chưa quyết định); rồi ghi reason (lý do),\n"
        "by (người quyết định) và date (ngày, viết theo dạng 2026-03-14).\n"
        "Nội dung, ghi chú và thứ tự của người rà soát được giữ nguyên khi tệp được ghi lại.",
    ),
    "review": ("reviewer's decision", "quyết định của người rà soát"),
    "reviewed": ("Reviewer's decisions", "Quyết định của người rà soát"),
    "open": ("open", "chưa quyết định"),
    "accept": ("accepted", "chấp nhận"),
    "dismiss": ("dismissed", "không nêu"),
    "fix": ("to be fixed", "sẽ sửa"),
    "done": ("to be fixed, and no longer located", "cần sửa, nay không còn dấu hiệu"),
    "since": ("Since the earlier report", "So với báo cáo trước"),
    "since_line": (
        "Since the earlier report ({report}), new: {new} ({again} of them in reworded clauses that had the "
        "same indication); gone: {gone}.",
        "So với báo cáo trước ({report}), mới: {new} (trong đó {again} ở quy định đã sửa câu chữ mà vẫn có "
        "dấu hiệu cũ); không còn: {gone}.",
    ),
    "since_plainly": (
        "Since the earlier report ({report}), new: {new}; gone: {gone}.",
        "So với báo cáo trước ({report}), mới: {new}; không còn: {gone}.",
    ),
    "nothing_new": ("Nothing is new and nothing is gone.", "Không có dấu hiệu mới; các dấu hiệu cũ vẫn còn."),
    "new": ("new", "mới"),
    "gone": ("gone", "không còn"),
    "again": ("reworded, and indicated again", "đã sửa câu chữ, vẫn có dấu hiệu"),
    "change": ("change", "thay đổi"),
    "already": ("Nothing is left to decide.", "Không còn mục nào cần quyết định."),
    "earlier": ("Decided before, on other words", "Đã quyết định trước đây, khi câu chữ còn khác"),
    "the_draft": ("The draft", "Dự thảo"),
    "the_covenant": ("The Covenant", "Công ước"),
    "to_answer": ("To answer", "Cần trả lời"),
    "keys": (
        "[a]ccept  [d]ismiss  [f]ix  [s]kip  [b]ack  [q]uit",
        "[a] chấp nhận  [d] không nêu  [f] sẽ sửa  [s] để sau  [b] quay lại  [q] dừng",
    ),
    "your_name": ("Your name, for the record", "Tên người rà soát"),
    "why_dismiss": ("Why is it set aside? (empty: back)", "Vì sao không nêu? (để trống: quay lại)"),
    "why_fix": ("What is to be changed? (empty: back)", "Cần sửa như thế nào? (để trống: quay lại)"),
    "why_accept": ("A note, if you like", "Ghi chú, nếu có"),
    "left": ("decided: {decided}; open: {open}", "đã quyết định: {decided}; chưa quyết định: {open}"),
}  # fmt: skip


def say(key: str, lang: Lang, **filled: object) -> str:
    """Return a fixed wording in a language, its places filled."""
    text = _WORDS[key][LANGUAGES.index(lang) if lang in LANGUAGES else 0]
    return text.format(**filled) if filled else text

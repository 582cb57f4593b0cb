"""The fixed words of reports, in every language a report can speak."""

from __future__ import annotations

from iccpr_check.model import Lang

LANGUAGES: tuple[Lang, ...] = ("en", "vi")

_WORDS: dict[str, tuple[str, str]] = {
    "gap_report": ("Gap report", "Báo cáo rà soát"),
    "disclaimer": (
        "Indications produced from text patterns, for human review. They are not a finding on "
        "compatibility. Absence of a finding is not assurance.",
        "Báo cáo nêu các dấu hiệu nhận biết qua câu chữ, để người rà soát kiểm tra; không phải là kết luận "
        "về tính tương thích. Không nêu dấu hiệu không có nghĩa là không có vấn đề.",
    ),
    "language": ("language", "ngôn ngữ"),
    "en": ("English", "tiếng Anh"),
    "vi": ("Vietnamese", "tiếng Việt"),
    "read_as": ("read as", "xếp vào loại luật"),
    "kind_unknown": (
        "kind of law not told, so nothing is expected of it but what its own powers call for",
        "chưa xác định được loại luật, nên chỉ xét nội dung cần có do thẩm quyền nêu trong dự thảo",
    ),
    "rules": ("rules", "bộ quy tắc"),
    "articles_read": ("articles: {n}, all read", "đã đọc toàn bộ {n} điều"),
    "in_short": ("In short", "Tóm tắt"),
    "nothing": (
        "No wording was located that appears to restrict a provision of the Covenant.",
        "Chưa tìm thấy quy định có dấu hiệu hạn chế quyền trong Công ước.",
    ),
    "one_point": ("One point:", "Một vấn đề:"),
    "first_points": (
        "The first {n} of {all} points, the most serious first:",
        "{n} vấn đề đầu tiên trong {all} vấn đề, xếp theo mức độ nghiêm trọng:",
    ),
    "all_points": ("{n} points, the most serious first:", "{n} vấn đề, xếp theo mức độ nghiêm trọng:"),
    "indications": ("indications", "dấu hiệu"),
    "serious": ("serious", "nghiêm trọng"),
    "warning": ("warning", "cảnh báo"),
    "notice": ("notice", "lưu ý"),
    "info": ("information", "thông tin"),
    "high": ("high confidence", "độ tin cậy cao"),
    "medium": ("medium confidence", "độ tin cậy trung bình"),
    "low": ("low confidence", "độ tin cậy thấp"),
    "point_by_point": ("Point by point", "Từng vấn đề"),
    "the_draft": ("the draft", "dự thảo"),
    "the_covenant": ("the Covenant", "Công ước"),
    "line": ("line", "dòng"),
    "page": ("page", "trang"),
    "also": ("also", "và"),
    "more_places": ("{n} more: {where}", "{n} chỗ khác: {where}"),
    "limits": (
        "May be limited only on these grounds: {grounds}.",
        "Chỉ có thể bị hạn chế vì các mục đích: {grounds}.",
    ),
    "absolute": ("Allows no limitation.", "Không cho phép hạn chế."),
    "working_translation": (
        "working translation, not authentic",
        "bản dịch tham khảo, không phải bản chính thức",
    ),
    "see_point": ("see point {n}", "xem vấn đề {n}"),
    "to_answer": ("To answer:", "Cần trả lời:"),
    "sources": ("Rests on:", "Căn cứ:"),
    "legality": ("law", "luật định"),
    "precision": ("precision", "rõ ràng"),
    "ground": ("ground", "mục đích"),
    "necessity": ("necessity", "cần thiết"),
    "proportionality": ("proportion", "tương xứng"),
    "equality": ("equality", "bình đẳng"),
    "safeguard": ("safeguard", "bảo đảm"),
    "present": ("present", "có"),
    "weak": ("weak", "chưa đủ rõ"),
    "absent": ("not located", "chưa thấy"),
    "contrary": ("contrary", "cần xem lại"),
    "gives_effect": ("Gives effect to the Covenant", "Nội dung tương ứng với Công ước"),
    "unit": ("unit", "đơn vị"),
    "provision": ("provision", "điều khoản"),
    "located": ("what was located", "đã tìm thấy"),
    "not_located": ("what was not", "chưa tìm thấy"),
    "expected_missing": (
        "Expected in a law of this kind or with these powers, and not located",
        "Nội dung thường cần có ở loại luật hoặc thẩm quyền này nhưng chưa tìm thấy",
    ),
    "safeguards": ("Powers, and the safeguards not located", "Thẩm quyền và các bảo đảm chưa tìm thấy"),
    "safeguards_note": (
        "Each was looked for in the whole of the text; it may stand in another law.",
        "Đã tìm trong toàn bộ văn bản; nội dung này có thể được quy định ở văn bản khác.",
    ),
    "power_given": ("the power", "thẩm quyền"),
    "further": ("Further indications", "Dấu hiệu khác"),
    "likewise": ("Likewise: {where}.", "Tương tự: {where}."),
    "recommendations": ("What the Committee asked", "Khuyến nghị của Ủy ban"),
    "unchecked": (
        "Unchecked: not compared with the Committee's own document.",
        "Chưa đối chiếu: chưa so với văn bản của Ủy ban.",
    ),
    "groups": ("Groups to consider", "Nhóm cần quan tâm"),
    "reservation": ("reservation", "bảo lưu"),
    "declaration": ("declaration", "tuyên bố"),
    "objection": ("objection", "phản đối"),
    "unverified": ("not checked against the official document", "chưa đối chiếu với văn bản chính thức"),
    "article": ("article", "Điều"),
    "party_to": ("Party to:", "Là thành viên của:"),
    "not_party_to": ("Not party to:", "Chưa là thành viên của:"),
    "why_expected": ("why expected", "vì sao cần có"),
    "what_is_said": ("what is said", "nội dung"),
    "references": ("References", "Viện dẫn"),
    "other_instruments": ("Other instruments named: {list}.", "Văn kiện khác được nêu: {list}."),
    "no_references": (
        "The draft does not refer to the Covenant.",
        "Dự thảo không viện dẫn Công ước.",
    ),
    "cites": ("refers to", "viện dẫn"),
    "look_again": ("References to look at again", "Viện dẫn cần xem lại"),
    "by_provision": ("Provision by provision", "Theo từng điều khoản"),
    "expected": ("expected", "mức độ liên quan"),
    "verdict": ("reading", "kết quả"),
    "where": ("where", "vị trí"),
    "core": ("core", "cốt lõi"),
    "relevant": ("relevant", "liên quan"),
    "triggered": ("called for", "do thẩm quyền"),
    "no": ("–", "–"),
    "addressed": ("addressed", "có quy định"),
    "partial": ("partly addressed", "có quy định một phần"),
    "restricted": ("restricted", "có dấu hiệu hạn chế"),
    "silent": ("silent", "chưa thấy quy định"),
    "not_expected": ("not expected", "không xét"),
    "undecided": ("undecided", "chưa xác định"),
    "folded": (
        "Articles of the Covenant with nothing to report, folded here: {n}",
        "Các điều khác của Công ước không có gì cần nêu: {n} điều",
    ),
    "how_read": ("How this was read", "Cách đọc"),
    "all_read": ("All of the text was read; articles: {n}.", "Đã đọc toàn bộ văn bản, gồm {n} điều."),
    "not_read": ("Not read:", "Không đọc:"),
    "amending": (
        "This law amends others: it is judged on what it touches, and omits nothing.",
        "Luật này sửa đổi luật khác: chỉ xét nội dung được sửa đổi, không xét nội dung còn thiếu.",
    ),
    "implementing": (
        "This instrument carries out a law: it is judged on what it touches, and omits nothing.",
        "Văn bản này quy định chi tiết, hướng dẫn thi hành luật: chỉ xét nội dung của văn bản, "
        "không xét nội dung còn thiếu.",
    ),
    "not_assessed": (
        "Not assessed: practice, other laws, the constitution, reservations.",
        "Không đánh giá: thực tiễn, luật khác, hiến pháp, bảo lưu.",
    ),
    "unreadable": ("Could not be read", "Không đọc được"),
    "summary": ("documents: {n}", "số văn bản: {n}"),
    "question": ("question", "câu hỏi"),
    "implements_line": ("gives effect to {list}", "có nội dung tương ứng với {list}"),
    "omits_line": ("expected and not located: {list}", "thường cần có nhưng chưa thấy: {list}"),
}  # fmt: skip


def word(key: str, lang: Lang, **filled: object) -> str:
    """Return a fixed wording in a language, its places filled."""
    text = _WORDS[key][LANGUAGES.index(lang) if lang in LANGUAGES else 0]
    return text.format(**filled) if filled else text

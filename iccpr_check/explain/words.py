"""The fixed words of explanations, in every language a report can speak."""

from __future__ import annotations

from iccpr_check.model import Lang
from iccpr_check.report.words import LANGUAGES

_WORDS: dict[str, tuple[str, str]] = {
    "words": ("The words of the Covenant", "Lời văn của Công ước"),
    "authentic": ("{language} (authentic)", "{language} (bản chính thức)"),
    "working": (
        "{language} (working translation, not authentic)",
        "{language} (bản dịch tham khảo, không phải bản chính thức)",
    ),
    "en": ("English", "tiếng Anh"),
    "es": ("Spanish", "tiếng Tây Ban Nha"),
    "fr": ("French", "tiếng Pháp"),
    "vi": ("Vietnamese", "tiếng Việt"),
    "limits": ("How it may be limited", "Khả năng hạn chế"),
    "class": ("class", "loại"),
    "absolute": ("absolute: allows no limitation", "tuyệt đối: không được hạn chế"),
    "listed": (
        "listed: only on the grounds that the treaty lists",
        "có danh mục: chỉ vì các mục đích mà điều ước liệt kê",
    ),
    "unlisted": (
        "unlisted: what is not arbitrary or unreasonable; there is no list",
        "không có danh mục: không được tùy tiện, bất hợp lý",
    ),
    "guarantee": ("guarantee: a minimum guarantee of procedure", "bảo đảm tối thiểu về thủ tục"),
    "duty": ("duty: the State must legislate", "nghĩa vụ ban hành pháp luật của Nhà nước"),
    "structural": ("structural: no right of a person", "không phải quyền của cá nhân"),
    "derogation": ("in an emergency", "trong tình trạng khẩn cấp"),
    "no": ("may be derogated from under article 4", "có thể bị đình chỉ theo Điều 4"),
    "listed_nd": ("stays: listed in article 4(2)", "không được đình chỉ: nêu tại Điều 4(2)"),
    "core": ("stays in its core (GC29)", "phần cốt lõi không được đình chỉ (GC29)"),
    "holder": ("who has it", "chủ thể"),
    "everyone": ("everyone", "mọi người"),
    "citizens": ("citizens", "công dân"),
    "aliens": ("aliens", "người nước ngoài"),
    "only_for": ("may be limited ({clause}) only for", "chỉ có thể bị hạn chế ({clause}) vì"),
    "tests": ("the limit must be", "hạn chế phải"),
    "law": ("set by law", "do luật định"),
    "necessary": ("necessary", "cần thiết"),
    "democratic_society": ("necessary in a democratic society", "cần thiết trong một xã hội dân chủ"),
    "compelling": ("called for by compelling reasons", "vì lý do bắt buộc"),
    "exceptional": ("exceptional", "mang tính ngoại lệ"),
    "elements": ("What a law must contain to give effect to it", "Nội dung luật cần có"),
    "supporting": ("supporting", "bổ trợ"),
    "committee": ("What the Committee says (our paraphrase)", "Quan điểm của Ủy ban (diễn đạt lại)"),
    "lines": ("Bright lines", "Chuẩn mực rõ ràng"),
    "expected": ("Where it is expected", "Nơi thường cần quy định"),
    "in_kinds": ("core of", "cốt lõi của"),
    "relevant_kinds": ("relevant to", "liên quan đến"),
    "on_power": ("called for by", "do thẩm quyền"),
    "codes": ("Codes that may be raised", "Các mã có thể được nêu"),
    "asked_for": ("Safeguards that powers call for", "Bảo đảm cần có khi trao thẩm quyền"),
    "constitutions": ("Constitutions beside it", "Hiến pháp đối chiếu"),
    "article": ("article {n}", "Điều {n}"),
    "gives_effect": ("Rules that find what gives effect to it", "Quy tắc nhận biết nội dung tương ứng"),
    "restricting": ("Rules that find what appears to restrict it", "Quy tắc nhận biết dấu hiệu hạn chế"),
    "see": ("Where to read on", "Đọc thêm"),
    "meaning": ("What it says", "Nội dung nêu"),
    "severity": ("Severity", "Mức độ"),
    "starts_at": ("starts as", "mức ban đầu"),
    "serious": ("serious", "nghiêm trọng"),
    "warning": ("warning", "cảnh báo"),
    "notice": ("notice", "lưu ý"),
    "info": ("information", "thông tin"),
    "build": ("fails a build", "làm hỏng bước kiểm tra"),
    "may_fail": (
        "at or above --fail-on, in high confidence",
        "từ mức --fail-on trở lên, độ tin cậy cao",
    ),
    "never_fails": ("never", "không bao giờ"),
    "weighed": (
        "weighed by the measure and the limitation test",
        "được cân nhắc theo biện pháp và các điều kiện hạn chế",
    ),
    "weight": ("in a restriction", "khi là hạn chế"),
    "when": ("When it is raised", "Khi nào được nêu"),
    "read": ("read from the draft", "đọc từ dự thảo"),
    "fires": ("raised", "được nêu khi"),
    "silent": ("not raised", "không nêu khi"),
    "measure": ("the Committee's measure", "chuẩn mực của Ủy ban"),
    "provisions": ("provisions", "điều khoản"),
    "asked_where": ("asked where", "được hỏi khi có"),
    "in_laws": ("only in", "chỉ trong"),
    "not_laws": ("not in", "không trong"),
    "located_by": ("located by", "được coi là có khi thấy"),
    "settle": ("How to settle it", "Cách xử lý"),
    "settle_ask": ("answer", "trả lời"),
    "settle_words": (
        "Change the words so that the answer can be read in the draft; the next run no longer finds it.",
        "Sửa câu chữ để thấy được câu trả lời ngay trong dự thảo; lần kiểm tra sau sẽ không nêu nữa.",
    ),
    "settle_elsewhere": (
        "Where the answer stands in another law, or the words are meant and justified, write a waiver with "
        "the reason, your name and a date (docs/repository.md); the report shows it.",
        "Nếu câu trả lời nằm ở luật khác, hoặc câu chữ là chủ ý và có căn cứ, hãy ghi miễn xét kèm lý do, "
        "tên và thời hạn (docs/repository.md); báo cáo sẽ nêu lại.",
    ),
    "examples": ("Found", "Được nhận biết"),
    "counters": ("Not found", "Không được nhận biết"),
    "by_rules": ("Rules that raise it, with an example", "Quy tắc nêu mã này, kèm ví dụ"),
    "undecided": ("not told from a text", "không xác định được từ văn bản"),
    "why": ("Why", "Lý do"),
    "means": ("means", "ý nghĩa"),
    "told_as": ("told as", "nêu thành mã"),
    "kind": ("kind of rule", "loại quy tắc"),
    "source": ("source", "căn cứ"),
    "despite": ("counts also in articles of", "tính cả trong điều thuộc loại"),
    "rule": ("The rule", "Quy tắc"),
    "pattern": ("What it looks for", "Nội dung được tìm"),
    "unless": ("unless", "trừ khi"),
    "term": ("together with", "cùng với"),
    "line_more_than": ("more than", "nhiều hơn"),
    "line_at_least": ("at least", "ít nhất"),
    "line_less_than": ("less than", "ít hơn"),
    "line_at_most": ("at most", "nhiều nhất"),
    "parts": ("Its paragraphs", "Các khoản"),
    "contents": ("Contents", "Mục lục"),
    "articles": ("Articles", "Các điều"),
    "all_codes": ("Codes", "Các mã"),
    "index": ("the Covenant, article by article", "Công ước theo từng điều"),
    "more": ("… and {n} more", "… và {n} mục khác"),
    "note": (
        "What the Committee says is told in our own words; read the paragraph named. GC34/22 is General "
        "Comment 34, paragraph 22. Nothing here is legal advice.",
        "Quan điểm của Ủy ban được diễn đạt lại; hãy đọc đoạn được dẫn. GC34/22 là đoạn 22 Bình luận chung "
        "số 34. Nội dung này không phải là tư vấn pháp lý.",
    ),
}  # fmt: skip


def say(key: str, lang: Lang, **filled: object) -> str:
    """Return a fixed wording of explanations in a language, its places filled."""
    text = _WORDS[key][LANGUAGES.index(lang) if lang in LANGUAGES else 0]
    return text.format(**filled) if filled else text


def language(code: Lang, lang: Lang) -> str:
    """Return a language's name, or its code where it has none here."""
    return say(code, lang) if code in _WORDS else code

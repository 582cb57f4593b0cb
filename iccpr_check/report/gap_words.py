"""The fixed words of the gap report alone, in every language a report can speak."""

from __future__ import annotations

from iccpr_check.model import Lang
from iccpr_check.report import words

_WORDS: dict[str, tuple[str, str]] = {
    # --- the opening ------------------------------------------------------------------------------------
    "restricts_line": ("The draft appears to restrict {list}.", "Dự thảo có dấu hiệu hạn chế: {list}."),
    "effect_line": (
        "Wording that gives effect to {list} was located.",
        "Dự thảo có nội dung tương ứng với {list}.",
    ),
    "unread_line": (
        "**Not all of the file was read** (see below): what seems silent is undecided.",
        "**Chưa đọc được toàn bộ tệp** (xem bên dưới): chỗ chưa thấy quy định là chưa xác định.",
    ),
    "missing_line": ("Expected and not located: {list}.", "Thường cần có nhưng chưa thấy: {list}."),
    "and_more": ("and {n} more", "và {n} chỗ khác"),
    "art": ("art.", "Điều"),
    "and_more_provisions": ("and {n} more", "và {n} điều khoản khác"),
    "what_it_is": ("What this is, and what it is not", "Báo cáo này là gì và không phải là gì"),
    "what_it_is_text": (
        "This report shows where the draft's wording touches the Covenant: the words, the treaty's words "
        "beside them, and a question for the people who draft. It is no legal opinion and concludes "
        "nothing. It reads the text alone, and wording may have gone unrecognised.",
        "Báo cáo chỉ ra những chỗ câu chữ của dự thảo liên quan đến Công ước: câu chữ đó, nguyên văn Công "
        "ước đặt bên cạnh và câu hỏi dành cho cơ quan soạn thảo. Báo cáo không phải là ý kiến pháp lý và "
        "không đưa ra kết luận; chỉ đọc văn bản, và có thể có câu chữ chưa được nhận biết.",
    ),
    # --- recommendations --------------------------------------------------------------------------------
    "key_recommendations": ("Key recommendations", "Khuyến nghị chính"),
    "key_recommendations_note": (
        "For the drafters to weigh, the weightiest first.",
        "Để cơ quan soạn thảo cân nhắc, xếp theo mức độ quan trọng.",
    ),
    # --- scope and method -------------------------------------------------------------------------------
    "scope": ("Scope and method", "Phạm vi và phương pháp"),
    "read_as_line": ("Read as: {kinds}.", "Xếp vào loại luật: {kinds}."),
    "kind_unknown_line": (
        "The kind of law was not told, so nothing is expected of it but what its own powers call for.",
        "Chưa xác định được loại luật, nên chỉ xét nội dung cần có do thẩm quyền nêu trong dự thảo.",
    ),
    "method_line": (
        "Wording is found by published rules and put to the Covenant's own questions: law, aim, necessity, "
        "proportion, safeguard. Severity weighs the right, the measure and what was not located; confidence "
        "says how plain the words are.",
        "Câu chữ được nhận biết theo bộ quy tắc công khai và được xét theo các câu hỏi của chính Công ước: "
        "luật định, mục đích, cần thiết, tương xứng, bảo đảm. Mức độ tính theo quyền, biện pháp và nội dung "
        "chưa thấy; độ tin cậy cho biết câu chữ rõ đến đâu.",
    ),
    "translation_line": (
        "The Covenant is quoted in English, an authentic text. If the draft read here is itself a "
        "translation, check each indication against the original.",
        "Công ước được trích bằng tiếng Anh, là bản chính thức; bản tiếng Việt bên cạnh là bản dịch tham "
        "khảo. Nếu dự thảo được đọc là bản dịch, cần đối chiếu từng dấu hiệu với bản gốc.",
    ),
    "beyond_line": (
        "Not assessed: practice, case law, other laws.",
        "Không đánh giá: thực tiễn, án lệ, luật khác.",
    ),
    "how_found": ("How indications are found, weighed and quoted", "Cách nhận biết, đánh giá và trích dẫn"),
    "no_state_line": (
        "No State was named: its constitution, reservations and the Committee's recommendations to it are "
        "left out.",
        "Chưa chọn Quốc gia: báo cáo không đối chiếu hiến pháp, bảo lưu và khuyến nghị của Ủy ban.",
    ),
    # --- the coverage matrix ----------------------------------------------------------------------------
    "coverage": ("Coverage of the Covenant", "Đối chiếu với từng điều của Công ước"),
    "title": ("title", "nội dung"),
    "class": ("class", "loại"),
    "referenced": ("referred to in", "được viện dẫn tại"),
    "elements": ("elements located", "yếu tố đã thấy"),
    "no_wording": ("no wording for", "chưa thấy"),
    "restriction": ("appears restricted in", "có dấu hiệu hạn chế tại"),
    "evidence_units": ("given effect in", "có nội dung tương ứng tại"),
    "class.absolute": ("absolute", "tuyệt đối"),
    "class.listed": ("listed grounds", "có danh mục mục đích"),
    "class.unlisted": ("no list of grounds", "không có danh mục"),
    "class.guarantee": ("guarantee", "bảo đảm tố tụng"),
    "class.duty": ("duty to legislate", "nghĩa vụ lập pháp"),
    "class.structural": ("structural", "quy định chung"),
    "element_by_element": ("Element by element; provisions: {n}", "Từng yếu tố, {n} điều khoản"),
    # --- unit by unit -----------------------------------------------------------------------------------
    "by_unit": ("Unit by unit", "Theo từng điều, khoản"),
    "words": ("words", "câu chữ"),
    "indication": ("indication", "dấu hiệu"),
    "weight": ("severity, confidence", "mức độ, độ tin cậy"),
    "confidence.high": ("high", "cao"),
    "confidence.medium": ("medium", "trung bình"),
    "confidence.low": ("low", "thấp"),
    "ask": ("question", "câu hỏi"),
    "reviewer": ("reviewer", "người rà soát"),
    "as_at": ("as at {where}", "như tại {where}"),
    # --- restriction sheets -----------------------------------------------------------------------------
    "restriction_sheets": ("Restriction sheets", "Phiếu xem xét từng hạn chế"),
    "also_at": ("Also at {where}.", "Còn tại {where}."),
    "committee_measure": ("the Committee's measure", "tiêu chuẩn của Ủy ban"),
    "more_sheets": ("Further sheets: {n}", "{n} phiếu khác"),
    "see_sheet": ("sheet {n}", "phiếu {n}"),
    "see_sheets": ("sheets {n}", "phiếu {n}"),
    "printed_above": ("see sheet {n}", "xem phiếu {n}"),
    # --- omissions --------------------------------------------------------------------------------------
    "omissions": ("Expected and not located", "Nội dung thường cần có nhưng chưa tìm thấy"),
    "searched_for": ("searched for", "nội dung đã tìm"),
    "left_to": ("left to other law", "dẫn chiếu sang văn bản khác"),
    "may_touch": (
        "A law of this kind may also touch {list}; nothing was located.",
        "Luật loại này cũng có thể liên quan đến {list}; chưa tìm thấy quy định.",
    ),
    "more_rows": ("Further rows: {n}", "{n} dòng khác"),
    # --- one State --------------------------------------------------------------------------------------
    "vulnerable": ("Groups to consider", "Nhóm cần quan tâm"),
    "group": ("group", "nhóm"),
    "groups_note": (
        "A restriction names them, and no measure made for them was located.",
        "Quy định hạn chế có nêu nhóm này và chưa tìm thấy biện pháp dành riêng cho nhóm.",
    ),
    "signposts": ("speaks for them", "văn kiện liên quan"),
    "follow_up": ("What the Committee asked", "Khuyến nghị của Ủy ban"),
    "record": ("record", "văn kiện"),
    "paragraph": ("¶ (verified?)", "đoạn (đã đối chiếu?)"),
    "asked": ("ask", "khuyến nghị"),
    "draft_unit": ("in the draft", "tại dự thảo"),
    "response": ("response", "mức độ đáp ứng"),
    "owner": ("owner", "cơ quan phụ trách"),
    "yes": ("verified", "đã đối chiếu"),
    "not_yet": ("unchecked", "chưa đối chiếu"),
    "REC01": ("same subject", "cùng chủ đề"),
    "REC02": ("points another way", "có dấu hiệu khác hướng"),
    "REC03": ("responds", "có nội dung đáp ứng"),
    "other_treaties": ("constitution, reservations, other treaties", "hiến pháp, bảo lưu, điều ước khác"),
    "constitution": ("The constitution beside the Covenant", "Hiến pháp bên cạnh Công ước"),
    "formulas": (
        "Formulas of the State's laws, found in the draft",
        "Cách viết thường gặp trong pháp luật, có trong dự thảo",
    ),
    "parties": ("Treaties the State is party to, and not", "Điều ước là thành viên và chưa là thành viên"),
    "signposted": ("Signposted only, not checked.", "Chỉ nêu để tham khảo, không đối chiếu."),
    # --- annexes ----------------------------------------------------------------------------------------
    "annexes": ("Annexes", "Phụ lục"),
    "codes_used": ("Codes used in this report: {n}", "Các mã dùng trong báo cáo: {n}"),
    "meaning_en": ("English", "tiếng Anh"),
    "meaning_vi": ("Vietnamese", "tiếng Việt"),
    "times": ("times", "số lần"),
    "sources_used": ("Sources", "Nguồn"),
    "source_notation": (
        "GC34 ¶25 is General Comment 34 of the Human Rights Committee, paragraph 25; what it says is given "
        "in our own words.",
        "GC34 ¶25 là Bình luận chung số 34 của Ủy ban Nhân quyền, đoạn 25; nội dung được diễn đạt lại.",
    ),
    "text_authentic": ("authentic", "bản chính thức"),
    "glossary": ("Glossary, English – Vietnamese", "Thuật ngữ Anh – Việt"),
}  # fmt: skip


def gap_word(key: str, lang: Lang, **filled: object) -> str:
    """Return a fixed wording of the gap report, or one that all reports share, its places filled."""
    if key not in _WORDS:
        return words.word(key, lang, **filled)
    text = _WORDS[key][words.LANGUAGES.index(lang) if lang in words.LANGUAGES else 0]
    return text.format(**filled) if filled else text

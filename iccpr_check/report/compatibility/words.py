"""The fixed words of the statement's skeleton, in every language a report can speak."""

from __future__ import annotations

from iccpr_check.model import Lang
from iccpr_check.report.words import LANGUAGES

_WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "Statement of compatibility (skeleton)",
        "Báo cáo đánh giá sự tương thích của dự thảo với Công ước (khung soạn thảo)",
    ),
    "answer": ("[Author's answer]", "[Phần trả lời của cơ quan soạn thảo]"),
    "how_to": (
        "A skeleton to be completed by the authors of the draft. It lays out what the text contains and asks "
        "what a statement has to answer; whatever stands after “{answer}” is theirs to write. It reaches no "
        "conclusion.",
        "Khung để cơ quan soạn thảo hoàn thiện. Khung nêu nội dung có trong dự thảo và các câu hỏi mà báo "
        "cáo cần trả lời; nội dung sau mỗi ghi chú “{answer}” do cơ quan soạn thảo viết. Khung không đưa ra "
        "kết luận.",
    ),
    "purpose": ("What the draft is for", "Mục đích, nội dung chính của dự thảo"),
    "purpose_ask": (
        "Which problem does the draft address, for whom, and by which main measures?",
        "Dự thảo giải quyết vấn đề gì, đối với ai và bằng những biện pháp chính nào?",
    ),
    "summary": ("Provisions engaged", "Các điều khoản của Công ước có liên quan"),
    "summary_none": (
        "No wording was located that gives effect to a provision of the Covenant or appears to restrict one.",
        "Chưa tìm thấy quy định có nội dung tương ứng với Công ước hoặc có dấu hiệu hạn chế quyền trong "
        "Công ước.",
    ),
    "promoted_col": ("promoted in", "được thúc đẩy tại"),
    "limited_col": ("appears to be limited in", "có dấu hiệu bị hạn chế tại"),
    "kind_col": ("how it may be limited", "khả năng hạn chế"),
    "absolute": ("not at all", "không được hạn chế"),
    "listed": ("on the grounds it lists", "chỉ vì các mục đích được liệt kê"),
    "unlisted": ("not arbitrarily; it lists no grounds", "không được tùy tiện; không liệt kê mục đích"),
    "guarantee": ("a minimum guarantee of procedure", "bảo đảm tối thiểu về thủ tục"),
    "duty": ("a duty to legislate", "nghĩa vụ ban hành pháp luật"),
    "structural": ("no right of a person", "không phải quyền của cá nhân"),
    "in_emergency": ("stays in an emergency", "không được đình chỉ trong tình trạng khẩn cấp"),
    "promoted": ("Provisions promoted", "Các điều khoản được thúc đẩy"),
    "promoted_note": (
        "Wording that gives effect to a provision. What was not located may stand in another law.",
        "Quy định có nội dung tương ứng với Công ước. Nội dung chưa tìm thấy có thể nằm ở luật khác.",
    ),
    "located": ("Located:", "Đã tìm thấy:"),
    "missing": ("Not located in this text:", "Chưa tìm thấy trong văn bản này:"),
    "absolutes": ("Rights that allow no limitation", "Các quyền không được hạn chế"),
    "absolutes_note": (
        "The limitation test is not asked here: no aim, emergency or order of a superior answers for these.",
        "Không áp dụng các câu hỏi về điều kiện hạn chế: không mục đích, tình trạng khẩn cấp hay mệnh lệnh "
        "cấp trên nào là căn cứ.",
    ),
    "limits": ("Limitations, measure by measure", "Các hạn chế, theo từng biện pháp"),
    "limits_none": (
        "No wording was located that appears to restrict a provision of the Covenant.",
        "Chưa tìm thấy quy định có dấu hiệu hạn chế quyền trong Công ước.",
    ),
    "as_above": ("As above:", "Như trên:"),
    "article": ("article {n}", "Điều {n} Công ước"),
    "none": ("None was located.", "Chưa tìm thấy."),
    "see": ("see {n}", "xem {n}"),
    "also_relevant": (
        "Also relevant to a law of this kind, and not located: {list}.",
        "Cũng liên quan đến loại luật này nhưng chưa tìm thấy: {list}.",
    ),
    "measure": ("The measure, in the draft's words", "Biện pháp, theo nguyên văn dự thảo"),
    "provision": ("The provision", "Điều khoản của Công ước"),
    "committee": ("What the Committee says (our paraphrase)", "Quan điểm của Ủy ban (diễn đạt lại)"),
    "recorded": ("Already recorded", "Đã được ghi nhận"),
    "expected": ("Expected, and not located", "Nội dung thường cần có nhưng chưa tìm thấy"),
    "expected_note": (
        "Looked for in the whole of the text. Where does it stand, or why is it not needed?",
        "Đã tìm trong toàn bộ văn bản. Nội dung này được quy định ở đâu, hoặc vì sao không cần thiết?",
    ),
    "why": ("why expected", "vì sao cần có"),
    "searched": ("looked for", "nội dung đã tìm"),
    "derogation": ("Derogation in an emergency", "Đình chỉ quyền trong tình trạng khẩn cấp"),
    "derogation_none": (
        "No wording was located that suspends rights in an emergency.",
        "Chưa tìm thấy quy định tạm đình chỉ quyền trong tình trạng khẩn cấp.",
    ),
    "derogation_ask": (
        "Does the draft derogate under article 4, or set ordinary limits? If it derogates: from what, for "
        "how long, and who is told?",
        "Dự thảo có đình chỉ quyền theo Điều 4 hay chỉ đặt ra hạn chế thông thường? Nếu có: đình chỉ "
        "quyền nào, trong bao lâu, thông báo cho ai?",
    ),
    "others": ("Treaties at large, and other instruments", "Điều ước quốc tế nói chung và văn kiện khác"),
    "others_ask": (
        "Which other treaties does the draft engage, and has its text been laid beside them?",
        "Dự thảo liên quan đến điều ước quốc tế nào khác? Đã đối chiếu với các điều ước đó chưa?",
    ),
    "named": ("Named in the text: {list}.", "Được nêu trong dự thảo: {list}."),
    "conclusion": ("The authors' conclusion", "Kết luận của cơ quan soạn thảo"),
    "what_it_is": ("What this skeleton is, and is not", "Khung này là gì và không phải là gì"),
    "is": (
        "It quotes the draft and the Covenant, and asks the questions that a statement of compatibility "
        "answers, measure by measure.",
        "Khung trích nguyên văn dự thảo và Công ước, nêu các câu hỏi mà báo cáo đánh giá sự tương thích cần "
        "trả lời theo từng biện pháp.",
    ),
    "is_not": (
        "It is no assessment and no legal opinion. “Not located” means that no wording known to the tool was "
        "found, and not that none is there. Practice, case law and the explanatory note were not read.",
        "Khung không phải là kết quả đánh giá hay ý kiến pháp lý. “Chưa tìm thấy” nghĩa là chưa tìm thấy câu "
        "chữ mà công cụ nhận biết được, không có nghĩa là không có quy định. Thực tiễn, án lệ và tờ trình "
        "chưa được xem xét.",
    ),
    "authentic": (
        "The English words of the Covenant are authentic.",
        "Lời văn tiếng Anh của Công ước là bản chính thức; lời văn tiếng Việt là bản dịch tham khảo.",
    ),
}  # fmt: skip


def say(key: str, lang: Lang, **filled: object) -> str:
    """Return a fixed wording of the skeleton in a language, its places filled."""
    text = _WORDS[key][LANGUAGES.index(lang) if lang in LANGUAGES else 0]
    return text.format(**filled) if filled else text

"""The limitation test as questions to the authors, and how what the text shows is told.

Siracusa Principles 1-10; General Comments 22/8, 27/11-17, 34/21-36, 35/12, 37/36-47.
"""

from __future__ import annotations

from dataclasses import dataclass

from iccpr_check.model import ProvisionClass, Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a test."""

    title: Words
    ask: Words
    prongs: tuple[str, ...] = ()
    """Prongs of the sheet that show something about it."""
    codes: tuple[str, ...] = ()
    """Beginnings of the codes of findings that do."""


_LAW = Question(
    {"en": "Prescribed by law", "vi": "Do luật định"},
    {
        "en": "Does the limit stand in a law that everyone concerned can know, and is it precise enough to "
        "foresee what it means and to bind those who apply it?",
        "vi": "Hạn chế có được quy định trong luật mà mọi người có thể tiếp cận, đủ rõ ràng để dự đoán được "
        "và ràng buộc người áp dụng không?",
    },
    ("legality", "precision"),
    ("RES02", "VAG"),
)
_AIM = Question(
    {"en": "Legitimate aim", "vi": "Mục đích chính đáng"},
    {
        "en": "Which of the grounds that the provision lists does the measure serve, and against which "
        "concrete threat?",
        "vi": "Biện pháp nhằm mục đích nào trong danh mục của điều khoản, trước nguy cơ cụ thể nào?",
    },
    ("ground",),
    ("GND",),
)
_AIM_UNLISTED = Question(
    {"en": "Legitimate aim", "vi": "Mục đích chính đáng"},
    {
        "en": "The provision lists no grounds, and asks that nothing be arbitrary: which aim does the "
        "measure serve, and how does that aim agree with the aims of the Covenant?",
        "vi": "Điều khoản không liệt kê mục đích nhưng đòi hỏi không tùy tiện: biện pháp nhằm mục đích nào, "
        "và mục đích đó phù hợp với các mục tiêu của Công ước như thế nào?",
    },
    ("ground",),
    ("GND",),
)
_CONNECTION = Question(
    {"en": "Rational connection", "vi": "Mối liên hệ hợp lý"},
    {
        "en": "How does the measure lead to that aim, and what shows it?",
        "vi": "Biện pháp giúp đạt mục đích đó như thế nào, căn cứ vào đâu?",
    },
)
_NECESSITY = Question(
    {"en": "Necessity", "vi": "Sự cần thiết"},
    {
        "en": "Which pressing need is there, and why do existing rules not meet it?",
        "vi": "Nhu cầu cấp thiết là gì, vì sao quy định hiện hành chưa đáp ứng?",
    },
    ("necessity",),
)
_PROPORTION = Question(
    {"en": "Proportionality", "vi": "Tính tương xứng"},
    {
        "en": "Is it the least intrusive of the means that would serve, are there exceptions and degrees, "
        "and is each case looked at by itself?",
        "vi": "Đây có phải là biện pháp ít hạn chế nhất trong các biện pháp có thể đạt mục đích không? Có "
        "ngoại lệ, mức độ khác nhau và xem xét từng trường hợp không?",
    },
    ("proportionality",),
    ("RES03", "RES04", "RES08"),
)
_SAFEGUARDS = Question(
    {"en": "Safeguards and review", "vi": "Bảo đảm và cơ chế xem xét lại"},
    {
        "en": "Who decides, for how long, with which reasons given, and how does the person concerned reach "
        "a court or another independent body in time?",
        "vi": "Ai quyết định, trong bao lâu, có nêu lý do không? Người liên quan có thể yêu cầu Tòa án hoặc "
        "cơ quan độc lập xem xét kịp thời bằng cách nào?",
    },
    ("safeguard",),
    ("SAF", "REM", "RES06"),
)
_EQUALITY = Question(
    {"en": "Equality", "vi": "Bình đẳng"},
    {
        "en": "Does the measure apply to everyone alike, and does it weigh more on some? If so, on which "
        "reasonable and objective criteria?",
        "vi": "Biện pháp có áp dụng như nhau với mọi người không, có tác động nặng hơn đối với nhóm nào "
        "không? Nếu có, dựa trên tiêu chí hợp lý, khách quan nào?",
    },
    ("equality",),
    ("DIS", "IMP40"),
)
_GUARANTEE = Question(
    {"en": "What stays of the guarantee", "vi": "Phần bảo đảm còn lại"},
    {
        "en": "The provision is a minimum: which part of it does the measure touch, and in which cases does "
        "the person have the whole of it?",
        "vi": "Đây là bảo đảm tối thiểu: biện pháp tác động đến phần nào, và trong trường hợp nào người liên "
        "quan được hưởng đầy đủ bảo đảm?",
    },
    (),
    ("VAG", "RES02"),
)
_WHY_LESS = Question(
    {"en": "Reasons", "vi": "Lý do"},
    {
        "en": "Why can it not be given in full, and at once?",
        "vi": "Vì sao không thể bảo đảm đầy đủ và ngay từ đầu?",
    },
    ("necessity", "ground"),
    ("GND",),
)
_ABSOLUTE = (
    Question(
        {"en": "Reach", "vi": "Phạm vi"},
        {
            "en": "Do the words reach what the guarantee protects?",
            "vi": "Câu chữ của dự thảo có chạm đến nội dung được bảo vệ không?",
        },
        ("legality", "precision"),
        ("VAG", "RES02"),
    ),
    Question(
        {"en": "What keeps them away", "vi": "Giới hạn"},
        {
            "en": "If they do not, which words of the draft keep them away from it? Could it say so "
            "expressly?",
            "vi": "Nếu không, quy định nào của dự thảo giới hạn điều đó? Có thể quy định rõ không?",
        },
    ),
    _SAFEGUARDS,
    _EQUALITY,
)
_LISTED = (_LAW, _AIM, _CONNECTION, _NECESSITY, _PROPORTION, _SAFEGUARDS, _EQUALITY)
_UNLISTED = (_LAW, _AIM_UNLISTED, _CONNECTION, _NECESSITY, _PROPORTION, _SAFEGUARDS, _EQUALITY)
_MINIMUM = (_GUARANTEE, _WHY_LESS, _SAFEGUARDS, _EQUALITY)
TESTS: dict[ProvisionClass, tuple[Question, ...]] = {
    "absolute": _ABSOLUTE, "listed": _LISTED, "unlisted": _UNLISTED,
    "guarantee": _MINIMUM, "duty": _MINIMUM, "structural": _MINIMUM,
}  # fmt: skip
"""Class of a provision -> the questions asked of a measure that touches it."""

"""How the state of a prong is told to the authors."""

from __future__ import annotations

from iccpr_check.model import Words

SHOWN: dict[tuple[str, str], Words] = {
    ("legality", "present"): {
        "en": "the limit stands in this text",
        "vi": "hạn chế được quy định ngay trong văn bản này",
    },
    ("legality", "contrary"): {
        "en": "left to an instrument below statute",
        "vi": "giao cho văn bản dưới luật",
    },
    ("precision", "present"): {"en": "criteria, or a closed list", "vi": "có tiêu chí hoặc danh mục đóng"},
    ("precision", "weak"): {
        "en": "no criteria located, and no words that leave it open",
        "vi": "chưa thấy tiêu chí, cũng chưa thấy câu chữ để ngỏ",
    },
    ("precision", "contrary"): {"en": "words without criteria", "vi": "câu chữ chưa có tiêu chí"},
    ("ground", "present"): {"en": "a listed ground is named", "vi": "có nêu mục đích trong danh mục"},
    ("ground", "weak"): {
        "en": "a ground that only in part, or only nearly, is on the list",
        "vi": "mục đích chỉ một phần hoặc gần với danh mục",
    },
    ("ground", "contrary"): {
        "en": "grounds that are not on the list",
        "vi": "mục đích không có trong danh mục",
    },
    ("ground", "absent"): {
        "en": "no ground was located near the measure",
        "vi": "chưa thấy mục đích hạn chế gần biện pháp này",
    },
    ("necessity", "present"): {"en": "necessity is asked for", "vi": "có yêu cầu về sự cần thiết"},
    ("necessity", "absent"): {
        "en": "no wording on necessity was located",
        "vi": "chưa thấy câu chữ về sự cần thiết",
    },
    ("proportionality", "present"): {
        "en": "proportion, or the least restrictive means, is asked for",
        "vi": "có yêu cầu tương xứng hoặc ít hạn chế nhất",
    },
    ("proportionality", "weak"): {"en": "an exception", "vi": "có ngoại lệ"},
    ("proportionality", "contrary"): {
        "en": "absolute terms, and no exception was located",
        "vi": "câu chữ tuyệt đối, chưa thấy ngoại lệ",
    },
    ("proportionality", "absent"): {
        "en": "no wording on proportion was located",
        "vi": "chưa thấy câu chữ về tính tương xứng",
    },
    ("equality", "contrary"): {"en": "different treatment", "vi": "có sự đối xử khác nhau"},
    ("safeguard", "present"): {
        "en": "a court orders it, or can be asked to review it",
        "vi": "do Tòa án quyết định hoặc có thể yêu cầu Tòa án xem xét",
    },
    ("safeguard", "weak"): {"en": "a safeguard short of a court", "vi": "có bảo đảm nhưng chưa phải Tòa án"},
    ("safeguard", "contrary"): {
        "en": "a decision that cannot be challenged",
        "vi": "quyết định không thể khiếu nại, khởi kiện",
    },
    ("safeguard", "absent"): {"en": "no safeguard was located", "vi": "chưa thấy bảo đảm"},
}
"""Prong and its state -> what the text shows, to be followed by its words."""

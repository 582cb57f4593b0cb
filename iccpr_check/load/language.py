"""In which language a text is written: by script, then by diacritics, then by a statistical model.

Nothing is downloaded: the model is inside py3langid, which is imported only when it is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"

_PLACES, _PIECE = 5, 2_000
_LEAST_LETTERS = 12
_LEAST_CERTAIN = 0.5
_WORD = re.compile(r"[^\W\d_]+")

#: First words of Unicode character names, and the languages that are written so. With one
#: language the script decides; with several the model chooses among them.
_SCRIPTS: dict[str, tuple[str, ...]] = {
    "ARABIC": ("ar", "fa", "ur", "ps", "ug"),
    "ARMENIAN": ("hy",),
    "BENGALI": ("bn",),
    "CJK": ("zh", "ja"),
    "CYRILLIC": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn"),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "ETHIOPIC": ("am",),
    "GEORGIAN": ("ka",),
    "GREEK": ("el",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "HANGUL": ("ko",),
    "HEBREW": ("he",),
    "HIRAGANA": ("ja",),
    "KANNADA": ("kn",),
    "KATAKANA": ("ja",),
    "KHMER": ("km",),
    "LAO": ("lo",),
    "MALAYALAM": ("ml",),
    "MYANMAR": ("my",),
    "ORIYA": ("or",),
    "SINHALA": ("si",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "THAI": ("th",),
    "TIBETAN": ("bo",),
}

#: Letters that Latin scripts other than Vietnamese do not have, or have only one of.
_VIETNAMESE = frozenset("đăơưảẻỉỏủỷẽỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự")

#: Words that, together, only English uses so often.
_ENGLISH = frozenset({"the", "of", "and", "shall", "any", "by", "or", "to", "be", "which"})


_NAMES = {
    "ar": "Arabic", "bn": "Bengali", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "km": "Khmer", "ko": "Korean",
    "lo": "Lao", "ms": "Malay", "my": "Burmese", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """Return a language's English name, or its code where we hold no name."""
    return _NAMES.get(code, f"language '{code}'")


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of a text, ``und`` when it cannot be told."""
    sample = _plain(_sample(text))
    letters = [character for character in sample if character.isalpha()]
    if len(letters) < _LEAST_LETTERS:
        return UNKNOWN
    script, count = _scripts(letters).most_common(1)[0]
    if script == "LATIN":
        return _latin(sample, letters, count) or _by_model(sample, ())
    among = _SCRIPTS.get(script, ())
    return among[0] if len(among) == 1 else _by_model(sample, among)


def evident_language(text: str) -> str:
    """Return the language that script, letters or little words show at once, else ``und``.

    It costs so little that every paragraph may be asked; of languages that share a script other
    than Latin, one stands for all.
    """
    sample = _plain(_sample(text))
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        return UNKNOWN
    script, count = _scripts(letters).most_common(1)[0]
    if script == "LATIN":
        return _latin(sample, letters, count) or UNKNOWN
    return _SCRIPTS.get(script, (UNKNOWN,))[0]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u00d0", "Đ").lower()


def _latin(sample: str, letters: list[str], count: int) -> str:
    """Return ``vi`` or ``en`` where letters or little words show it, else nothing."""
    if sum(letter in _VIETNAMESE for letter in letters) > 0.03 * count:
        return "vi"
    words = _WORD.findall(sample)
    if "the" in words and sum(word in _ENGLISH for word in words) > 0.16 * len(words):
        return "en"
    return ""


def _sample(text: str) -> str:
    """Take pieces from several places: a law may begin with a letterhead in another language."""
    if len(text) <= _PLACES * _PIECE:
        return text
    step = (len(text) - _PIECE) // (_PLACES - 1)
    return "\n".join(text[step * place : step * place + _PIECE] for place in range(_PLACES))


def _scripts(letters: list[str]) -> Counter[str]:
    scripts: Counter[str] = Counter()
    for letter, times in Counter(letters).items():
        scripts[unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].removesuffix("-COMPATIBILITY")] += times
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * len(letters):
        return Counter({"HIRAGANA": len(letters)})
    return scripts


def _by_model(sample: str, among: tuple[str, ...]) -> str:
    identifier = _identifier()
    ranked = identifier.rank(sample)
    if among:
        return next((str(code) for code, _ in ranked if code in among), among[0])
    code, certainty = ranked[0]
    return str(code) if certainty >= _LEAST_CERTAIN else UNKNOWN


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # costs 0.6 s: only when needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

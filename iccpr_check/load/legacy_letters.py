"""Vietnamese letters of before Unicode, which old files hold as other signs in fonts of their own.

TCVN3 (ABC, the fonts ``.VnTime`` …; TCVN 5712:1993) and VNI (the fonts ``VNI-Times`` …) stand in files
as Latin-1 signs; VISCII (RFC 1456) only as bytes. They are turned into Unicode where the evidence is
decisive: the words with such signs must become syllables of Vietnamese. The tables are facts of
those standards, checked against independent converters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

Alphabet = Literal["TCVN3 (ABC)", "VNI"]

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = _TONES = "\u0300\u0309\u0303\u0301\u0323"
_ROUND, _BREVE = "\u0302", "\u0306"

#: Latin-1 sign and Vietnamese letter, in pairs. Capitals with a tone come, in the fonts of ABC, from a font
#: of capitals (``.VnTimeH``); those here are of the standard itself.
_TCVN3_PAIRS = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đ¯Ằµà¶ả·ã¸á¹ạºẲ»ằ¼ẳ½ẵ¾ắ¿ẴÀẮÁẦÂẨÃẪÄẤÅỀÆặÇầÈẩÉẫÊấËậÌèÍỂÎẻÏẽÐéÑẹÒề"
    "ÓểÔễÕếÖệ×ìØỉÙỄÚẾÛỒÜĩÝíÞịßòàỔáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùðỖñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ"
)
_TCVN3 = dict(zip(map(ord, _TCVN3_PAIRS[0::2]), _TCVN3_PAIRS[1::2], strict=True))

#: What the bytes 0x80-0xFF mean in VISCII, and six control characters that are letters there.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII_TABLE = "".join(_VISCII_LOW.get(code, chr(code)) for code in range(128)) + _VISCII

#: In VNI a mark is a sign of its own behind its vowel; ô and ö are ơ and ư, and i carries its tone itself.
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROUND, "á": _ROUND + _ACUTE, "à": _ROUND + _GRAVE, "å": _ROUND + _HOOK, "ã": _ROUND + _TILDE,
    "ä": _ROUND + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    table = dict(_VNI_LETTERS)
    for base in "aeiouyôö":
        for sign, marks in _VNI_MARKS.items():
            whole = unicodedata.normalize("NFC", _VNI_LETTERS.get(base, base) + marks)
            if len(whole) == 1:
                table[base + sign] = whole
    for written, letter in list(table.items()):
        table[written.upper()] = table[written[0].upper() + written[1:]] = letter.upper()
    return table


_VNI = _vni()
_VNI_SIGN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

_FONTS: tuple[tuple[re.Pattern[str], Alphabet], ...] = (
    (re.compile(r"\s*\.vn\w", re.I), "TCVN3 (ABC)"),
    (re.compile(r"\s*vni[-\s]", re.I), "VNI"),
)

# A syllable of Vietnamese without its tone: beginning, vowels, end.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh?|gh?|gi|kh?|ch?|ph?|qu|th?|tr|[bdđhlmrsvx])?"
    r"(?:[aăâeêioôơuưy]|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|"
    r"yê|iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu)"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_WORD = re.compile(r"[^\W\d_]+")
_UNICODE = re.compile(r"[\u0100-\u024f\u1ea0-\u1ef9]")
_LEAST_WORDS = 10
CERTAIN = 0.9
"""The share of Vietnamese syllables among words with letters beyond A-Z from which a text is Vietnamese."""


class Stretch(NamedTuple):
    """Text whose font says that its signs are letters of an old alphabet; half-open code points."""

    start: int
    end: int
    alphabet: Alphabet
    capitals: bool = False
    """Whether the font shows small letters as capitals (``.VnTimeH``)."""


def of_font(name: str) -> tuple[Alphabet, bool] | None:
    """Return the alphabet of a font and whether it shows capitals only; None for every other font."""
    for pattern, alphabet in _FONTS:
        if pattern.match(name):
            return alphabet, alphabet == "TCVN3 (ABC)" and name.strip().endswith("H")
    return None


def share(text: str) -> tuple[int, float]:
    """Return how many words hold letters beyond A-Z, and which share of them are Vietnamese syllables."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    good = sum(1 for word in words if len(word) > 1 and _is_syllable(word))
    return len(words), good / len(words) if words else 0.0


def decisive(text: str) -> bool:
    """Tell whether the letters of a text can be taken for those of Vietnamese in Unicode."""
    words, good = share(text)
    return words >= _LEAST_WORDS and good >= CERTAIN


def recognise(text: str) -> Alphabet | None:
    """Return the old alphabet in whose signs a text is written, None where that is not certain."""
    sample = text if len(text) < 60_000 else text[:30_000] + text[-30_000:]
    if len(_UNICODE.findall(sample)) > 3 or decisive(sample):
        return None
    candidates: list[tuple[float, Alphabet]] = [
        (share(tcvn3(sample))[1], "TCVN3 (ABC)"),
        (share(vni(sample))[1], "VNI"),
    ]
    best, alphabet = max(candidates)
    converted = tcvn3(sample) if alphabet == "TCVN3 (ABC)" else vni(sample)
    return alphabet if decisive(converted) and best > min(candidates)[0] + 0.1 else None


def tcvn3(text: str) -> str:
    """Turn the signs of TCVN3 into letters, one for one."""
    return text.translate(_TCVN3)


def vni(text: str) -> str:
    """Turn the signs of VNI into letters; a letter may take two signs."""
    return _VNI_SIGN.sub(lambda found: _VNI[found[0]], text)


def vni_edits(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return what ``vni`` changes between two places of a text: half-open code points, new letter."""
    return [(*found.span(), _VNI[found[0]]) for found in _VNI_SIGN.finditer(text, start, end)]


def viscii(data: bytes) -> str:
    """Turn the bytes of VISCII into text."""
    return data.decode("latin-1").translate(dict(enumerate(_VISCII_TABLE)))


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    tones = sum(parts.count(tone) for tone in _TONES)
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None

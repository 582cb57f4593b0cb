"""Which characters the bytes mean, told from the bytes themselves.

Accepted: Unicode (UTF-8, UTF-16, UTF-32), windows-1258, VISCII and windows-1252. The Vietnamese
encodings TCVN3 (ABC) and VNI come out of here as the Latin-1 signs that they are made of, as they do
out of a Word file; ``clean`` turns these into letters where the evidence is decisive, and what it
leaves is refused by its name.
"""

from __future__ import annotations

import codecs
import re

from iccpr_check.errors import DraftError
from iccpr_check.load.legacy_letters import decisive, recognise, viscii

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: windows-1258 writes a tone as a byte after its vowel: grave, hook, tilde, acute, dot below.
_TONES_1258 = "\u0300\u0309\u0303\u0301\u0323"
_TONED_VOWEL = re.compile(f"[aeiouyâăêôơưAEIOUYÂĂÊÔƠƯ][{_TONES_1258}]")

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")

# TCVN3 puts lower-case Vietnamese letters where windows-1252 has signs: "quy ®Þnh", "§iÒu".
_TCVN3_SIGN = re.compile(r"(?<=[A-Za-z])[µ¸¶·¹®¬­«ª©¨»¾¼½×Ø÷]|[®§µ¸¶·¹¬­«ª©¨»¾¼½×Ø÷](?=[A-Za-z])")
# VNI writes a mark as a letter of its own after the vowel: "Luaät", "Ñieàu", "quyeàn".
_VNI_PAIR = re.compile(r"[aeouyAEOUYôöÔÖ][øùûõïâêáàåãäéèúüëØÙÛÕÏÂÊÁÀÅÃÄÉÈÚÜË]")
# UTF-8 that was once read as windows-1252: "Ä‘iá»u", "LuẬt" as "Luáº­t".
_UTF8_TWICE = re.compile(r"á[º»]|Ä[‘\x90\u0090ƒ]|Æ[°¡]")
#: A few signs used often may be a table of prices; an alphabet shows several.
_LEAST_KINDS = 3
_UNICODE_VIETNAMESE = re.compile(r"[\u1ea0-\u1ef9ơưđăƠƯĐĂ]")
_LETTER = re.compile(r"[^\W\d_]")


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of the bytes, without a byte order mark.

    ``declared`` is an encoding the file itself names; it is believed only where the bytes do not
    speak for themselves. Raises DraftError when no encoding fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        return _without_nul(_utf16(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _declared(data, declared) or _eight_bit(data)


def refuse_wrong_letters(text: str) -> None:
    """Raise DraftError when the letters of a text are those of TCVN3, VNI or UTF-8 misread."""
    sample = text if len(text) < 60_000 else text[:30_000] + text[-30_000:]
    letters = len(_LETTER.findall(sample))
    if letters < 20 or len(_UNICODE_VIETNAMESE.findall(sample)) > 0.01 * letters:
        return
    for name, pattern, least in (
        ("in the Vietnamese encoding TCVN3 (ABC)", _TCVN3_SIGN, 0.08),
        ("in the Vietnamese encoding VNI", _VNI_PAIR, 0.07),
        ("UTF-8 that was once read as windows-1252", _UTF8_TWICE, 0.03),
    ):
        found = pattern.findall(sample)
        if len(found) > least * letters and len(set(found)) >= _LEAST_KINDS:
            raise DraftError(
                f"its text is {name}, not in Unicode; convert it to Unicode (with UniKey, for one)"
            )


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _without_nul(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise DraftError(
            f"damaged {encoding.upper()} text at byte {error.start + 1}; save it again as UTF-8"
        ) from None


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise DraftError("not text (it holds NUL characters); give the document as text, saved as UTF-8")
    return text


def _utf16(data: bytes) -> str:
    """Decode UTF-16 that has no byte order mark: Latin letters leave a zero in every other byte."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and min(even, odd) * 20 <= max(even, odd) and max(even, odd) * 20 >= len(data):
        try:
            text = data.decode("utf-16-le" if odd > even else "utf-16-be")
        except UnicodeDecodeError:
            pass
        else:
            if not _CONTROLS.search(text):
                return text
    raise DraftError("not text (it holds NUL bytes); give the document as text, saved as UTF-8")


def _damaged_utf8(data: bytes) -> str:
    """Decode UTF-8 but for a few bytes, which become U+FFFD; ``""`` when it is not UTF-8.

    Another encoding would garble all the rest; ``clean`` says where the damage is.
    """
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - bad - sum(map(len, re.findall(r"[\x00-\x7f]+", text)))
    return text if good > 10 * bad else ""


def _declared(data: bytes, declared: str) -> str:
    """Decode as the file says; ``""`` when it names nothing that is known and fits."""
    name = declared.strip().lower()
    if not re.fullmatch(r"(windows|cp|iso|koi8|gb|big5|shift|euc|tis)[\w-]{1,20}", name):
        return ""
    if name in {"iso-8859-1", "iso8859-1"}:
        return ""  # what pages so named hold is windows-1252 or something else: look at the bytes
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError):
        return ""
    return "" if _CONTROLS.search(text) else text


def _eight_bit(data: bytes) -> str:
    """Decode as windows-1258 or VISCII where it makes Vietnamese words, else as windows-1252."""
    sample = data[:60_000]
    vietnamese = data.decode("cp1258", errors="replace")
    tones = sum(vietnamese.count(tone) for tone in _TONES_1258)
    if (
        tones >= 3
        and len(_TONED_VOWEL.findall(vietnamese)) >= 0.9 * tones
        and "\ufffd" not in vietnamese
        and not _CONTROLS.search(vietnamese)
    ):
        return vietnamese
    if decisive(viscii(sample)) and not _CONTROLS.search(viscii(data)):
        return viscii(data)
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if not western or _CONTROLS.search(western):
        raise DraftError("its bytes are in no encoding that is known here; save it as UTF-8")
    if recognise(western):
        return western
    refuse_wrong_letters(western)
    foreign = sum(1 for letter in _LETTER.findall(western) if letter > "\x7f")
    if foreign > 0.3 * len(_LETTER.findall(western)):
        raise DraftError("its encoding could not be told; save it as UTF-8")
    return western

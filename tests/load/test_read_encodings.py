"""Encodings are told from the bytes; wrong letters are refused with the mend."""

import codecs
import unicodedata

import pytest

from iccpr_check.errors import DraftError
from iccpr_check.load.encodings import decode, refuse_wrong_letters

LUAT = "Điều 1. Công dân có quyền hội họp theo quy định của pháp luật. Nhà nước bảo đảm quyền đó.\n"
ACT = "Section 1. “Everyone” – the café's guests included – may assemble peacefully.\n"


def windows_1258(text: str) -> bytes:
    """Write each letter with its base precomposed where the encoding has it, and its tone after it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        out.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tone)
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize("text", [LUAT, ACT])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_byte_order_mark(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_windows_1258_is_read_and_keeps_its_combining_tones():
    text = decode(windows_1258(LUAT))
    assert text != LUAT
    assert unicodedata.normalize("NFC", text) == LUAT


def test_windows_1252_is_read():
    assert decode(ACT.encode("cp1252")) == ACT


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            "§iÒu 1. C«ng d©n cã quyÒn héi häp theo quy ®Þnh cña ph¸p luËt. Nhµ n­íc b¶o ®¶m quyÒn ®ã.",
            "TCVN3 (ABC)",
        ),
        (
            "Ñieàu 1. Coâng daân coù quyeàn hoäi hoïp theo quy ñònh cuûa phaùp luaät. Nhaø nöôùc baûo ñaûm.",
            "VNI",
        ),
    ],
)
def test_vietnamese_of_before_unicode_is_refused_by_its_name(written, says):
    for attempt in (written.encode("cp1252"), written.encode()):
        with pytest.raises(DraftError, match="UniKey") as caught:
            refuse_wrong_letters(decode(attempt))
        assert says in str(caught.value)


def test_utf8_misread_as_windows_1252_is_refused():
    twice = "".join(
        chr(byte) if byte in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else bytes([byte]).decode("cp1252")
        for byte in LUAT.encode()
    )
    with pytest.raises(DraftError, match="once read as windows-1252"):
        refuse_wrong_letters(twice)


@pytest.mark.parametrize(
    "text",
    [
        LUAT * 3,
        "Où que l'élève créé ait été, la loi prévoit l'égalité à tous, même là où le décret s'applique déjà.",
        "A lei não poderá restringir a ação, a união, a saúde ou a opinião de nenhum cidadão português.",
        "El señor Núñez y la niña de Logroño podrán reunirse según dispone la ley; ningún daño, ningún año.",
        "Straßen- und Wegegesetz: Für Häuser, Öffnungen, Übergänge gelten die früheren Maßgaben.",
        "§ 5. ¶ The fee is 3 µg × 2 ± 1° per «unit» © the Ministry ® of Works, § 6(1)(a) and § 7 apply.",
    ],
)
def test_other_languages_with_accents_are_not_taken_for_wrong_letters(text):
    refuse_wrong_letters(text)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (LUAT.encode() * 3 + b"\xff" + LUAT.encode(), "damaged UTF-8 text in line 4"),
        (codecs.BOM_UTF16_LE + b"a\0\x00\xd8", "damaged UTF-16-LE"),
        ("Настоящий закон".encode("cp1251"), "encoding could not be told"),
        (b"\x81\x8d\x8f\x90\x9d", "no encoding that is known"),
    ],
)
def test_what_cannot_be_decoded_is_said_plainly(data, says):
    with pytest.raises(DraftError, match=says):
        decode(data)


def test_a_declared_encoding_is_believed_where_the_bytes_are_silent():
    russian = "Настоящий закон"
    assert decode(russian.encode("cp1251"), "windows-1251") == russian
    assert decode(russian.encode(), "windows-1251") == russian
    with pytest.raises(DraftError):
        decode(russian.encode("cp1251"), "unicode_escape")

"""Encodings are told from the bytes; old letters become Unicode where that is certain."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.load.encodings import decode, refuse_wrong_letters
from iccpr_check.parse import parse

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


TCVN3 = "§iÒu 1. C«ng d©n cã quyÒn héi häp theo quy ®Þnh cña ph¸p luËt.\nNhµ n\u00adíc b¶o ®¶m quyÒn ®ã.\n"
VNI = (
    "Ñieàu 1. Coâng daân coù quyeàn hoäi hoïp theo quy ñònh cuûa phaùp luaät.\n"
    "Nhaø nöôùc baûo ñaûm quyeàn ñoù.\n"
)
VISCII = (
    b"\xd0i\xabu 1. C\xf4ng d\xe2n c\xf3 quy\xabn h\xb5i h\xf7p theo quy \xf0\xb8nh c\xfca ph\xe1p lu\xa7t.\n"
    b"Nh\xe0 n\xdf\xbec b\xe4o \xf0\xe4m quy\xabn \xf0\xf3.\n"
)
LINES = LUAT.replace("luật. ", "luật.\n")


@pytest.mark.parametrize(
    "data", [TCVN3.encode(), TCVN3.encode("latin-1"), VNI.encode(), VNI.encode("latin-1"), VISCII]
)
def test_vietnamese_of_before_unicode_becomes_unicode_where_the_words_are_decisive(data):
    document = load_document("a.txt", data=data)
    assert document.text == LINES
    assert document.language == "vi"
    assert all("old" in told.why or "Unicode" in told.why for told in document.skipped)


def test_what_was_converted_is_told_and_keeps_its_place_in_the_file():
    document = load_document("a.txt", data=VNI.encode())
    assert [(told.what, told.matters) for told in document.skipped] == [
        ("the letters of the Vietnamese encoding VNI", False)
    ]
    source = VNI.split("\n")
    for word, signs in (("Công", "Coâng"), ("luật", "luaät"), ("nước", "nöôùc"), ("đó", "ñoù")):
        place = document.place(document.text.index(word))
        assert source[place.line - 1][place.column - 1 :].startswith(signs)


def test_letters_stay_as_the_file_has_them_composed_or_not():
    apart = unicodedata.normalize("NFD", LUAT)
    for text in (LUAT, apart):
        document = load_document("a.txt", data=text.encode())
        assert document.text == text
        assert parse(document).units[0].kind == "article"


def test_every_kind_of_line_end_is_read():
    document = load_document("a.txt", data=b"LAW ON TAX\r\nArticle 1. Rate\rArticle 2. Due\nArticle 3. End")
    assert [unit.number for unit in parse(document).units if unit.kind == "article"] == ["1", "2", "3"]
    assert [document.place(document.text.index(word)).line for word in ("LAW", "Rate", "Due", "End")] == [
        1,
        2,
        3,
        4,
    ]


def test_damaged_letters_are_told_with_their_place_and_the_rest_is_read():
    document = load_document("a.txt", data=LUAT.encode() * 3 + b"Nh\xff n" + LUAT.encode())
    (told,) = document.skipped
    assert (told.what, told.matters) == ("a damaged character", True)
    assert (told.anchor.line, told.anchor.column) == (4, 3)


@given(
    st.sampled_from([TCVN3.encode("latin-1"), VNI.encode("latin-1"), VISCII, LUAT.encode("utf-16")]),
    st.data(),
)
def test_any_damage_to_a_text_gives_a_document_or_one_line(whole, data):
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        load_document("a.txt", data=bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))
    except DraftError as error:
        assert len(str(error).splitlines()) == 1


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

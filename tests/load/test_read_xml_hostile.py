"""XML that is damaged, strange or meant to harm: one plain line, at once, and nothing read from elsewhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from same_law import ENGLISH, FORMATS

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.parse import parse

SPACE = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
FILES = {name: make(ENGLISH) for name, make in FORMATS.items() if name.endswith(".xml")}


def law(words: str, prolog: str = "") -> bytes:
    section = f'<section eId="s"><num>1</num><content><p>{words}</p></content></section>'
    return f"{prolog}<akomaNtoso {SPACE}><act><body>{section}</body></act></akomaNtoso>".encode()


def refusal(data: bytes) -> str:
    with pytest.raises(DraftError) as caught:
        load_document("law.xml", data=data)
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY l0 "ha">{entities}]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (law("&l9;", laughs()), "declares an entity of its own (l0)"),
        (law("&l9;", laughs().removeprefix('<?xml version="1.0"?>')), "declares an entity of its own (l0)"),
        (law("&x;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "declares an entity"),
        (law("&x;", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]>'), "declares an entity"),
        (law("&x;", '<!DOCTYPE a SYSTEM "no-such-file.dtd">'), "an entity that nothing explains (&x;)"),
        (law("&x;"), "not well-formed XML (line 1, column"),
        (law("<p>"), "not well-formed XML (line 1, column"),
        (law("Air.")[:-20], "not well-formed XML"),
        (law("a\x01b", '<?xml version="1.0"?>'), "not well-formed XML"),
        (law("<i>" * 100_000), "more than 200 elements inside each other"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "a vocabulary that is not read (root element rss"),
        (b'<?xml version="1.0"?><a xmlns="urn:x"/>', "namespace urn:x); give Akoma Ntoso,"),
        (law(""), ""),
    ],
)
def test_what_is_not_read_is_told_in_one_line(data, says):
    begun = time.monotonic()
    if says:
        assert says in refusal(data)
    else:
        assert load_document("law.xml", data=data).text == "1"
    assert time.monotonic() - begun < 5


def test_nothing_is_opened_but_the_file(tmp_path, monkeypatch):
    (tmp_path / "act.dtd").write_text('<!ENTITY x "from outside">')
    monkeypatch.chdir(tmp_path)
    prolog = f'<!DOCTYPE akomaNtoso SYSTEM "{tmp_path}/act.dtd">'
    assert "&x;" in refusal(law("&x;", prolog))
    assert load_document("law.xml", data=law("A &sect; B", prolog)).text == "1 A § B"


def test_a_file_without_words_is_empty():
    assert "empty" in refusal(f"<akomaNtoso {SPACE}><act><body/></act></akomaNtoso>".encode())


def test_encodings_are_those_that_the_file_names():
    declared = '<?xml version="1.0" encoding="{}"?>'
    for name in ("utf-8", "windows-1252", "utf-16"):
        data = law("Café “à” côté", declared.format(name)).decode().encode(name)
        assert load_document("law.xml", data=data).text == "1 Café “à” côté"


@pytest.mark.parametrize(
    "body",
    [
        "<P1group>" + "<P1><Pnumber>1</Pnumber></P1>" * 60_000 + "</P1group>",
        "<P1><OrderedList>"
        + "<ListItem><Para><Text>a</Text></Para></ListItem>" * 40_000
        + "</OrderedList></P1>",
        "<BlockAmendment>" * 150 + "<Text>word</Text>" * 40_000 + "</BlockAmendment>" * 150,
    ],
)
def test_time_grows_with_the_length_and_no_faster(body):
    source = f'<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Body>{body}</Body>'
    begun = time.monotonic()
    parse(load_document("law.xml", data=f"{source}</Legislation>".encode()))
    assert time.monotonic() - begun < 20


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_damaged_files_give_a_document_or_one_line(name, data):
    whole = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] ^= 1 << data.draw(st.integers(0, 7))
    start = data.draw(st.integers(0, len(whole) - 2))
    end = data.draw(st.integers(start + 1, len(whole)))
    cut = bytes(whole[:start] + whole[end:]) if data.draw(st.booleans()) else bytes(whole)
    try:
        document = load_document(name, data=cut)
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
    else:
        draft = parse(document)
        assert all(unit.span.end <= len(document.text) for unit in draft.units)

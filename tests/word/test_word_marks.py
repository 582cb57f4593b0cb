"""Whatever a draft is made of and wherever findings lie: every byte stays, and marks stand between."""

from __future__ import annotations

import re

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from word_files import about, bare, commented, comments, main_of, p, part, shown, texts, word_file

from iccpr_check.load.clean import clean
from iccpr_check.load.extract import Options
from iccpr_check.load.word.docx import read_docx
from iccpr_check.load.word.docx_places import docx_places

LETTERS = st.lists(
    st.sampled_from(["a", "bc", "ệ", "e\u0323\u0302", "𝕏", "&amp;", "&#x1EC7;", "'", '"', ">",
                     "]]&gt;", " ", "  ", "\n", "\r\n", "\t", "\u00a0"]),
    max_size=6,
).map("".join)  # fmt: skip
LOOKS = st.sampled_from([
    "", "<w:rPr/>", "<w:rPr><w:b/><w:i></w:i></w:rPr>", '<w:rPr><w:rStyle w:val="a>b"/></w:rPr>',
    '<w:rPr><w:b/><w:rPrChange w:id="0" w:author="x"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>',
])  # fmt: skip
OPENED = st.sampled_from(["<w:t>", '<w:t xml:space="preserve">', "<w:t xml:space = 'preserve' >"])
OTHER = st.sampled_from(
    ["<w:t/>", "<w:tab/>", "<w:br />", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>"]
)
RUN_TAGS = st.sampled_from(["<w:r>", '<w:r w:rsidR="00A1">', "<w:r w:rsidR='1>2' >"])
BETWEEN = st.sampled_from([
    "", "\n  ", "<!-- <w:t>no</w:t> -->", "<?a <w:t>?>", "<w:r/>", "<w:proofErr w:type='spellStart'/>",
    '<w:bookmarkStart w:id="0" w:name="a"/>',
])  # fmt: skip
AROUND = st.sampled_from([
    "<w:hyperlink r:id='r9'>{}</w:hyperlink>", '<w:ins w:id="1" w:author="x">{}</w:ins>',
    "<w:smartTag>{}</w:smartTag>", "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="REF a">{}</w:fldSimple>', "<w:moveTo>{}</w:moveTo>",
])  # fmt: skip


@st.composite
def runs(draw: st.DrawFn) -> str:
    tag, look = draw(RUN_TAGS), draw(LOOKS)
    text = st.builds("{}{}</w:t>".format, OPENED, LETTERS)
    inner = "".join(draw(st.lists(st.one_of(text, text, OTHER), max_size=3)))
    run = f"{tag}{look}{inner}</w:r>{draw(BETWEEN)}"
    if draw(st.booleans()):
        return run
    if draw(st.booleans()):
        return draw(AROUND).format(run)
    gone = re.sub(r"(</?)w:t(?=[ >/])", r"\1w:delText", run)
    return f'<w:del w:id="2" w:author="x">{gone}</w:del>'


PARAGRAPHS = st.lists(runs(), max_size=5).map("".join).map("<w:p><w:pPr/>{}</w:p>".format)
BODIES = st.lists(
    st.one_of(
        PARAGRAPHS,
        PARAGRAPHS,
        st.builds(
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format, PARAGRAPHS, PARAGRAPHS
        ),
    ),
    min_size=1,
    max_size=4,
).map("".join)
PLACES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=6)


def spans(text: str, places: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return stretches of a text that hold more than spaces."""
    made = [sorted((round(a * len(text)), round(b * len(text)))) for a, b in places]
    return [(start, end) for start, end in made if text[start:end].strip()]


def only_marks_were_put_in(old: bytes, new: bytes, prefix: str) -> bool:
    """Tell whether ``new`` is ``old``, byte for byte, with nothing but marks between.

    A mark may close the run and the text it stands in and open them again; a text may be divided in
    two, so that its spaces are kept.
    """
    own = (prefix or "w:").encode()
    name = prefix.encode()
    space = rb"(?: xmlns:w=\"[^\"]*\")?"
    start = rb"<%scommentRangeStart%s %sid=\"\d+\"/>" % (own, space, own)
    end = rb"<%scommentRangeEnd%s %sid=\"\d+\"/><%sr%s><%scommentReference%s %sid=\"\d+\"/></%sr>" % (
        own, space, own, own, space, own, space, own, own,
    )  # fmt: skip
    text = rb"%s(?:t|delText)" % name
    close = rb"(?:</%s>)?</%sr>" % (text, name)
    look = rb"<%srPr(?:/>|>(?:(?!</?%sr>).)*</%srPr>)" % (name, name, name)
    tag = rb"<%sr(?: (?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?>" % name
    reopen = rb"%s(?:%s)?(?:<%s(?: xml:space=\"preserve\")?>)?" % (tag, look, text)
    divided = rb"</%s><%s(?: xml:space=\"preserve\")?>" % (text, text)
    mark = rb"(?:(?:%s)?(?:%s|%s)+(?:%s)?|%s)?" % (close, start, end, reopen, divided)
    tokens = re.findall(rb"<!--.*?-->|<\?.*?\?>|<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>|[^<]", old, re.DOTALL)
    assert b"".join(tokens) == old
    return re.fullmatch(mark.join(map(re.escape, tokens)), new, re.DOTALL) is not None


@settings(max_examples=50, phases=(Phase.explicit, Phase.generate))
@given(BODIES, PLACES, st.sampled_from(["w:", "", "x:"]), st.booleans())
def test_every_byte_stays_and_every_comment_stands_on_its_words(
    body: str, places: list[tuple[float, float]], prefix: str, original: bool
) -> None:
    old = part("document", f"<w:body>{p('Article 1.')}{body}</w:body>", prefix)
    data = word_file(old)
    text = docx_places(data, original=original).text
    assert text == clean(read_docx(data, Options(original=original))).text
    findings = spans(text, places)
    result = commented(data, about(data, findings, original=original), original=original)
    new = main_of(result)
    assert only_marks_were_put_in(old, new, prefix)
    assert texts(new) == texts(old)
    assert shown(new) == shown(old)
    assert docx_places(result, original=original).text == text
    quoted = [bare(text[start:end]) for start, end in sorted(findings, key=lambda one: (one[0], -one[1]))]
    if quoted:
        assert [one.words for one in comments(result, original=original)] == quoted

"""A small law and the rules that read it: what the tests of assess are asked of."""

from __future__ import annotations

from small import knowledge, says

from iccpr_check.model import Knowledge, LawKind, Rule, Source, Trigger

LICENCE = says("t.licence", "without a licence", restricts="19(2)", measure="licence")
PRISON = says("t.prison", "imprisonment", restricts="19(2)", measure="prison")
FINE = says("t.fine", "a fine", restricts="19(2)", measure="fine")
DETAIN = says("t.detain", "may be detained", restricts="9(1)", measure="detention")
TORTURE = says("t.torture", "by force of pain", restricts="7", measure="force")
WORDS = (
    says("t.ns", "national security", ground="NS"),
    says("t.ij", "interests of justice", ground="IJ"),
    says("t.state", "interests of the State", ground="state_interest"),
    says("t.harmful", "harmful matter", vague="conduct"),
    says("t.other", "and other acts", vague="catch_all"),
    says("t.deems", "deems fit", vague="discretion"),
    says("t.never", "in no case", vague="absolute"),
    says("t.except", "except where", test="exception"),
    says("t.rules", "as the Minister prescribes", test="delegation"),
    says("t.necessary", "where strictly necessary", test="necessary"),
    says("t.fit", "the least restrictive means", test="proportionate"),
    says("t.precise", "means exactly", test="precise"),
    says("t.court", "an appeal lies to the court", safeguard="court_appeal"),
    says("t.complaint", "may complain", safeguard="complaint"),
    says("t.final", "shall be final", safeguard="ouster"),
    says("t.citizens", "every citizen", holder="citizens"),
    says("t.definition", "definitions", frame="definition"),
)
RIGHT = says("t.right", "the right to freedom of expression", element="19(2):seek_receive_impart")
COUNSEL = says("t.counsel", "assisted by counsel", element="14(3)(d):self_or_counsel")
RULES: tuple[Rule, ...] = (LICENCE, PRISON, FINE, DETAIN, TORTURE, RIGHT, COUNSEL, *WORDS)

PRESS = LawKind(
    id="press", name={"en": "press", "vi": "báo chí"}, core=("19(2)", "2(3)"), relevant=("17(1)",),
    title={"en": ("press",)},
)  # fmt: skip
FISH = LawKind(
    id="fish", name={"en": "fisheries", "vi": "thủy sản"}, title={"en": ("fisheries",)}, ordinary=True
)
CUSTODY = Trigger(
    id="detention-power", name={"en": "power to detain", "vi": "quyền tạm giữ"}, when=("measure.detention",),
    expects=("9(3)", "9(4)"), source=Source(cite="ICCPR art. 9"),
)  # fmt: skip

KNOWN: Knowledge = knowledge(*RULES, kinds=(PRESS, FISH), triggers=(CUSTODY,))


def law(*articles: str, title: str = "LAW ON THE PRESS") -> str:
    """Make a law of these articles, each ``Heading\\nwords``; they are numbered from 1."""
    return f"{title}\n\n" + "".join(f"Article {n}. {article}\n" for n, article in enumerate(articles, 1))

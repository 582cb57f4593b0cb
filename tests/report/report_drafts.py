"""Reports for the tests of renderers: an ordinary one, a nasty one, an empty one."""

from __future__ import annotations

from functools import cache

from small import document, knowledge, rule, says

from iccpr_check.assess import assess
from iccpr_check.detect import detect
from iccpr_check.model import DocumentReport, Failure, Knowledge, LawKind, Report, Skipped, Source, Trigger
from iccpr_check.parse import parse

NASTY = "<script>alert(1)</script> | a `tick` *star* _line_ [link](http://x.y) # & &lt; ~~gone~~ \\ \x1b[31m"
"""Words that would be markup, a table border or a steered terminal, were they printed as they stand."""

PRESS = LawKind(
    id="press", name={"en": "press", "vi": "báo chí"}, core=("19(2)", "2(3)"), relevant=("17(1)",),
    title={"en": ("press",)},
)  # fmt: skip
CUSTODY = Trigger(
    id="custody", name={"en": "power to detain", "vi": "quyền tạm giữ"}, when=("measure.detention",),
    expects=("9(3)",), source=Source(cite="ICCPR art. 9"),
)  # fmt: skip
KNOWN: Knowledge = knowledge(
    says("t.licence", "without a licence", restricts="19(2)", measure="licence"),
    says("t.nasty", "tick ` * star", "alert", restricts="19(2)", measure="fine"),
    says("t.detain", "may be detained", restricts="9(1)", measure="detention"),
    says("t.right", "freedom of expression", element="19(2):seek_receive_impart"),
    says("t.state", "interests of the State", ground="state_interest"),
    says("t.final", "shall be final", safeguard="ouster"),
    rule(
        "instruments.iccpr", "citation", {"treaty": "iccpr"},
        phrases={"en": ["international covenant on civil and political rights"]},
        defined={"en": ["covenant"]},
    ),
    kinds=[PRESS],
    triggers=[CUSTODY],
)  # fmt: skip

NAME = "the International Covenant on Civil and Political Rights"
LAW = f"""LAW ON THE PRESS {NASTY}

Article 1. Rights | {NASTY}
Everyone has freedom of expression under Article 19 of {NAME}.
Article 2. Bans {NASTY}
1. Nothing is printed {NASTY} without a licence {NASTY}, for the interests of the State.
The refusal shall be final.
2. Article 99 of the Covenant applies.
Article 3. Custody
A printer may be detained {NASTY}.
"""


def read(text: str, *, path: str = "law.txt", lang: str = "en", media: str = "text/plain") -> DocumentReport:
    made = document(
        text,
        path=path,
        skipped=[Skipped(what=f"page 3 {NASTY}", why=f"no text layer {NASTY}")][: NASTY in text],
    )
    made = made.model_copy(update={"media_type": media})
    parsed = parse(made)
    return assess(parsed, detect(parsed, KNOWN), KNOWN, lang=lang)


@cache
def reported(lang: str = "en") -> Report:
    """Return a report on the nasty law, a plain one and an empty one, with a path that could not be read."""
    plain = LAW.replace(NASTY, "").replace(" | ", "")
    texts = {"a `b` | c.txt": LAW, "plain.txt": plain, "quiet.txt": "Fish are caught by day.\n"}
    return Report(
        tool_version="1.2.3",
        knowledge=KNOWN,
        lang=lang,
        documents=tuple(read(text, path=path, lang=lang) for path, text in texts.items()),
        failures=(Failure(path="bad`.pdf", why=f"a PDF, which is not read {NASTY}"),),
    )

"""Texts whose reading would take the square of their length, if anything were compared with everything."""

from __future__ import annotations

from functools import partial

from bench.hostile_cases import LAW, MB, one

SENTENCE = "The right to freedom of expression may be restricted by law for reasons of public order. "
VI = "Luật này quy định quyền của công dân"
SIZE = 2_900_000
"""Characters just below what is read."""

ARTICLE = f"Scope\n1. {SENTENCE}\n2. {SENTENCE}\n(a) {SENTENCE}\n(b) in the interests of national security.\n"


def law() -> str:
    """Return a law as long as may be, every sentence of which says something."""
    articles = "".join(f"\nArticle {n}. {ARTICLE}" for n in range(1, 9_000))
    return ("LAW ON THE PRESS\n" + articles)[:SIZE]


def of(piece: str) -> str:
    """Return a law that says one thing again and again."""
    return LAW.format("know") + piece * (SIZE // len(piece))


one("txt: 90 MB", "a.txt", lambda: of("x") * 31)
one("txt: 2.9 MB of law", "a.txt", law)
one("txt: one line of 50 MB", "a.txt", lambda: "Article 1. " + "press " * 8_700_000)
one("txt: a sentence of 1 MB", "a.txt", lambda: LAW.format("know" + " and to know the law" * 50_000))
for name, piece in {
    "the same sentence": SENTENCE,
    "the same phrase, no stop": "freedom of expression and national security ",
    "the same line": "national security\n" * 30 + SENTENCE * 27,
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "dashes": "-",
    "lines of dashes": "-" * 100 + "\n",
    "brackets": "(",
    "square brackets": "[",
    "quotation marks": "“",
    "digits": "1",
    "digits and stops": "1.",
    "stops": ". ",
    "one word": "a",
    "(a)": "(a) x; (b) y; (i) z; ",
    "references": "articles 1, 2 and 3 of the Covenant, ",
    "references without end": "1, 2 and ",
    "zero width and bidi": "a\u200b\u202e\u2066\ufeff",
    "marks": "\u0301\u0323",
    "amounts": "one hundred and ",
}.items():
    one(f"txt: 2.9 MB of {name}", "a.txt", partial(of, piece))
one("txt: 1,000,000 empty Điều", "a.txt", lambda: "".join(f"Điều {n}\n" for n in range(1, 1_000_001)))
one("txt: 99,000 empty Điều", "a.txt", lambda: VI + "\n" + "Điều 7\n" * 99_000)
one("txt: 99,000 points", "a.txt", lambda: f"{VI}\nĐiều 1. A\n" + "1. quyền\na) luật\n" * 49_000)
one("txt: 99,000 quotations", "a.txt", lambda: f"{VI}\nĐiều 1. như sau:\n" + "“Điều 1. x”.\n" * 99_000)
one("txt: lone surrogates", "a.txt", lambda: LAW.format("know").encode() + b"\xed\xa0\x80" * 1000)
one("txt: NUL", "a.txt", lambda: LAW.format("know") + "\0" * 1000)
one("txt: BOM inside", "a.txt", lambda: "\ufeff" + LAW.format("\ufeff know") + "\ufeff" * 1000)
one("md: front matter of brackets", "a.md", lambda: f"---\ntitle: {'[' * 500}\n---\n" + LAW.format("know"))
one("md: front matter of a false date", "a.md", lambda: "---\ntitle: 2020-99-99\n---\n" + LAW.format("know"))
one("md: 25 MB", "a.md", lambda: "# " * 12 * MB)

"""XML and HTML that mean harm."""

from __future__ import annotations

from bench.hostile_cases import BOMB, MB, SECRET, one

# --- XML -----------------------------------------------------------------------------------------------
one(
    "xml: entity bomb",
    "a.xml",
    lambda: f'<?xml version="1.0"?>{BOMB}<akomaNtoso><act>&a9;</act></akomaNtoso>',
)
one(
    "akn: external entities",
    "a.akn",
    lambda: f'<?xml version="1.0"?>{SECRET}<akomaNtoso><act>&e;&n;</act></akomaNtoso>',
)
one("xml: 1,000,000 nested", "a.xml", lambda: '<?xml version="1.0"?>' + "<a>" * 1_000_000)

# --- HTML ----------------------------------------------------------------------------------------------
PAGE = "<!doctype html><html><body><p>Article 1. The law governs the press of the country and the State.</p>"
one("html: 1,000,000 nested div", "a.html", lambda: PAGE + "<div>" * 1_000_000 + "in")
one(
    "html: 900,000 div under a table's p",
    "a.html",
    lambda: PAGE + "<p><table><tr><td>" + "<div>" * 900_000 + "in",
)
one(
    "html: 900,000 b and end tags of i",
    "a.html",
    lambda: PAGE + "<i><table><tr><td>" + "<b></i>" * 450_000 + "in",
)
one(
    "html: an attribute of 25 MB",
    "a.html",
    lambda: PAGE + f'<p title="{"x" * 25 * MB}" style="display{" " * MB}">in</p>',
)
one("html: an attribute of 50 MB", "a.html", lambda: PAGE + f'<p title="{"x" * 50 * MB}">in</p>')
one("html: quotes that swallow tags", "a.html", lambda: PAGE + '<a ">" ' * 3_000_000)
one("html: angle brackets", "a.html", lambda: PAGE + "< " * 900_000 + ">")
one("html: angle brackets, no end", "a.html", lambda: PAGE + "< " * 12_000_000)
one(
    "html: 20 MB of references",
    "a.html",
    lambda: PAGE + "&#xFFFFFFFF;&#x110000;&#xD800;&#0;&notit;&;" * 500_000,
)
one("html: a script never closed", "a.html", lambda: PAGE + "<script>" * 900_000)
one("html: a comment never closed", "a.html", lambda: PAGE + "<!--" * 6_000_000)
one("html: NUL bytes", "a.html", lambda: PAGE + "a\0b" * 1000)
one("html: pre with 20 MB of line ends", "a.html", lambda: PAGE + "<pre>" + "\n" * 20 * MB + "in")
one(
    "html: 300,000 attributes",
    "a.html",
    lambda: PAGE + "<p " + " ".join(f"a{n}=b" for n in range(3_000_000)) + ">in",
)
one("html: 300,000 rows in rows", "a.html", lambda: PAGE + "<table><tr><td>" * 300_000 + "in")
one("html: 300,000 hidden", "a.html", lambda: PAGE + "<nav><form>" + "<div hidden>a</div>" * 300_000 + "in")
one("html: 90 MB", "a.html", lambda: PAGE + "<p>The law and the press.</p>" * 3_500_000)
one("html: 40,000 requests to sign in", "a.html", lambda: PAGE + "<div>Please <a>sign in</a></div>" * 40_000)
one(
    "html: 30,000 rows in two languages",
    "a.html",
    lambda: (
        PAGE
        + "<table>"
        + "<tr><td>Mọi người có quyền hội họp<td>Every person has the right of assembly" * 30_000
    ),
)

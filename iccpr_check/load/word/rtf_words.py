"""The words of Rich Text: which groups are read, and what single words and character sets stand for."""

from __future__ import annotations

#: Groups whose words are not the law's; nor are those that begin with ``\\*``, but for the text of shapes.
LEFT_OUT = frozenset(
    """fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf
    fldinst annotation atnid atnauthor atnref bkmkstart bkmkend xe tc nonshppict themedata datastore
    listtable listoverridetable rsidtbl generator filetbl revtbl objdata objclass sn sv sp
    shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template""".split()
)
KEPT = frozenset({"shpinst", "shptxt", "footnote"})
LABELS = frozenset({"listtext", "pntext"})
CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
CONTROLS = {code: None for code in range(32) if code != 9}
PARAGRAPH_ENDS = frozenset({"par", "sect", "nestcell", "\r", "\n"})
#: The code page that a font's character set brings.
PAGES = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip

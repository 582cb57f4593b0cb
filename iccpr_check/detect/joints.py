"""Small words between an article and the instrument it belongs to, in English and Vietnamese."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


OF = _words("of in under within from của trong thuộc")
"""Behind an article, before whose it is."""

DETERMINERS = _words(
    """the both said same that this present aforesaid aforementioned abovementioned above united
    nations un revised first bản các cả nói nước"""
)
"""Before a name."""

JOINING = _words(
    """, and or & / as well read together with in conjunction combination taken also particular và
    hoặc cũng như cùng với kết hợp đồng thời"""
)
"""Between two articles of one instrument."""

LEADING = _words(
    """in particular particularly especially notably specifically including namely see e g i viz
    inter alia such as chiefly its their cf provides provided guarantees guaranteed protects states
    stipulates sets out recognizes recognises at by under for per ' s " nhất là đặc biệt cụ thể gồm
    bao trong đó có tại ở theo quy định ghi nhận nêu bảo đảm khẳng xem như các"""
)
"""Between a name and its articles behind it."""

RISKY = _words("in at by under per for tại theo ở")
"""Behind a comma these may as well begin a clause of its own ("…, under article 5 the Minister may"),"""

SURE = _words(
    """its their particular particularly especially notably guarantees provides protects states
    stipulates recognizes recognises cụ nhất đặc quy ghi đó"""
)
"""unless one of these stands with them."""

OPENERS = _words(", ( : - [")
THEREOF = _words("thereof therein")

LAWS = _words(
    """law laws act acts code bill decree ordinance rules regulation regulations directive statute
    constitution convention charter treaty protocol agreement declaration order circular resolution
    proclamation"""
)
"""Ends of an English law's name."""

LAWS_VI = frozenset(
    """luật|bộ luật|nghị định|thông tư|pháp lệnh|nghị quyết|quyết định|quy chế|công ước|hiệp định
    nghị định thư|hiến pháp|điều lệ|chỉ thị|lệnh""".replace("\n    ", "|").split("|")
)
"""Beginnings of a Vietnamese law's name."""

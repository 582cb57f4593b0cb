"""Ids and labels: names of units that a person can read and a reader of the law would say."""

from __future__ import annotations

import re
from collections import Counter

from iccpr_check.fold import fold
from iccpr_check.parse.lines import one_line
from iccpr_check.parse.numbering import ORDINALS, readings, word_value
from iccpr_check.parse.outline import Node

_WHOLE = {"art": "Article", "s": "Section", "reg": "Regulation", "r": "Rule", "cl": "Clause", "par": "§"}
_SHORT = {"art": "art.", "s": "s.", "reg": "reg.", "r": "r.", "cl": "cl.", "par": "§"}
_EDGES = {
    "front": ("Front matter", "Phần mở đầu"),
    "contents": ("Contents", "Mục lục"),
    "preamble": ("Preamble", "Lời nói đầu, căn cứ ban hành"),
    "closing": ("Closing", "Phần kết"),
}
_VI_STEPS = {"paragraph": "khoản", "point": "điểm", "subpoint": "tiết"}
_VI_GROUPS = {"phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu-muc": "Tiểu mục", "phu-luc": "Phụ lục"}


class Names:
    """Gives every node of one law, in order, its unique id and its label."""

    def __init__(self, nodes: list[Node], vietnamese: bool) -> None:
        self.nodes = nodes
        self.vietnamese = vietnamese
        self.ids: list[str] = []
        self.labels: list[str] = []
        self._own: list[str] = []
        self._times: Counter[str] = Counter()
        for node in nodes:
            self._name(node)

    def _name(self, node: Node) -> None:
        unit_id, own = self._naming(node)
        self._times[unit_id] += 1
        count = self._times[unit_id]
        while count > 1 and f"{unit_id}~{count}" in self._times:
            count += 1
        if count > 1:
            unit_id = f"{unit_id}~{count}"
            self._times[unit_id] += 1
        self.ids.append(unit_id)
        self.labels.append(f"{self._outside(node)} “{own}”" if node.quoted else own)
        self._own.append(own)

    def _naming(self, node: Node) -> tuple[str, str]:
        if node.level == "edge":
            return node.kind, _EDGES[node.kind][self.vietnamese]
        if node.level == "heading":
            return "heading", node.word
        if node.level == "series":
            return self._series(node)
        return self._article(node) if node.level == "article" else self._group(node)

    def _outside(self, node: Node) -> str:
        """Return the label of the amending unit around a quotation."""
        while not node.root:
            node = self.nodes[node.parent]
        return self.labels[node.parent] if node.parent >= 0 else ""

    def _prefix(self, node: Node) -> str:
        """Return the id of the unit that a quoted or scheduled unit is named under, with its dot."""
        if node.root and node.parent >= 0:
            return self.ids[node.parent] + "."
        at = node.parent
        while at >= 0:
            above = self.nodes[at]
            if above.level == "schedule" or above.root:
                return self.ids[at] + "."
            if node.level == "article" and above.slug == "art" and above.level == "chapter":
                return self.ids[at] + "."
            at = above.parent
        return ""

    def _ancestors(self, node: Node) -> list[int]:
        """Return the indices of the units around ``node``, the nearest first."""
        found: list[int] = []
        while node.parent >= 0:
            found.append(node.parent)
            node = self.nodes[node.parent]
        return found

    def _article(self, node: Node) -> tuple[str, str]:
        unit_id = f"{self._prefix(node)}{node.slug}-{slug(node.number)}"
        if node.lang == "vi":
            return unit_id, f"Điều {node.number}"
        above = self.nodes[node.parent] if node.parent >= 0 else None
        outer = (
            f"Article {above.number} " if above and above.level == "chapter" and above.slug == "art" else ""
        )
        return unit_id, f"{outer}{_WHOLE.get(node.slug, 'Section')} {node.number}"

    def _group(self, node: Node) -> tuple[str, str]:
        outer = self._prefix(node)
        above = self.nodes[node.parent] if node.parent >= 0 else None
        nested = (
            above is not None
            and above.level not in ("schedule", "edge")
            and node.level in ("division", "subdivision")
        )
        if not outer and nested:
            outer = self.ids[node.parent] + "."
        number = f"-{slug(node.number)}" if node.number else ""
        word = _VI_GROUPS.get(node.slug) or one_line(node.word).capitalize()
        printed = one_line(node.number)
        if word_value(fold(printed)) is not None:
            printed = printed.lower() if node.lang == "vi" else printed.capitalize()
        own = f"{word} {printed}".strip()
        if node.level == "schedule" and fold(printed) in ORDINALS:
            own = f"{printed} {word}"
        scheduled = next((i for i in self._ancestors(node) if self.nodes[i].level == "schedule"), -1)
        if scheduled >= 0 and node.level != "schedule" and not node.quoted:
            own = f"{self._own[scheduled]} {own}"
        elif nested:
            own = (
                f"{own} {self._own[node.parent]}" if node.lang == "vi" else f"{self._own[node.parent]} {own}"
            )
        return f"{outer}{node.slug}{number}", own

    def _series(self, node: Node) -> tuple[str, str]:
        above = self.nodes[node.parent] if node.parent >= 0 else None
        if above is None or node.root:
            outer = self.ids[node.parent] + "." if node.parent >= 0 else ""
            if self.vietnamese:
                step = _VI_STEPS[node.kind]
                return f"{outer}{fold_slug(step)}-{slug(node.number)}", f"{step} {node.number}"
            return f"{outer}{'p-' if not outer else ''}{slug(node.number)}", _bracketed(node)
        outer_id, outer_label = self.ids[node.parent], self._own[node.parent]
        if node.lang == "vi":
            step = _VI_STEPS[node.kind]
            return f"{outer_id}.{fold_slug(step)}-{slug(node.number)}", f"{outer_label} {step} {node.number}"
        if above.level == "series":
            return f"{outer_id}.{slug(node.number)}", outer_label + _bracketed(node)
        if above.level == "article":
            short = f"{_SHORT.get(above.slug, 's.')} {above.number}"
            if outer_label.count(" ") > 1:
                short = outer_label
            return f"{outer_id}.{slug(node.number)}", short + _bracketed(node)
        step = "para. " if node.kind == "paragraph" else ""
        return (
            f"{outer_id}.{slug(node.number)}",
            f"{outer_label} {step}{node.number if step else _bracketed(node)}",
        )


def _bracketed(node: Node) -> str:
    return f"({node.number})"


def fold_slug(word: str) -> str:
    """Return a Vietnamese level's word without its accents, for ids."""
    return {"khoản": "khoan", "điểm": "diem", "tiết": "tiet"}[word]


def slug(number: str) -> str:
    """Return a number as ids carry it: ``II`` and ``thứ hai`` are ``2``; letters stay as printed.

    ``C``, ``D``, ``L`` and ``M`` alone are letters: no law counts to its hundredth Part.
    """
    plain = re.sub(r"\s+", "-", number.strip())
    value = word_value(fold(number.strip()))
    if value is not None:
        return str(value)
    romans = [] if plain in {"C", "D", "L", "M"} else [r for r in readings(plain) if r.series == "I"]
    if romans and plain.isupper():
        return f"{romans[0].value}{romans[0].suffix}"
    return plain

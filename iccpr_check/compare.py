"""Two versions of a draft side by side: what the later one gained, lost, and restricts anew or no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from iccpr_check.changes import touched
from iccpr_check.model import DocumentReport, Effect, Finding, Frozen, Knowledge, Lang
from iccpr_check.report.reading import say
from iccpr_check.report.words import word


class Change(Frozen):
    """One provision that is touched otherwise in the later version."""

    provision: str
    effect: Effect
    """``implements`` or ``restricts``."""
    gained: bool
    """Whether it is in the later version alone; else in the earlier alone."""
    units: tuple[str, ...]
    """Labels of the units that show it, in the version that has it."""
    quotes: tuple[str, ...]
    """The words that show it."""


class Comparison(Frozen):
    """What changed between two versions of one draft."""

    old: str
    new: str
    """Paths, or ``revision:path``."""
    changes: tuple[Change, ...]
    appeared: tuple[Finding, ...]
    """Findings of the later version that the earlier had not."""
    gone: tuple[Finding, ...]
    touched: tuple[str, ...]
    """Labels of the articles whose words changed."""


def compare(old: DocumentReport | None, new: DocumentReport | None, names: tuple[str, str]) -> Comparison:
    """Return what changed from ``old`` to ``new``; None stands for a version in which the draft was not."""
    changed = () if new is None else touched(None if old is None else old.draft, new.draft)
    return Comparison(
        old=names[0],
        new=names[1],
        changes=tuple(_changes(old, new)),
        appeared=tuple(_only(new, old)),
        gone=tuple(_only(old, new)),
        touched=()
        if new is None
        else tuple(u.label for u in new.draft.units if u.kind == "article" and u.id in changed),
    )


def _changes(old: DocumentReport | None, new: DocumentReport | None) -> Iterator[Change]:
    before, after = _located(old), _located(new)
    for key in dict.fromkeys((*after, *before)):
        if (key in before) != (key in after):
            units, quotes = after.get(key) or before[key]
            provision, effect = key
            yield Change(
                provision=provision,
                effect=effect,
                gained=key in after,
                units=tuple(dict.fromkeys(units)),
                quotes=tuple(dict.fromkeys(quotes)),
            )


def _located(report: DocumentReport | None) -> dict[tuple[str, Effect], tuple[list[str], list[str]]]:
    """Return where each provision is touched, and by which words."""
    found: dict[tuple[str, Effect], tuple[list[str], list[str]]] = {}
    if report is None:
        return found
    labels = {unit.id: unit.label for unit in report.draft.units}
    for one in report.engagements:
        if one.effect != "cites":
            units, quotes = found.setdefault((one.provision, one.effect), ([], []))
            units.append(labels[one.unit])
            quotes.append(" ".join(one.evidence[0].quote.split()))
    return found


def _only(one: DocumentReport | None, other: DocumentReport | None) -> Iterator[Finding]:
    """Yield the findings of one version that the other has not: same code and provisions, same words."""
    left = Counter(f.fingerprint for f in other.findings) if other is not None else Counter()
    for finding in one.findings if one is not None else ():
        if left[finding.fingerprint]:
            left[finding.fingerprint] -= 1
        else:
            yield finding


_GROUPS: tuple[tuple[Effect, bool, str], ...] = (
    ("restricts", True, "newly_restricts"),
    ("restricts", False, "no_longer_restricts"),
    ("implements", False, "lost"),
    ("implements", True, "gained"),
)
_PLACES = 4


def render_comparison(comparisons: Sequence[Comparison], knowledge: Knowledge, lang: Lang) -> str:
    """Return the comparisons as Markdown that a drafter reads."""
    lines: list[str] = []
    for one in comparisons:
        lines += [f"# {one.old} → {one.new}", ""]
        if one.touched:
            lines += [f"{word('reworded', lang)}: {'; '.join(one.touched)}.", ""]
        for effect, gained, name in _GROUPS:
            group = [c for c in one.changes if c.effect == effect and c.gained is gained]
            if group:
                lines += [f"## {word(name, lang)}", "", *(_line(c, knowledge, lang) for c in group), ""]
        for name, findings in (("appeared", one.appeared), ("gone", one.gone)):
            told = [f for f in findings if f.severity in {"serious", "warning"}]
            if told:
                lines += [f"## {word(name, lang)}", ""]
                lines += [f"- **{f.label}** ({word(f.severity, lang)}): {f.message} `{f.code}`" for f in told]
                lines.append("")
        if not one.changes and not one.appeared and not one.gone:
            lines += [word("no_change", lang), ""]
    lines.append(f"*{word('disclaimer', lang)}*")
    return "\n".join(lines) + "\n"


def _line(change: Change, knowledge: Knowledge, lang: Lang) -> str:
    provision = knowledge.treaty.provision(change.provision)
    title = say(provision.title, lang) if provision is not None else ""
    units = "; ".join(change.units[:_PLACES]) + (" …" if len(change.units) > _PLACES else "")
    quotes = ", ".join(f"“{quote}”" for quote in change.quotes[:_PLACES])
    return f"- **{change.provision}** {title}: {units} ({quotes})"

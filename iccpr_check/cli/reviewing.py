"""``review``: a person decides about the findings of a report, in a file or on the terminal."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iccpr_check.cli import common

if TYPE_CHECKING:
    from rich.console import Console

    from iccpr_check.decisions.reviews import Entry
    from iccpr_check.model import Lang, Review, Treaty
    from iccpr_check.reviewing import Drafts, File, Item


def review(
    report: Annotated[str, typer.Argument(metavar="REPORT.json", help="What --format json wrote.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="The file of decisions; else the configuration's, review.yaml."),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Only write the file, for an editor; ask nothing.")
    ] = False,
    by: Annotated[str | None, typer.Option(help="The reviewer's name.")] = None,
    config: common.ConfigFile = None,
    quiet: common.Quiet = False,
) -> None:
    """Decide about a report's findings: accept, dismiss, fix, with a reason; 'check' takes them up."""
    from iccpr_check.earlier import read_report
    from iccpr_check.reviewing import File, items_of

    earlier = read_report(report)
    chosen = common.configured([document.path for document in earlier.documents], config)
    file = File(Path(output) if output is not None else chosen.review_path())
    items = items_of(earlier, file.path.resolve().parent)
    added, still_open = file.bring(items, earlier)
    if not quiet:
        typer.echo(f"iccpr-check: {file.path}: {added} findings added, {still_open} open", err=True)
    if not edit and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        _Pass(items, file, earlier.language, by).run()


class _Pass:
    """One interactive pass; each answer is written before the next question is asked."""

    def __init__(self, items: list[Item], file: File, lang: Lang, by: str | None) -> None:
        from rich.console import Console

        from iccpr_check.load.data import data_root
        from iccpr_check.load.treaties import load_treaty
        from iccpr_check.reviewing import Drafts

        self._items, self._file, self._lang = items, file, lang
        self._by = by
        self._console: Console = Console(highlight=False)
        self._treaty: Treaty = load_treaty(data_root() / "treaties" / "iccpr")
        self._drafts: Drafts = Drafts()

    def run(self) -> None:
        """Ask about what is open, until all is decided or the reviewer stops."""
        from iccpr_check.reviewing import decided

        entries = self._file.entries()
        before = decided(entries)
        todo = [item for item in self._items if (item.entry.path, item.entry.fingerprint) not in before]
        if not todo:
            typer.echo(self._say("already"))
            return
        name = self._name(entries)
        at = 0
        while at < len(todo):
            self._show(todo[at], at + 1, len(todo), entries)
            step = self._ask(todo[at], name)
            if step is None:
                break
            at = max(0, at + step)
        self._close()

    def _ask(self, item: Item, name: str) -> int | None:
        """Take one answer, and write a decision down; return how far to go on, None to stop."""
        from iccpr_check.model import Review
        from iccpr_check.today import today

        decisions = {"a": "accept", "d": "dismiss", "f": "fix"}
        while True:
            self._console.print(self._say("keys"), style="dim", markup=False)
            key = typer.getchar().lower()
            if key == "q":
                return None
            if key in {"s", "b"}:
                return 1 if key == "s" else -1
            if key not in decisions:
                continue
            decision = decisions[key]
            self._console.print(self._say(decision), style="bold", markup=False)
            reason = typer.prompt(self._say(f"why_{decision}"), default="", show_default=False).strip()
            if decision != "accept" and len(reason) < 3:
                continue
            made = Review.model_validate(
                {"decision": decision, "reason": reason, "by": name, "date": today().isoformat()}
            )
            self._file.decide(item, made)
            return 1

    def _show(self, item: Item, number: int, of: int, entries: list[Entry]) -> None:
        from rich.text import Text

        from iccpr_check.report.reading import printable
        from iccpr_check.report.words import word
        from iccpr_check.reviewing import on_other_words

        finding, out = item.finding, self._console
        out.print()
        out.rule(Text(f"{number}/{of} · {printable(item.document.path)}"), align="left", style="dim")
        where = f" ({word('line', self._lang)} {finding.line})" if finding.line is not None else ""
        where = f" ({word('page', self._lang)} {finding.page})" if finding.page is not None else where
        out.print(
            Text(f"{printable(finding.label)}{where}", "bold"),
            Text(f"· {finding.code} · {word(finding.severity, self._lang)}"),
        )
        out.print(Text(printable(finding.message)))
        words = Text()
        for piece, counts in self._drafts.in_context(item):
            words.append(piece, "bold underline" if counts else "")
        self._part("the_draft", Text.assemble("“", words, "”"))
        for one in finding.provisions[:2]:
            self._covenant(one)
        self._part("to_answer", Text(printable(finding.question)))
        earlier = on_other_words(item, entries)
        if earlier is not None:
            self._part("earlier", Text(self._told(earlier)))
        out.print()

    def _covenant(self, provision_id: str) -> None:
        from rich.text import Text

        from iccpr_check.report.reading import words_of
        from iccpr_check.report.words import word

        provision = self._treaty.provision(provision_id)
        if provision is None:
            return
        text = Text(f"{provision_id} “{words_of(provision, 'en')}”")
        if self._lang != "en" and provision.text.get(self._lang):
            translated = words_of(provision, self._lang)
            text.append(f"\n({word('working_translation', self._lang)}) “{translated}”")
        self._part("the_covenant", text)

    def _part(self, key: str, text: object) -> None:
        from rich.text import Text

        self._console.print(Text(f"{self._say(key)}:", "cyan"), text)

    def _told(self, review: Review) -> str:
        said = ", ".join(part for part in (review.reason, review.by, review.date) if part)
        return f"{self._say(review.decision)}: {said}" if said else self._say(review.decision)

    def _name(self, entries: list[Entry]) -> str:
        """Return the reviewer's name: the flag's, or the answer, where the file's last name is offered."""
        if self._by is not None:
            return self._by
        last = next((entry.by for entry in reversed(entries) if entry.by), None)
        name: str = typer.prompt(self._say("your_name"), default=last or _login())
        return name.strip()

    def _close(self) -> None:
        from iccpr_check.reviewing import decided

        done = decided(self._file.entries())
        count = sum((item.entry.path, item.entry.fingerprint) in done for item in self._items)
        left = self._say("left", decided=count, open=len(self._items) - count)
        typer.echo(f"{self._file.path}: {left}")

    def _say(self, key: str, **filled: object) -> str:
        from iccpr_check.report.decided_words import say

        return say(key, self._lang, **filled)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return ""

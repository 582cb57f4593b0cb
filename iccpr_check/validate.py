"""Data files judged: read as the checks read them, and each rule tried on its own examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iccpr_check.closed import closed_world
from iccpr_check.errors import ConfigError, DataError
from iccpr_check.load.data import data_root
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.load.rules import check_names, load_rule
from iccpr_check.load.yamls import read_yaml
from iccpr_check.model import Knowledge, Rule
from iccpr_check.prove import prove as prove_rule


def validate(paths: Sequence[str], *, prove: bool) -> tuple[list[str], str]:
    """Judge data folders (that hold ``treaties/`` and ``mappings/``) and rule files.

    Without paths, the data that come with the program. Returns the mistakes, each as
    ``path:line: key: what``, and what was looked at. Raises ConfigError for a path that is neither.
    """
    mistakes: list[str] = []
    looked_at: list[str] = []
    for path in [Path(one) for one in paths] or [data_root()]:
        try:
            if (path / "mappings").is_dir():
                knowledge = load_knowledge(path)
                rules = knowledge.rules
                looked_at.append(f"{path}: {len(rules)} rules, {len(knowledge.treaty.provisions)} provisions")
                mistakes += [f"{path}: {mistake}" for mistake in closed_world(knowledge)]
                if prove:
                    mistakes += [
                        m for rule in rules for m in _proof(rule, knowledge, path / "mappings/wording")
                    ]
            elif path.suffix == ".yaml" and path.is_file():
                looked_at.append(str(path))
                mistakes += _file(path, prove=prove)
            elif path.exists():
                raise ConfigError(f"{path}: neither a folder with treaties/ and mappings/ nor a .yaml rule")
            else:
                raise ConfigError(f"{path}: no such file or folder")
        except DataError as problem:
            mistakes += str(problem).splitlines()
    return mistakes, "; ".join(looked_at)


def _file(path: Path, *, prove: bool) -> list[str]:
    """Judge one rule file, wherever it lies, among the rules that come with the program."""
    folder = path.resolve().parent.parent
    rule = load_rule(path.resolve(), folder)
    knowledge = load_knowledge()
    provisions = knowledge.treaty.provisions
    check_names(
        rule,
        path.resolve(),
        knowledge.vocabulary,
        provisions={provision.id for provision in provisions},
        elements={element.id for provision in provisions for element in provision.elements},
        kinds={kind.id for kind in knowledge.kinds},
        codes={code.id for code in knowledge.codes},
    )
    if not prove:
        return []
    others = tuple(other for other in knowledge.rules if other.id != rule.id)
    with_it = knowledge.model_copy(
        update={"rules": (*others, rule), "digest": f"{knowledge.digest}+{hash(rule.model_dump_json())}"}
    )
    return _proof(rule, with_it, folder)


def _proof(rule: Rule, knowledge: Knowledge, folder: Path) -> list[str]:
    found = list(prove_rule(rule, knowledge))
    if not found:
        return []
    source = read_yaml(folder.joinpath(*rule.id.split(".")).with_suffix(".yaml"))
    made = []
    for mistake in found:
        name, number = mistake.where.split(".")
        made.append(str(source.error((name, int(number)), mistake.what)))
    return made

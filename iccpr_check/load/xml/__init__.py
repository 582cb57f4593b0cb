"""XML laws: Akoma Ntoso, legislation.gov.uk, the United States, Canada; each by a module of its own.

What the markup says of the structure is taken from it: the text comes with its units.
"""

from __future__ import annotations

from iccpr_check.errors import DraftError
from iccpr_check.load.extract import Extract, Options
from iccpr_check.load.xml.akn import AKN
from iccpr_check.load.xml.bills import BILLS
from iccpr_check.load.xml.canada import CANADA
from iccpr_check.load.xml.clml import CLML
from iccpr_check.load.xml.flatten import Flattener
from iccpr_check.load.xml.treat import Vocabulary
from iccpr_check.load.xml.tree import Tree, parse_xml
from iccpr_check.load.xml.units import marked
from iccpr_check.load.xml.uslm import USLM

VOCABULARIES: tuple[Vocabulary, ...] = (AKN, CLML, USLM, BILLS, CANADA)
"""Every XML vocabulary that is read."""


def read_xml(data: bytes, options: Options = Options()) -> Extract:  # noqa: B008  (a frozen tuple)
    """Return the law in an XML file with the units its markup names.

    Raises DraftError for what is not well-formed, declares entities, or is of no vocabulary known here.
    """
    tree = parse_xml(data)
    vocabulary = _vocabulary(tree)
    flat = Flattener(tree, vocabulary, options.lang)
    text = "".join(flat.text.parts)
    return Extract(
        text=text,
        anchors=tuple(flat.text.anchors),
        title=vocabulary.title(tree.root),
        skipped=flat.asides.skipped(),
        marked=marked(text, flat.opened),
    )


def _vocabulary(tree: Tree) -> Vocabulary:
    for one in VOCABULARIES:
        if one.knows(tree.root, tree.namespace):
            return one
    names = ", ".join(one.name for one in VOCABULARIES)
    raise DraftError(
        f"XML of a vocabulary that is not read (root element {tree.root.tag[:60]}, namespace "
        f"{tree.namespace[:120] or 'none'}); give {names}, or the law as text, HTML or Word"
    )

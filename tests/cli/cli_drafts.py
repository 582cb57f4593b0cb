"""What the tests of the command line share: small knowledge, drafts of each weight, and what a run leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from small import knowledge, says

from iccpr_check.model import Country, Knowledge, LawKind

PRESS = LawKind(
    id="press", name={"en": "press", "vi": "báo chí"}, core=("2(3)",),
    title={"en": ("press",), "vi": ("báo chí",)},
)  # fmt: skip
KNOWN: Knowledge = knowledge(
    says("t.prison", "imprisonment", restricts="19(2)", measure="prison"),
    says("t.licence", "without a licence", restricts="19(2)", measure="licence"),
    says("t.remedy", "effective remedy", element="2(3)(a):remedy_named"),
    says("t.right", "freedom of expression", element="19(2):seek_receive_impart"),
    kinds=[PRESS],
).model_copy(
    update={
        "countries": tuple(
            Country(id=name, name={"en": name, "vi": name}, languages=("en",)) for name in ("IND", "VNM")
        )
    }
)
QUIET = "LAW ON THE PRESS\n\nArticle 1. Scope\nThis Law regulates the press. It has freedom of expression.\n"
MILD = QUIET + "Article 2. Bans\nNo newspaper shall be published without a licence from the Council.\n"
GRAVE = QUIET + "Article 2. Penalties\nWhoever publishes a newspaper is punished with imprisonment.\n"
VIETNAMESE = (
    "LUẬT BÁO CHÍ\n\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định về hoạt động báo chí và cơ quan báo chí.\n"
)
SPANISH = (
    "Artículo 1. Toda persona tiene derecho a la libertad de pensamiento, de conciencia y de religión.\n" * 3
)
BENGALI = "ধারা ১। প্রত্যেক নাগরিকের চিন্তা ও বিবেকের স্বাধীনতার নিশ্চয়তা দান করা হইল।\n" * 3


class Run(NamedTuple):
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Lines on standard error."""
        return self.err.splitlines()


Command = Callable[..., Run]

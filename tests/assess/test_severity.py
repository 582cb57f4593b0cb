"""How serious an indication is; the arithmetic orders a reviewer's work and says nothing of the law."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from small import treaty

from iccpr_check.assess.severity import at_least, lower, rank, weigh
from iccpr_check.model import Prong, ProngState, Provision, Severity

PRONGS = ("legality", "precision", "ground", "necessity", "proportionality", "equality", "safeguard")
STATES: tuple[ProngState, ...] = get_args(ProngState)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

ANSWERS = st.dictionaries(
    st.sampled_from(PRONGS), st.sampled_from(STATES).map(lambda state: Prong(state=state))
)
WEIGHTS = st.lists(st.integers(0, 3), max_size=3)
PROVISIONS = st.sampled_from([p for p in treaty().provisions if p.article < 28])


@given(PROVISIONS, WEIGHTS, ANSWERS)
def test_serious_needs_a_measure_of_the_heaviest_kind_or_wording_that_speaks_against(
    provision, weights, answers
):
    contrary = any(prong.state == "contrary" for prong in answers.values())
    if weigh(provision, weights, answers, ordinary=False) == "serious":
        assert contrary or 3 in weights


@given(PROVISIONS, WEIGHTS, ANSWERS)
def test_ordinary_regulation_is_told_one_step_lower(
    provision: Provision, weights: list[int], answers: dict[str, Prong]
) -> None:
    assert weigh(provision, weights, answers, ordinary=True) == lower(
        weigh(provision, weights, answers, ordinary=False)
    )


@given(PROVISIONS, WEIGHTS, ANSWERS)
def test_the_silence_of_a_text_on_necessity_and_proportion_counts_nothing(
    provision: Provision, weights: list[int], answers: dict[str, Prong]
) -> None:
    silent = answers | {name: Prong(state="absent") for name in ("necessity", "proportionality")}
    unasked = {name: prong for name, prong in silent.items() if name not in {"necessity", "proportionality"}}
    assert weigh(provision, weights, silent, ordinary=False) == weigh(
        provision, weights, unasked, ordinary=False
    )


@given(
    PROVISIONS, WEIGHTS, ANSWERS, st.sampled_from(["safeguard", "necessity", "proportionality", "precision"])
)
def test_a_safeguard_never_makes_it_worse(
    provision: Provision, weights: list[int], answers: dict[str, Prong], name: str
) -> None:
    helped = weigh(provision, weights, answers | {name: Prong(state="present")}, ordinary=False)
    assert rank(helped) >= rank(weigh(provision, weights, answers, ordinary=False))


@given(PROVISIONS, ANSWERS)
def test_a_heavier_measure_is_never_less_serious(provision: Provision, answers: dict[str, Prong]) -> None:
    told = [rank(weigh(provision, [weight], answers, ordinary=False)) for weight in (1, 2, 3)]
    assert told == sorted(told, reverse=True)


def test_prison_without_a_ground_or_a_safeguard_is_serious_and_a_fine_with_both_is_not() -> None:
    expression = treaty().provision("19(2)")
    assert expression is not None
    bare = {name: Prong(state="absent") for name in ("ground", "safeguard")}
    full = {name: Prong(state="present") for name in ("ground", "safeguard", "necessity")}
    assert weigh(expression, [3], bare, ordinary=False) == "serious"
    assert weigh(expression, [1], full, ordinary=False) == "info"


def test_severities_are_ordered() -> None:
    assert sorted(SEVERITIES, key=rank) == ["serious", "warning", "notice", "info"]
    assert lower("info") == "info"
    assert at_least("notice", "warning") == at_least("warning", "notice") == "warning"

"""Keyword search, rapidfuzz and TF-IDF: three ways to say which article of the Covenant a text is about."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping, Sequence
from functools import cache

import yaml

from bench.accuracy.baselines.ranked import Ranker, any_of, words
from iccpr_check.load.data import data_root


def rankers() -> tuple[list[Ranker], list[str]]:
    """Return the baselines that can run here, and a line for each that cannot."""
    found: list[Ranker] = [Keywords(), Fuzzy()]
    if importlib.util.find_spec("sklearn") is None:
        return found, ["TF-IDF is left out: it needs scikit-learn (pip install '.[bench]')"]
    return [*found, TfIdf()], []


class Keywords:
    """The number of different words of the list that a text has."""

    name = "keyword list"

    def scores(self, texts: Sequence[str], lang: str) -> list[Mapping[str, float]]:
        """Return for each text article -> different words of that article in it."""
        patterns = {str(number): any_of(tuple(one[lang])) for number, one in words()["articles"].items()}
        return [
            {
                number: float(len({hit.casefold() for hit in pattern.findall(text)}))
                for number, pattern in patterns.items()
            }
            for text in texts
        ]


class Fuzzy:
    """rapidfuzz ``token_set_ratio`` of a text and the best paragraph of each article."""

    name = "rapidfuzz token_set_ratio"

    def scores(self, texts: Sequence[str], lang: str) -> list[Mapping[str, float]]:
        """Return for each text article -> the ratio, 0 to 100."""
        from rapidfuzz import fuzz, process, utils

        paragraphs = covenant(lang)
        matrix = process.cdist(
            texts,
            [text for _, text in paragraphs],
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
        )
        return [_best(paragraphs, [float(value) for value in row]) for row in matrix]


class TfIdf:
    """Cosine of TF-IDF vectors (words, pairs of words) of a text and the best paragraph of each article."""

    name = "TF-IDF cosine"

    def scores(self, texts: Sequence[str], lang: str) -> list[Mapping[str, float]]:
        """Return for each text article -> the cosine, 0 to 1; the weights are learnt from all the texts."""
        vectorizer = importlib.import_module("sklearn.feature_extraction.text").TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b"
        )
        paragraphs = covenant(lang)
        vectorizer.fit([*texts, *(text for _, text in paragraphs)])
        treaty = vectorizer.transform([text for _, text in paragraphs])
        matrix = (vectorizer.transform(texts) @ treaty.T).toarray()
        return [_best(paragraphs, [float(value) for value in row]) for row in matrix]


@cache
def covenant(lang: str) -> tuple[tuple[str, str], ...]:
    """Return the paragraphs of articles 1 to 27, each with its article."""
    path = data_root() / "treaties" / "iccpr" / f"text.{lang}.yaml"
    articles = yaml.safe_load(path.read_text(encoding="utf-8"))["articles"]
    return tuple(
        (str(number), line)
        for number, text in articles.items()
        if int(number) <= 27
        for line in text.splitlines()
        if line.strip()
    )


def _best(paragraphs: Sequence[tuple[str, str]], values: Sequence[float]) -> dict[str, float]:
    best: dict[str, float] = {}
    for (number, _), value in zip(paragraphs, values, strict=True):
        best[number] = max(value, best.get(number, 0.0))
    return best

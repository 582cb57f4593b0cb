"""``init``: what a repository of laws begins with."""

from __future__ import annotations

from importlib.resources import files

from iccpr_check.config import NAME

_CI = {
    "github": (".github/workflows/iccpr-check.yml", "github.yml"),
    "gitlab": (".gitlab/iccpr-check.yml", "gitlab.yml"),
    "pre-commit": (".pre-commit-config.yaml", "pre-commit-config.yaml"),
}


def files_for(ci: str | None) -> dict[str, str]:
    """Return the files to write, by their place in the repository; ``ci`` is None for no CI job."""
    made = {NAME: _template("iccpr-check.yaml")}
    if ci is not None:
        place, template = _CI[ci]
        made[place] = _template(template)
    return made


def _template(name: str) -> str:
    return (files("iccpr_check") / "templates" / name).read_text("utf-8")

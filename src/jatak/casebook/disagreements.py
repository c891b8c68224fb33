"""Where the gate decides a row of the shipped casebook otherwise than the authority did, and why."""

import tomllib
from importlib.resources import files
from typing import NamedTuple


class Disagreement(NamedTuple):
    """The rule that decided for the authority, the rule that decides for the gate, and the reason."""

    expected: str
    got: str
    reason: str


def disagreements() -> dict[str, Disagreement]:
    """Every known disagreement, by the id of its row."""
    written = tomllib.loads(files("jatak.casebook.data").joinpath("disagreements.toml").read_text("utf-8"))
    return {
        name: Disagreement(said["expected"], said["got"], " ".join(said["reason"].split()))
        for name, said in written.items()
    }

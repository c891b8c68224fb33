"""Rspamd, asked through its own client."""

import json
from typing import Any

from jatak.reputation.spam.running import run
from jatak.reputation.spam.score import Rule, Score, SpamCheckFailed, weighed


def ask_rspamc(program: str, message: bytes, timeout: float) -> Score:
    """Ask a running rspamd, whose settings say whether it uses the network; raises SpamCheckFailed."""
    return read_rspamc(run([program, "--json", f"--timeout={timeout:g}"], message, timeout))


def read_rspamc(said: bytes) -> Score:
    """The object that `rspamc --json` prints; what weighs nothing is left out."""
    try:
        answer = json.loads(said)
        symbols = answer.get("symbols", {}).values()
        rules = [_rule(symbol) for symbol in symbols if symbol["score"]]
        return Score("rspamd", float(answer["score"]), float(answer["required_score"]), weighed(rules))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SpamCheckFailed(
            "The answer of rspamc cannot be read.", "Look whether its version is 2.0 or newer, and at rspamd's log."
        ) from error


def _rule(symbol: dict[str, Any]) -> Rule:
    return Rule(symbol["name"], float(symbol["score"]), symbol.get("description", ""))

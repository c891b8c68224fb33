"""Apache SpamAssassin: the program itself, with local rules alone, or spamc where only that is here."""

import re
from email import message_from_bytes, policy

from jatak.reputation.spam.running import run
from jatak.reputation.spam.score import Rule, Score, SpamCheckFailed, weighed

WORDS = "Jatak-Rules-In-Words"
# A header of our own with points, since the usual one names rules alone; and its table of words as the whole report.
SETTINGS = (
    "use_bayes 0",
    "report_safe 0",
    "add_header all Jatak score=_SCORE_ required=_REQD_ tests=_TESTSSCORES(,)_",
    "clear_report_template",
    f"report {WORDS}",
    "report _SUMMARY_",
)
_HEADER = re.compile(r"score=(?P<score>-?[\d.]+) required=(?P<threshold>-?[\d.]+) tests=(?P<tests>.*)")
_ROW = re.compile(r" *(?P<points>-?\d+(?:\.\d+)?) +(?P<name>[A-Z][A-Z0-9_]+) +(?P<words>\S.*)")
_FIRST = re.compile(r"(?P<score>-?[\d.]+)/(?P<threshold>-?[\d.]+)")


def ask_spamassassin(program: str, message: bytes, timeout: float) -> Score:
    """Ask without network (-L), without preferences or learning of its own; raises SpamCheckFailed."""
    settings = [f"--cf={line}" for line in SETTINGS]
    return read_spamassassin(run([program, "-L", "-t", "-x", *settings], message, timeout))


def ask_spamc(program: str, message: bytes, timeout: float) -> Score:
    """Ask a running spamd, whose settings say whether it uses the network; raises SpamCheckFailed."""
    # -x: an error instead of a good word where no server answers.
    return read_spamc(run([program, "-x", "-R"], message, timeout))


def read_spamassassin(said: bytes) -> Score:
    """The score in the header that we asked for, and the words in the report behind the message."""
    header = message_from_bytes(said, policy=policy.compat32).get("X-Spam-Jatak", "")
    # Long lists are folded after their commas.
    found = _HEADER.fullmatch(re.sub(r",\s+", ",", " ".join(str(header).split())))
    if not found:
        raise SpamCheckFailed("The answer of spamassassin has no score.", "Look whether its version is 3.4 or newer.")
    words = {rule.name: rule.words for rule in _table(said.decode("utf-8", "replace").rpartition(WORDS)[2])}
    pairs = (pair.partition("=") for pair in found["tests"].split(",") if "=" in pair)
    rules = [Rule(name, float(points), words.get(name, "")) for name, _, points in pairs]
    return Score("spamassassin", float(found["score"]), float(found["threshold"]), weighed(rules))


def read_spamc(said: bytes) -> Score:
    """The first line is score and threshold, the report holds the table."""
    first, _, report = said.decode("utf-8", "replace").partition("\n")
    found = _FIRST.fullmatch(first.strip())
    if not found:
        raise SpamCheckFailed("The answer of spamc has no score.", "Look whether its version is 3.4 or newer.")
    return Score("spamc", float(found["score"]), float(found["threshold"]), weighed(_table(report)))


def _table(report: str) -> list[Rule]:
    """Rows of points, name and words; a row may go on in indented lines."""
    rules: list[Rule] = []
    for line in report.splitlines():
        if row := _ROW.fullmatch(line):
            rules.append(Rule(row["name"], float(row["points"]), row["words"].strip()))
        elif rules and line.startswith(" " * 10) and line.strip():
            last = rules[-1]
            rules[-1] = Rule(last.name, last.points, f"{last.words} {line.strip()}")
    return rules

"""Findings in short, for tests."""

from collections.abc import Iterable

from jatak.reputation.finding import Finding, Level


def levels(findings: Iterable[Finding]) -> list[str]:
    """How much each matters."""
    return [str(finding.level) for finding in findings]


def only(findings: Iterable[Finding], level: Level) -> Finding:
    """The one finding that there is, of this level."""
    (found,) = findings
    assert found.level is level, found
    assert found.source
    assert bool(found.remedy) == (level is not Level.OK), "what is not well has a remedy"
    return found


def find(findings: Iterable[Finding], words: str) -> Finding:
    """The one finding that says these words."""
    listed = list(findings)
    found = [finding for finding in listed if words in finding.seen]
    assert len(found) == 1, listed
    return found[0]

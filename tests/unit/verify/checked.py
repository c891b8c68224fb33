"""What the verifier finds in bytes, without a process of its own."""

from io import BytesIO

from jatak_verify.checking import Trust, findings
from jatak_verify.errors import Broken, Unreadable
from jatak_verify.files.export import opened
from jatak_verify.files.work import Work
from jatak_verify.finding import Finding, Verdict

NOTHING = Trust()


def found(data: bytes, trust: Trust = NOTHING) -> list[Finding]:
    """Every finding; what cannot be read at all is one that fails."""
    try:
        return list(findings(opened(BytesIO(data), Work(lambda *told: None, {})), trust))
    except (Broken, Unreadable) as error:
        return [Finding("read", Verdict.FAILS, error.words)]


def failing(data: bytes, trust: Trust = NOTHING) -> dict[str, str]:
    """What does not hold: the check and its first sentence."""
    return {each.check: each.words for each in reversed(found(data, trust)) if each.verdict is Verdict.FAILS}

"""Whether a policy lets an address send (RFC 7208 section 4.6.2), where that can be told without a message."""

from enum import StrEnum

from jatak.reputation.resolver import Address
from jatak.reputation.spf.walk import Policy, Step


class Result(StrEnum):
    """What a receiver gets for an address (RFC 7208 section 2.6)."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    SOFTFAIL = "softfail"
    NEUTRAL = "neutral"


_OF = {"+": Result.PASS, "-": Result.FAIL, "~": Result.SOFTFAIL, "?": Result.NEUTRAL}


def results(policy: Policy, address: Address) -> frozenset[Result]:
    """What may come out; more than one where it depends on the message."""
    possible: set[Result] = set()
    for step in policy.steps:
        may_match, must_match = _matches(step, address)
        if may_match:
            possible.add(_OF[step.directive.qualifier])
        if must_match:
            return frozenset(possible)
    rest = results(policy.redirect, address) if policy.redirect else {Result.NEUTRAL}
    return frozenset(possible | rest)


def _matches(step: Step, address: Address) -> tuple[bool, bool]:
    """Whether a step may match, and whether it must; an include matches where the policy in it says pass."""
    if step.open:
        return True, False
    if step.inside:
        inside = results(step.inside, address)
        return Result.PASS in inside, inside == {Result.PASS}
    # A network of the other version of IP holds no address of this one.
    within = any(address in network for network in step.networks)
    return within, within

"""The secrets of providers, as the operator named them; where there is none a route is closed."""

from jatak.base.errors import UsageError
from jatak.inbound.webhooks.providers import BASIC, PROVIDERS, View

EXAMPLE = "postmark=user:password mailgun=SIGNING-KEY"
MAIL = ".inbound"
SHORTEST = 12
"""Letters of a secret: a shorter one could be found by trying."""


def secrets_of(text: str) -> dict[str, str]:
    """The value of JATAK_INBOUND_WEBHOOKS, a secret for each name; raises UsageError that tells none of them."""
    found = {}
    for number, entry in enumerate(text.split(), 1):
        name, _, secret = entry.partition("=")
        provider = PROVIDERS.get(name.removesuffix(MAIL))
        view = provider and (provider.inbound if name.endswith(MAIL) else provider.tracking)
        if not view or len(secret) < SHORTEST or (view.secret == BASIC and ":" not in secret):
            raise UsageError(
                f"JATAK_INBOUND_WEBHOOKS: entry number {number} names no provider with its secret.",
                f"Write it as {EXAMPLE}, a secret with at least {SHORTEST} letters, for {', '.join(PROVIDERS)}.",
            )
        found[name] = secret
    return found


def opened(text: str, provider: str, mail: bool) -> tuple[View, str] | None:
    """The view of a provider and its secret; None where the route is closed."""
    known = PROVIDERS.get(provider)
    view = known and (known.inbound if mail else known.tracking)
    if known is None or view is None:
        return None
    secrets = secrets_of(text)
    same = not mail or known.tracking.secret == view.secret
    secret = (secrets.get(provider + MAIL) if mail else None) or (secrets.get(provider) if same else None)
    return (view, secret) if secret else None

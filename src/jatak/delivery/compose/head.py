"""The headers that all letters of one language have alike."""

from jatak.delivery.compose.addresses import domain_of, written
from jatak.delivery.compose.body import Field
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.letter import ListIdentity
from jatak.delivery.compose.phrases import clean, named, phrase


def constant(draft: Draft) -> tuple[Field, ...]:
    """The constant headers but for subject and MIME structure; raises UnusableAddress for the sender's."""
    sender = named(phrase(clean(draft.sender.name)), written(draft.sender.address).encode())
    always = (b"From", sender), (b"Content-Language", draft.language.encode())
    if draft.listed:
        return *always, *_list(draft.listed, domain_of(draft.sender.address))
    # RFC 3834: out-of-office programs leave it alone.
    return *always, (b"Auto-Submitted", b"auto-generated")


def _list(of: ListIdentity, domain: str) -> tuple[Field, ...]:
    identity = f"{of.id}.{domain}".encode()
    name = phrase(clean(of.name))
    return (
        (b"List-Id", named(name, identity) if name else b"<%b>" % identity),
        (b"List-Unsubscribe-Post", b"List-Unsubscribe=One-Click"),
        # RFC 9477: complaints come back to the From domain.
        (b"CFBL-Address", f"fbl@{domain}; report=arf".encode()),
    )

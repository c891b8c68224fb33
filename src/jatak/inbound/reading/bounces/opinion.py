"""The second opinion: flufl.bounce, which knows how old mail programs write."""

import email

from jatak.inbound.reading.mail.part import Part

MOST = 64 * 1024
"""Bytes of a mail that it is shown."""
PARTS = 20
"""With more it takes seconds, and no notice has them."""


def second_opinion(mail: Part, data: bytes) -> tuple[str, ...]:
    """The addresses that it finds, the failed before the delayed; nothing where it stumbles."""
    if sum(1 for _ in mail.walk(into_mails=True)) > PARTS:
        return ()
    from flufl.bounce import all_failures

    try:
        delayed, failed = all_failures(email.message_from_bytes(data[:MOST].lstrip()))
    except Exception:  # whatever a parser of others does with rubbish is no reason to fail
        return ()
    return tuple(
        dict.fromkeys(_text(one) for one in (*sorted(failed), *sorted(delayed)) if b"@" in one and len(one) < 320)
    )


def _text(address: bytes) -> str:
    return address.decode("utf-8", "replace").strip()

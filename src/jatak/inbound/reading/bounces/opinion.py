"""The second opinion: flufl.bounce, which knows how old mail programs write."""

import email

MOST = 256 * 1024


def second_opinion(data: bytes) -> tuple[str, ...]:
    """The addresses that it finds, the failed before the delayed; nothing where it stumbles."""
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

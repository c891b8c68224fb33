"""Who signed the list, and whether the reader trusts that key."""

from collections.abc import Iterator

from jatak_verify.files.manifest import Manifest
from jatak_verify.finding import Finding, Verdict
from jatak_verify.keys import Trusted, fingerprint, made

CHECK = "signature"
NOBODY = (
    "Nobody has vouched for this key yet. Ask the company for its fingerprint by another way than this file, such as by"
    " telephone or in a letter, compare, and run this again with --key."
)


def findings(manifest: Manifest, trusted: Trusted | None) -> Iterator[Finding]:
    """In words."""
    if not manifest.signatures:
        words = "Nobody signed this export: whoever changed it could have changed its list of contents too."
        yield Finding(CHECK, Verdict.FAILS, words)
        return
    signers = {each.key for each in manifest.signatures if made(each.key, each.signature, manifest.signed)}
    for each in manifest.signatures:
        if each.key in signers:
            words = f"The list of contents is signed by the key {fingerprint(each.key)}."
            yield Finding(CHECK, Verdict.HOLDS, words)
        else:
            words = f"The list of contents was changed after the key {fingerprint(each.key)} signed it."
            yield Finding(CHECK, Verdict.FAILS, words)
    yield from _vouched(signers, trusted)


def _vouched(signers: set[bytes], trusted: Trusted | None) -> Iterator[Finding]:
    if trusted is None:
        if signers:
            yield Finding("key", Verdict.OPEN, NOBODY)
    elif any(map(trusted.is_for, signers)):
        yield Finding("key", Verdict.HOLDS, "That is the key that you trust.")
    else:
        words = "The key that you trust did not sign this file: it does not come from whom you think, or was changed."
        yield Finding("key", Verdict.FAILS, words)

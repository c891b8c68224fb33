"""Who signed the heads, and whether that is who signed the file."""

from collections.abc import Iterator

from jatak_verify.files.manifest import Manifest
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.keys import Trusted, fingerprint
from jatak_verify.log.head import day
from jatak_verify.log.history import History

CHECK = "heads"
REPLACED = (
    " It is the one that you trust, so the company may have replaced it since. Ask for the fingerprint of its present"
    " key by another way than this file, and run this again with that."
)


def findings(
    manifest: Manifest, history: History, troubles: Troubles, trusted: Trusted | None = None
) -> Iterator[Finding]:
    """In words. Older heads may be of an older key: that the newest continues them is what counts."""
    newest = history.newest
    if newest is None:
        yield Finding(
            CHECK, Verdict.FAILS, "There is no signed head of the log: nothing shows that the past was not changed."
        )
        return
    if newest.key not in {each.key for each in manifest.signatures}:
        troubles.add("The newest head of the log was signed by another key than this file.")
    yield from troubles.findings()
    if not troubles.count:
        words = f"Each head of the log, its size and root at an instant, is signed, the last on {day(newest.at)}"
        yield Finding(CHECK, Verdict.HOLDS, f"{words}: {history.count:,} checked.")
    for key in history.keys.keys() - {newest.key}:
        words = f"{history.keys[key]:,} older heads are signed by an earlier key, {fingerprint(key)}."
        yield Finding("earlier key", Verdict.OPEN, words + (REPLACED if trusted and trusted.is_for(key) else ""))

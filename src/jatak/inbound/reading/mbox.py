"""Files of mails: one, or an mbox of many (RFC 4155)."""

import re
from collections.abc import Iterator

FROM_LINE = re.compile(
    rb"(?:\A|\r?\n\r?\n)(?=From [^\s]{1,400} {1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d "
    rb"[^\r\n]{5,60}\r?\n[!-9;-~]{1,80}:)"
)


def mails_in(data: bytes) -> Iterator[bytes]:
    """Each mail; a file that does not begin as an mbox does is one mail. `>From ` within is as it was written."""
    starts = [match.end() for match in FROM_LINE.finditer(data)] if data.startswith(b"From ") else []
    if len(starts) < 2 or starts[0] != 0:
        yield data
        return
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield data[start:end].rstrip(b"\r\n") + b"\n"

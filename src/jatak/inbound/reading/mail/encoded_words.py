"""Encoded words of headers (RFC 2047): `=?utf-8?Q?Udl=C3=B8bet?=`."""

import base64
import binascii
import quopri
import re

from jatak.inbound.reading.mail.charsets import text_of

WORD = re.compile(r"=\?([^\s?*]{1,60})(?:\*[^\s?]{0,20})?\?([bBqQ])\?([^?\n]*)\?=")
BETWEEN = re.compile(r"(\?=)[ \t]+(?==\?)")


def decoded(value: str) -> str:
    """The value with its encoded words decoded; what is no right one stays as it is."""
    if "=?" not in value:
        return value
    return WORD.sub(_word, BETWEEN.sub(r"\1", value))


def _word(match: re.Match[str]) -> str:
    charset, encoding, encoded = match.groups()
    raw = encoded.encode("ascii", "ignore")
    try:
        data = base64.b64decode(raw + b"==") if encoding in "bB" else quopri.decodestring(raw.replace(b"_", b" "))
    except binascii.Error:
        return match[0]
    return text_of(data, charset).replace("\n", " ")

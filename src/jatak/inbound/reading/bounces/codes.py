"""Reply codes (RFC 5321) and enhanced status codes (RFC 3463) in what a mail server said."""

import re

ENHANCED = re.compile(r"(?<![\d.\w-])([45])\.([0-7])\.(\d{1,3})(?![\d\w]|\.\d)")
AFTER_REPLY = re.compile(
    r"\b[245]\d\d[ \-#(]{1,4}([45])\.([0-7])\.(\d{1,3})(?![\d\w]|\.\d)|#\s?([45])\.([0-7])\.(\d{1,3})(?!\d)"
)
REPLY = re.compile(
    r"(?:^|said:?|says:?|replied:?|response:?|responded:?|returned:?|error:?|reason:?|code:?|smtp;|>>|<<<|:|-|\(|#|\"|')\s{0,3}#?([45][0-5]\d)(?=[\s\-:,.#)\"']|$)",
    re.IGNORECASE | re.MULTILINE,
)


def enhanced_in(text: str) -> str:
    """The enhanced status code that the text most likely means: one behind a reply code, else the first."""
    if match := AFTER_REPLY.search(text):
        return ".".join(str(int(number)) for number in match.groups() if number is not None)
    match = ENHANCED.search(text)
    return ".".join(str(int(number)) for number in match.groups()) if match else ""


def reply_in(text: str) -> str:
    """The three digits of the first reply that refuses; empty where there is none."""
    match = REPLY.search(text)
    return match[1] if match else ""

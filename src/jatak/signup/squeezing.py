"""Our own script and style sheets without what only their readers need: remarks, and space around signs."""

import re

STRINGS = re.compile(r'("(?:[^"\\\n]|\\.)*"|`[^`]*`)')
REMARKS = re.compile(r"^\s*//[^\n]*$|/\*.*?\*/", re.MULTILINE | re.DOTALL)
SPACE = re.compile(r"\s*([=+*<>?:;,{}()&|!])\s*")


def squeezed(script: str) -> str:
    """A script in which remarks stand on lines of their own, and every statement ends with its semicolon or brace."""
    parts = STRINGS.split(REMARKS.sub("", script))
    return "".join(part if number % 2 else SPACE.sub(r"\1", part) for number, part in enumerate(parts)).strip() + "\n"

"""What a part says it is (RFC 2045)."""

import re
from dataclasses import dataclass

PARAMETER = re.compile(r';\s*([\w.-]{1,60})\*?(?:0\*?)?\s*=\s*(?:"([^"]{0,1000})"|([^;\s"]{1,1000}))')


@dataclass(frozen=True, slots=True)
class ContentType:
    """Type and parameters in small letters, but for the boundary."""

    main: str = "text"
    sub: str = "plain"
    charset: str = ""
    boundary: str = ""
    report_type: str = ""

    @property
    def name(self) -> str:
        """Such as `text/plain`."""
        return f"{self.main}/{self.sub}"


def content_type(value: str) -> ContentType:
    """What the header says; plain text where it is missing or cannot be read (RFC 2045 section 5.2)."""
    main, slash, sub = value.partition(";")[0].strip().lower().partition("/")
    if not (slash and main.strip() and sub.strip()):
        main, sub = "text", "plain"
    said = {match[1].lower(): match[2] if match[2] is not None else match[3] for match in PARAMETER.finditer(value)}
    return ContentType(
        main.strip(),
        sub.split()[0],
        said.get("charset", "").lower(),
        said.get("boundary", "").rstrip(),
        said.get("report-type", "").lower(),
    )

"""Whole answers out of the bytes of a relay, however they are cut."""

from jatak.delivery.smtp.outcome import Broken

LINE_LIMIT, REPLY_LIMIT, UNASKED_LIMIT = 4096, 65536, 100
_CODES = {str(code).encode(): code for code in range(200, 600)}


class Reply:
    """A whole answer: its code and its lines, which are put into words only when somebody reads them."""

    __slots__ = ("_lines", "code")

    def __init__(self, code: int, lines: list[bytes]) -> None:
        self.code, self._lines = code, lines

    @property
    def welcome(self) -> bool:
        """Whether it is a yes (2xx)."""
        return 200 <= self.code < 300

    @property
    def lines(self) -> list[str]:
        """The words of each line, without the code."""
        return [shown(line[4:]) for line in self._lines]

    @property
    def text(self) -> str:
        """Code and words in one line, as it is kept."""
        return f"{self.code} {' '.join(self.lines)}".strip()[:500]


class ReplyReader:
    """Takes bytes as they come and keeps the whole answers (RFC 5321 section 4.2) in `heard`."""

    def __init__(self) -> None:
        self.heard: list[Reply] = []
        self.goodbye = ""
        """What the relay said when it closed the connection (421), or nothing."""
        self._rest = b""
        self._lines: list[bytes] = []
        self._size = 0

    @property
    def silent(self) -> bool:
        """Whether nothing was heard that nobody asked for, not even half a line."""
        return not (self.heard or self._rest or self._lines)

    def feed(self, data: bytes) -> None:
        """Take more bytes; Broken when they are no answers, with the answers before that in `heard`."""
        *lines, rest = (self._rest + data).split(b"\n") if self._rest else data.split(b"\n")
        self._rest = rest
        for line in lines:
            code = _CODES.get(line[:3])
            if code and line[3:4] == b" " and code != 421 and not self._lines and len(line) <= LINE_LIMIT:
                # Nearly all answers are one line.
                self.heard.append(Reply(code, [line]))
            else:
                self._take(line)
        if len(self.heard) > UNASKED_LIMIT:
            raise Broken("the relay talks without an end")
        if len(rest) > LINE_LIMIT:
            raise Broken("the relay answered an endless line")

    def _take(self, line: bytes) -> None:
        code, mark = _CODES.get(line[:3]), line[3:4]
        if code is None or mark not in b" -\r" or len(line) > LINE_LIMIT:
            raise Broken(f"the relay answered nonsense: {shown(line)}")
        self._lines.append(line)
        if mark == b"-":
            self._size += len(line)
            if self._size > REPLY_LIMIT:
                raise Broken("the relay talks without an end")
            return
        reply = Reply(code, self._lines)
        self.heard.append(reply)
        self._lines, self._size = [], 0
        if code == 421:
            self.goodbye = reply.text


def shown(line: bytes) -> str:
    """A relay's words as they can be kept and shown: printable, and no longer than a message deserves."""
    text = line.rstrip(b"\r").decode("utf-8", "replace")
    return (text if text.isprintable() else "".join(c if c.isprintable() else "?" for c in text))[:300]

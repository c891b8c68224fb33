"""A gateway that keeps what it is asked, and answers, stalls or hangs up as a test says."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from tests.plugins.relay import Peer, _Listening


class Asked(NamedTuple):
    """One request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: str

    @property
    def fields(self) -> dict[str, str]:
        """Of the query, or of the form."""
        return dict(parse_qsl(urlsplit(self.target).query or self.body, keep_blank_values=True))


Says = Callable[[Asked, int], bytes]
"""The bytes of the answer to the request of this number; empty: hang up without one."""


def answer(status: int, body: str = "", *more: str) -> bytes:
    """A whole answer."""
    data = body.encode()
    head = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(data)}", *more]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data


ACCEPTED = answer(202, "0: Accepted for delivery")


class HttpGateway(_Listening):
    """Speaks HTTP/1.1 and keeps connections."""

    def __init__(self, says: Says = lambda asked, number: ACCEPTED) -> None:
        self.says = says
        self.asked: list[Asked] = []
        self.connections = 0
        super().__init__()

    def serve(self, peer: Peer) -> None:
        """Answer one request after the other."""
        self.connections += 1
        while line := peer.hear():
            method, target, _ = line.split(" ")
            headers: dict[str, str] = {}
            while field := peer.hear():
                name, _, value = field.partition(": ")
                headers[name.lower()] = value
            body = peer.file.read(int(headers.get("content-length", "0"))).decode()
            self.asked.append(asked := Asked(method, target, headers, body))
            said = self.says(asked, len(self.asked))
            if not said:
                return
            peer.say(said)

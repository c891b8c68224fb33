"""A sink with a character: what it can do, what it says to which command, and connections that begin badly."""

from collections.abc import Callable

from tests.plugins.relay import Peer, Sink

Says = Callable[[str, int], str]
"""The answer to a command, on the connection of this number; empty: what a good relay says; `hang up`: nothing more."""
HANG_UP = "hang up"


class Moody(Sink):
    """Takes mail as a sink does, but for what `says` says and for its first connections, which follow scripts."""

    def __init__(self, *extensions: str, delay: float = 0) -> None:
        self.extensions = extensions
        self.says: Says = lambda command, connection: ""
        self.scripts: list[Callable[[Peer], None]] = []
        """For the first connections, one each."""
        self.commands: list[str] = []
        self.connections = 0
        self.leaves_after: int | None = None
        """Hangs up after so many messages of a connection."""
        super().__init__(delay)

    def serve(self, peer: Peer) -> None:
        """Talk to one client."""
        self.connections += 1
        number = self.connections
        if self.scripts:
            self.scripts.pop(0)(peer)
            return
        if (greeting := self.says("", number)) == HANG_UP:
            return
        peer.say(greeting or "220 sink")
        self._commands(peer, number)

    def _commands(self, peer: Peer, number: int) -> None:
        sender = recipient = ""
        taken = 0
        while line := peer.hear():
            self.commands.append(line)
            verb, inside = line.split(" ", 1)[0].upper(), line.partition("<")[2].partition(">")[0]
            answer = self.says(line, number)
            if answer == HANG_UP:
                return
            if verb in ("MAIL", "RCPT"):
                sender, recipient = (inside, "") if verb == "MAIL" else (sender, "" if answer else inside)
            elif verb == "DATA" and not recipient:
                answer = answer or "554 no valid recipients"
            if answer or verb != "DATA":
                peer.say(answer or self._good(verb))
            elif not self._take(peer, sender, recipient) or (taken := taken + 1) == self.leaves_after:
                return

    def _good(self, verb: str) -> str:
        if verb == "EHLO":
            return "\r\n".join([*(f"250-{each}" for each in ("sink", *self.extensions)), "250 HELP"])
        return "221 bye" if verb == "QUIT" else "250 ok"

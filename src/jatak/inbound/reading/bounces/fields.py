"""The fields of a delivery status (RFC 3464), recipient by recipient, however they were put together."""

import re
from dataclasses import dataclass, field

from jatak.inbound.reading.mail.addresses import first_address
from jatak.inbound.reading.mail.headers import headers_of

ACTIONS = {
    "fail": "failed",
    "error": "failed",
    "bounce": "failed",
    "reject": "failed",
    "delay": "delayed",
    "relay": "relayed",
    "deliver": "delivered",
    "expand": "expanded",
}
FIRST_OF_ONE = ("final-recipient", "original-recipient", "action")
STATUS = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})")
XTEXT = re.compile(r"\+(2B|3D|40)")
MOST = 500


@dataclass(slots=True)
class Block:
    """The fields of one recipient, by name in small letters."""

    said: dict[str, str] = field(default_factory=dict)

    @property
    def original(self) -> str:
        """Whom the sender wrote to."""
        return address_of(self.said.get("original-recipient", ""))

    @property
    def final(self) -> str:
        """Who it became on the way."""
        return address_of(self.said.get("final-recipient", "")) or address_of(self.said.get("x-actual-recipient", ""))

    @property
    def action(self) -> str:
        """One of RFC 3464's five, empty where it is none of them."""
        said = self.said.get("action", "").strip().lower()
        return next((action for start, action in ACTIONS.items() if said.startswith(start)), "")

    @property
    def status(self) -> str:
        """Three numbers, empty where it has none."""
        match = STATUS.search(self.said.get("status", ""))
        return ".".join(str(int(number)) for number in match.groups()) if match else ""

    @property
    def words(self) -> str:
        """What the receiver said, with what stands behind the status."""
        diagnostic = self.said.get("diagnostic-code", "")
        behind = STATUS.sub("", self.said.get("status", ""))
        others = (self.said.get(name, "") for name in ("x-supplementary-info", "x-display-name", "x-mailer-message"))
        return " ".join(
            part
            for part in (diagnostic, behind.strip(" ()"), self.said.get("action", "").partition("(")[2], *others)
            if part
        )

    @property
    def of_a_recipient(self) -> bool:
        """Whether it speaks of somebody, not of the whole message."""
        return any(name in self.said for name in FIRST_OF_ONE)


def blocks(text: str) -> tuple[dict[str, str], list[Block]]:
    """The fields of the message, and those of each recipient; a recipient begins where a field comes again."""
    message: dict[str, str] = {}
    every: list[Block] = []
    for stretch in re.split(r"\n[ \t]*\n", text.strip("\n")):
        now = Block()
        for name, value in headers_of(stretch.encode("utf-8", "replace")).fields:
            if name in FIRST_OF_ONE and name in now.said and len(every) < MOST:
                every.append(now)
                now = Block()
            now.said.setdefault(name, value)
        if now.of_a_recipient:
            every.append(now)
        for name, value in now.said.items():
            message.setdefault(name, value)
    return message, _of_somebody(_joined(every))


def _of_somebody(every: list[Block]) -> list[Block]:
    """Without what speaks of nobody beside others that do: some systems say the action once, of the whole message."""
    named = [one for one in every if one.original or one.final]
    for one in named:
        for stray in every:
            if not (stray.original or stray.final) and "action" in stray.said:
                one.said.setdefault("action", stray.said["action"])
    return named or every


def _joined(every: list[Block]) -> list[Block]:
    """A stretch without an address goes on with the one before: some systems put blank lines between fields."""
    joined: list[Block] = []
    for one in every:
        if joined and not (one.original or one.final) and not set(one.said) & set(joined[-1].said):
            joined[-1].said.update(one.said)
        else:
            joined.append(one)
    return joined


def address_of(value: str) -> str:
    """The address of a field such as `rfc822; ana@example.org`; empty where there is none."""
    kind, semicolon, rest = value.partition(";")
    text = (rest if semicolon else kind).replace("(a)", "@").strip()
    if "@" not in text:
        text = text.replace("+40", "@")
    return XTEXT.sub(lambda match: chr(int(match[1], 16)), first_address(text)) if "@" in text else ""

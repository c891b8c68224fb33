"""Which addresses of a notice are those that failed: told by where they stand."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jatak.inbound.reading.mail.addresses import addresses_in
from jatak.inbound.reading.phrases.folding import folded

LEAD = re.compile(r"""^[\s>*•·+|\[('"«<=:;,.\-–—]*(?:mailto:)?\Z""")
"""What may stand before an address that begins its line."""
FORMER = re.compile(
    r"(?:expanded|generated|forwarded) (?:from|by)|originally (?:addressed|sent|to)|original (?:address|recipient)|was addressed to|ursprunglich",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"^[\s>*\-•]*(?:from|sender|reply-to|message-id|in-reply-to|references|subject|date|sent|cc|bcc|received|x-[\w-]+|errors-to|return-path|de|von|fra|från|lähettäjä|van|afzender|expéditeur|expediteur|mittente|remitente|od|от|betreff|objet|asunto|oggetto|emne|ämne|dato|datum|mail from|<<< mail from|>>> mail from)\s*:",
    re.IGNORECASE,
)
TO = re.compile(
    r"^[\s>*\-•]*(?:to|an|a|à|til|till|för|vastaanottaja|aan|para|per|do|komu|кому|到|收件人|宛先)\s*:", re.IGNORECASE
)
HELP = re.compile(
    r"contact|assistance|\bhelp|support|question|if you (?:feel|believe|think)|please (?:send|reply|mail|e-mail|forward|write)|reply to|kontakt|contacter|contatt|wenden|further information|report (?:this|it)|administrator|tel\.|phone|unsubscribe|your message from|sent by|mail from|message from|envelope.?from|on behalf of|via "
)
KEYS = re.compile(
    r"recipient|rcpt|addressed|address|deliver|undeliver|undeliv|failed|user|mailbox|account|error.for|reach|not (?:a )?know|unknown|reject|bounce|"
    r"empfanger|zustell|destinat|mottag|modtag|vastaanottaj|ontvang|bezorg|adres|entreg|recapit|consegn|remis|lever|toimit|odbiorc|dostarcz|prijem|doruc|cimzett|alici|получат|адрес|достав|收件|地址|宛先|アドレス|받는|수신"
)
CODE = re.compile(r"(?:^|\D)[45][0-5]\d(?:\D|$)|[45]\.\d\.\d")
SYSTEM = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|abuse|postmaestro|hostmaster|root)@", re.IGNORECASE
)
LINES = 400


@dataclass(frozen=True, slots=True)
class Named:
    """An address in a notice; `weight` is the less, the surer it failed; `at` is where it stands."""

    address: str
    weight: int
    at: int
    former: bool = False
    """What it was expanded from: whom the sender wrote to."""


def named_in(notice: str, ours: Collection[str] = ()) -> list[Named]:
    """The addresses of the surest kind that there are; `ours`, to whom the notice was sent, only where no other is."""
    every = list(_named(notice))
    known = {address.lower() for address in ours}
    others = [one for one in every if one.address.lower() not in known and not SYSTEM.match(one.address)]
    chosen = (
        others or [one for one in every if not SYSTEM.match(one.address)] or [one for one in every if one.weight < 3]
    )
    surest = min((one.weight for one in chosen), default=0)
    return _once([one for one in chosen if one.weight == surest or one.former])


def _once(every: list[Named]) -> list[Named]:
    """Each address once, where it stood first."""
    first: dict[str, Named] = {}
    for one in every:
        first.setdefault(one.address.lower(), one)
    return list(first.values())


def _named(notice: str) -> Iterator[Named]:
    place = 0
    before = ""
    for line in notice.split("\n")[:LINES]:
        if "@" in line and not ASIDE.match(line):
            for at, address in addresses_in(line):
                yield _weighed(line, at, address, place, before)
        before = line if line.strip() else before
        place += len(line) + 1


def _weighed(line: str, at: int, address: str, place: int, before: str) -> Named:
    lead = line[:at]
    if FORMER.search(lead) or (not lead.strip(" \t(<") and FORMER.search(before[-40:])):
        return Named(address, 1, place + at, former=True)
    return Named(address, _weight(line, lead, address, before), place + at)


def _weight(line: str, lead: str, address: str, before: str) -> int:
    said = folded(line)
    if HELP.search(said) and not CODE.search(line):
        return 6
    if "://" in line and address in line[line.find("://") :].split()[0]:
        return 7
    if LEAD.match(lead) or lead.rstrip("<").endswith("SMTP="):
        return 4 if HELP.search(folded(before)) else 1
    if TO.match(line):
        return 4
    if KEYS.search(said):
        return 2
    return 3 if CODE.search(line) or KEYS.search(folded(before)) else 5

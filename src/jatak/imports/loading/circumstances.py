"""Where and from which address something was said: kept apart from the act, as much as the company's policy keeps."""

import ipaddress
import re
from json.encoder import encode_basestring

from jatak.consent.models import Policy
from jatak.imports.row import Row

OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
NETWORK = re.compile(rf"({OCTET}\.{OCTET}\.{OCTET}\.){OCTET}")


class Circumstances:
    """The particulars of rows as canonical JSON (RFC 8785): an object of few texts under names in ASCII."""

    def __init__(self, controller_id: int) -> None:
        policy = Policy.objects.filter(pk=controller_id).first() or Policy(controller_id=controller_id)
        self._ip = policy.ip
        self._places: dict[str, str] = {}

    def of(self, row: Row) -> str:
        """The JSON, empty where nothing is known."""
        ip = kept(row.ip, self._ip) if row.ip else ""
        if not row.place:
            return f'{{"ip":"{ip}"}}' if ip else ""
        if (place := self._places.get(row.place)) is None:
            place = self._places[row.place] = encode_basestring(row.place.replace("\x00", ""))
        return f'{{"ip":"{ip}","place":{place}}}' if ip else f'{{"place":{place}}}'


def kept(ip: str, policy: str) -> str:
    """As much of an IP address as is kept: whole, its network (/24, /48), or nothing; nothing of what is none."""
    if policy == "none":
        return ""
    if plain := NETWORK.fullmatch(ip):  # What nearly all are, without the detour of a parser.
        return ip if policy == "whole" else f"{plain[1]}0/24"
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return ""
    if policy == "whole":
        return str(address)
    length = 24 if address.version == 4 else 48
    return str(ipaddress.ip_network((int(address), length), strict=False))

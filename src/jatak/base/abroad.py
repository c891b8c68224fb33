"""Which addresses lie on the public internet, and which behind somebody's walls; names are looked up once."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052): what counts is the IPv4 address inside."""
Address = IPv4Address | IPv6Address


def looked_up(host: str, port: int) -> list[Address]:
    """The addresses of a name, in the order of the system, each once; raises OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(str(each[4][0]).split("%")[0]) for each in found))


def is_abroad(address: Address) -> bool:
    """Whether an address lies on the public internet; one that carries another is judged by the one inside."""
    inner = inside(address)
    return inner.is_global and not inner.is_multicast


def inside(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address

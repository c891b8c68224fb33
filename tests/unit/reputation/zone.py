"""A small world of names: a resolver without a network, and the name server that serves the same."""

import contextlib
import socket
import threading
from collections.abc import Mapping
from ipaddress import ip_address
from types import TracebackType
from typing import Self

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.reversename
import dns.rrset

from jatak.reputation.resolver import Address, LookupFailed, MailServer

World = Mapping[str, list[str]]
"""`"nordlys.example MX": ["10 mx.nordlys.example."]`; a single "SERVFAIL" or "SILENCE" instead of records."""


class Zone:
    """Answers from a world, and counts what it was asked; implements `Resolver`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.asked: list[str] = []

    def txt(self, name: str) -> tuple[str, ...]:
        return tuple(self._ask(name, "TXT"))

    def a(self, name: str) -> tuple[Address, ...]:
        return tuple(ip_address(each) for each in self._ask(name, "A"))

    def aaaa(self, name: str) -> tuple[Address, ...]:
        return tuple(ip_address(each) for each in self._ask(name, "AAAA"))

    def mx(self, name: str) -> tuple[MailServer, ...]:
        pairs = (each.split() for each in self._ask(name, "MX"))
        return tuple(sorted(MailServer(int(number), host.removesuffix(".")) for number, host in pairs))

    def ptr(self, address: Address) -> tuple[str, ...]:
        return tuple(each.removesuffix(".") for each in self._ask(str(address), "PTR"))

    def _ask(self, name: str, kind: str) -> list[str]:
        self.asked.append(f"{name} {kind}")
        found = self.world.get(f"{name} {kind}", [])
        if found == ["SERVFAIL"]:
            raise LookupFailed(name, kind, "the answer was SERVFAIL")
        return found


class NameServer:
    """Serves a world on loopback over UDP and TCP while it is entered; what is long goes over TCP alone."""

    def __init__(self, world: World) -> None:
        self._world = {_place(*key.rsplit(" ", 1)): value for key, value in world.items()}
        self._tcp = socket.create_server(("127.0.0.1", 0))
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(self._tcp.getsockname())
        self.port: int = self._tcp.getsockname()[1]
        self.over_tcp = 0

    def __enter__(self) -> Self:
        for serve in (self._serve_udp, self._serve_tcp):
            threading.Thread(target=self._quietly, args=(serve,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sock in (self._tcp, self._udp):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    @property
    def where(self) -> str:
        """As --dns."""
        return f"127.0.0.1:{self.port}"

    def _quietly(self, serve: object) -> None:
        with contextlib.suppress(OSError):
            while True:
                serve()  # type: ignore[operator]

    def _serve_udp(self) -> None:
        asked, client = self._udp.recvfrom(4096)
        if not asked:
            raise ConnectionError("shut down")
        if answer := self._answer(asked):
            wire = answer.to_wire()
            if len(wire) > 512:
                answer.flags |= dns.flags.TC
                answer.answer.clear()
                wire = answer.to_wire()
            self._udp.sendto(wire, client)

    def _serve_tcp(self) -> None:
        connection, _ = self._tcp.accept()
        with connection, connection.makefile("rb") as file:
            asked = file.read(int.from_bytes(file.read(2)))
            if answer := self._answer(asked):
                self.over_tcp += 1
                wire = answer.to_wire()
                connection.sendall(len(wire).to_bytes(2) + wire)

    def _answer(self, asked: bytes) -> dns.message.Message | None:
        query = dns.message.from_wire(asked)
        question = query.question[0]
        name, kind = question.name.to_text().lower(), dns.rdatatype.to_text(question.rdtype)
        answer = dns.message.make_response(query, recursion_available=True)
        found = self._world.get((name, kind), [])
        if found == ["SILENCE"]:
            return None
        if found == ["SERVFAIL"]:
            answer.set_rcode(dns.rcode.SERVFAIL)
        elif found:
            answer.answer.append(dns.rrset.from_text_list(name, 60, "IN", kind, [_written(kind, one) for one in found]))
        elif not any(name == known for known, _ in self._world):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer


def _place(name: str, kind: str) -> tuple[str, str]:
    if kind == "PTR":
        return dns.reversename.from_address(name).to_text(), kind
    return f"{name}.".lower(), kind


def _written(kind: str, value: str) -> str:
    """A TXT record in strings of at most 255 characters, as it must be."""
    if kind != "TXT":
        return value
    return " ".join(f'"{value[place : place + 255]}"' for place in range(0, len(value), 255))

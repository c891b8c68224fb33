"""TLS between our bytes and the wire, without a socket, so that we always know what has left us."""

import functools
import ssl

from jatak.delivery.smtp.outcome import Broken
from jatak.delivery.smtp.relay import Relay, Tls


class Encryption:
    """One TLS session (RFC 8446) as the client; every failure is Broken."""

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        self.established = False

    def take(self, data: bytes) -> bytes:
        """Bytes from the wire in, plain bytes out; goes on with the handshake until it is done."""
        self._incoming.write(data)
        try:
            if not self.established:
                self._tls.do_handshake()
                self.established = True
            return self._read()
        except ssl.SSLWantReadError:
            return b""
        except ssl.SSLError as error:
            raise Broken(f"TLS failed: {_said(error)}") from error

    def _read(self) -> bytes:
        """All plain bytes that are here; nothing more follows a goodbye (close_notify)."""
        read = []
        try:
            while chunk := self._tls.read(65536):
                read.append(chunk)
        except (ssl.SSLWantReadError, ssl.SSLZeroReturnError):
            pass
        return b"".join(read)

    def encrypt(self, data: bytes) -> bytes:
        """Plain bytes in, bytes for the wire out."""
        left = memoryview(data)
        try:
            while left:
                left = left[self._tls.write(left) :]
        except ssl.SSLError as error:
            raise Broken(f"TLS failed: {_said(error)}") from error
        return self.due()

    def due(self) -> bytes:
        """What TLS itself has to say, to be written whenever something was taken."""
        return self._outgoing.read()


def context_for(relay: Relay) -> ssl.SSLContext:
    """What this relay's certificate is checked against; Broken when the file of certificates cannot be read."""
    try:
        return _context(relay.ca_file, relay.tls is not Tls.OFFERED)
    except OSError as error:
        raise Broken(f"the certificates in {relay.ca_file} cannot be read: {_said(error)}") from error


@functools.lru_cache(maxsize=16)
def _context(ca_file: str, verified: bool) -> ssl.SSLContext:
    """Kept, because reading the system's certificates takes longer than many messages."""
    context = ssl.create_default_context(cafile=ca_file or None)
    if not verified:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _said(error: OSError) -> str:
    return error.strerror or str(error)

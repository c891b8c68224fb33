"""Who signs the messages of a domain."""

from collections.abc import Sequence
from functools import lru_cache

from jatak.delivery.compose.body import Field
from jatak.delivery.dkim.algorithms import signer
from jatak.delivery.dkim.folder import STATE_FILE, a_labels, read_keys, read_private, root
from jatak.delivery.dkim.key import State
from jatak.delivery.dkim.seal import Seal, SigningKey


class Signing:
    """The active keys of one domain, loaded."""

    def __init__(self, domain: str, keys: Sequence[SigningKey]) -> None:
        self.domain, self.keys = domain, tuple(keys)

    @classmethod
    def for_domain(cls, domain: str) -> "Signing | None":
        """The keys that sign now, None where the relay is left to; cheap until they change. Raises BrokenKeys."""
        name = a_labels(domain)
        folder = root() / name
        try:
            written = (folder / STATE_FILE).stat()
        except FileNotFoundError:
            return None
        return _loaded(str(folder), name, (written.st_ino, written.st_mtime_ns))

    def seal(self, constant: Sequence[Field], own: Sequence[bytes]) -> Seal:
        """Prepares for all letters with these constant headers, and with own ones of these names."""
        return Seal(self.domain, self.keys, constant, own)


@lru_cache(maxsize=256)
def _loaded(_folder: str, domain: str, _version: tuple[int, int]) -> Signing | None:
    keys = [
        SigningKey(key.selector, key.algorithm, signer(read_private(domain, key)))
        for key in read_keys(domain)
        if key.state is State.ACTIVE
    ]
    return Signing(domain, keys) if keys else None

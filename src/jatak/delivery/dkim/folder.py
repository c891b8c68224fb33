"""Where the keys of a domain lie: `dkim/<domain>` in the home, a file for each key and one for what they are."""

import json
import os
import secrets
from dataclasses import asdict
from pathlib import Path

from jatak.base.errors import JatakError, UsageError
from jatak.database.home import home, private_folder
from jatak.delivery.compose.addresses import UnusableAddress, domain_of
from jatak.delivery.dkim.algorithms import Algorithm, PrivateKey, pem_of, read_pem
from jatak.delivery.dkim.key import Key, State

STATE_FILE = "keys.json"


class BrokenKeys(JatakError):
    """Key files that cannot be read, with their place."""


def a_labels(domain: str) -> str:
    """The domain as the DNS has it; raises UsageError where it is none."""
    try:
        return domain_of(f"postmaster@{domain.strip().rstrip('.')}")
    except UnusableAddress as error:
        raise UsageError(f"{domain!r} is no domain.", "Name it like example.com.") from error


def root() -> Path:
    """The folder of all domains."""
    return home() / "dkim"


def domains() -> list[str]:
    """The domains that have keys."""
    return sorted(file.parent.name for file in root().glob(f"*/{STATE_FILE}"))


def read_keys(domain: str) -> tuple[Key, ...]:
    """The keys of a domain in the order in which they were made, none where there is no file; raises BrokenKeys."""
    file = root() / domain / STATE_FILE
    try:
        rows = json.loads(file.read_bytes())["keys"]
        return tuple(_key(row) for row in rows)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(file, error) from error


def write_keys(domain: str, keys: tuple[Key, ...]) -> None:
    """Say what the keys of a domain are, all at once; of a domain without any nothing is kept."""
    if not keys:
        return (root() / domain / STATE_FILE).unlink(missing_ok=True)
    content = json.dumps({"keys": [asdict(key) for key in keys]}, indent=1)
    return _write(_made(domain) / STATE_FILE, content.encode())


def read_private(domain: str, key: Key) -> PrivateKey:
    """The private key; raises BrokenKeys."""
    file = root() / domain / f"{key.selector}.pem"
    try:
        return read_pem(file.read_bytes(), key.algorithm)
    except (OSError, ValueError, TypeError) as error:
        raise _unreadable(file, error) from error


def write_private(domain: str, selector: str, key: PrivateKey) -> None:
    """Keep a private key, mode 0600."""
    _write(_made(domain) / f"{selector}.pem", pem_of(key))


def forget_private(domain: str, selector: str) -> None:
    """Remove a private key."""
    (root() / domain / f"{selector}.pem").unlink(missing_ok=True)


def _key(row: dict[str, str]) -> Key:
    if not row["selector"].isalnum():
        raise ValueError("no selector of ours")
    return Key(row["selector"], Algorithm(row["algorithm"]), State(row["state"]), row["since"])


def _made(domain: str) -> Path:
    return private_folder(private_folder(root()) / domain)


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _unreadable(file: Path, error: Exception) -> BrokenKeys:
    why = error.strerror if isinstance(error, OSError) else "it does not hold what it should"
    return BrokenKeys(
        f"The file {file} cannot be read: {why}.",
        "Bring it back from a backup, or make new keys with `jatak dkim rotate` and activate them.",
    )

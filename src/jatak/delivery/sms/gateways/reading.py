"""The file of a described gateway (TOML): read with each mistake named, and no secret said."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from jatak.base.errors import UsageError
from jatak.delivery.sms.gateway import Place
from jatak.delivery.sms.gateways.described import TYPES, Described
from jatak.delivery.sms.gateways.shape import Answers, Arrivals, Reports, Signature
from jatak.delivery.smtp.relay_options import OPTIONS

PLACES = {"name", "weight", "connections", "per_second", "ca"}
TABLES = {"fields", "unicode_fields", "headers", "secrets", "answer", "report", "arrival", "signature"}
KNOWN = {"url", "method", "type"} | PLACES | TABLES
T = TypeVar("T", Answers, Reports, Arrivals, Signature)


def described(path: Path) -> Described:
    """The gateway of a file; raises UsageError that names the file, the place and the remedy."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Look at JATAK_SMS_URL.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}.", "See docs/sms.md for an example.") from error
    try:
        return _gateway(told, path)
    except (ValueError, TypeError, re.error) as error:
        raise UsageError(f"{path}: {error}.", "See docs/sms.md for what may stand there.") from error


def _gateway(told: Mapping[str, Any], path: Path) -> Described:
    _only(told, KNOWN, "the file")
    secrets = {name: _secret(name, value) for name, value in told.get("secrets", {}).items()}
    parts, kind = urlsplit(str(told.get("url", ""))), told.get("type", "json")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("url is not https://host/path")
    if kind not in TYPES:
        raise ValueError(f"type is one of {', '.join(TYPES)}")
    signature = _part(Signature, told, "signature", header="", secret="") if "signature" in told else None
    if signature:
        signature = Signature(signature.header, _known(signature.secret, secrets), signature.algorithm)
    return Described(
        place=_place(told, path, parts.hostname, parts.port, parts.scheme == "https"),
        target=(parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
        method=str(told.get("method", "POST")).upper(),
        type=kind,
        fields=told.get("fields", {}),
        unicode_fields=told.get("unicode_fields", {}),
        headers={str(name): str(value) for name, value in told.get("headers", {}).items()},
        secrets=secrets,
        answers=_part(Answers, told, "answer"),
        reports=_part(Reports, told, "report"),
        arrivals=_part(Arrivals, told, "arrival"),
        signature=signature,
    )


def _place(told: Mapping[str, Any], path: Path, host: str, port: int | None, encrypted: bool) -> Place:
    return Place(
        host=host,
        port=port or (443 if encrypted else 80),
        encrypted=encrypted,
        label=OPTIONS["name"][1](str(told.get("name", path.stem))),
        ca_file=str(told.get("ca", "")),
        weight=float(told.get("weight", 1.0)),
        connections=int(told.get("connections", 4)),
        per_second=float(told["per_second"]) if "per_second" in told else None,
    )


def _part(kind: type[T], told: Mapping[str, Any], table: str, **otherwise: str) -> T:
    values = {**otherwise, **told.get(table, {})}
    _only(values, {field.name for field in fields(kind)}, f"[{table}]")
    for name, value in values.items():
        if not isinstance(value, str):
            raise ValueError(f"{name} in [{table}] is not in quotes")
        if kind in (Answers, Reports):
            re.compile(value)
    return kind(**values)


def _only(values: Mapping[str, Any], known: set[str], where: str) -> None:
    if strange := sorted(set(values) - known):
        raise ValueError(f"{where} knows no {', '.join(strange)}; it knows {', '.join(sorted(known))}")


def _secret(name: str, told: object) -> str:
    """The value itself, or `env:NAME` or `file:/path`, where it stays out of the file."""
    value = str(told)
    if value.startswith("env:"):
        value = os.environ.get(value[4:], "")
    elif value.startswith("file:"):
        try:
            value = Path(value[5:]).read_text("utf-8").strip()
        except OSError as error:
            raise ValueError(f"the secret {name} cannot be read: {error.strerror}") from error
    if not value:
        raise ValueError(f"the secret {name} is empty")
    return value


def _known(text: str, secrets: Mapping[str, str]) -> str:
    """The secret that `{secret.name}` stands for."""
    found = re.fullmatch(r"\{secret\.(\w+)\}", text)
    if found is None:
        return text
    if found[1] not in secrets:
        raise ValueError(f"[secrets] has no {found[1]}")
    return secrets[found[1]]


def strangers(gateway: Described) -> Iterator[str]:
    """Blanks of fields and headers that nothing fills."""
    known = {"number", "digits", "sender", "text", "report_url", *(f"secret.{name}" for name in gateway.secrets)}
    said = repr([gateway.fields, gateway.unicode_fields, gateway.headers])
    return (blank for blank in re.findall(r"\{([a-z_.A-Z0-9]+)\}", said) if blank not in known)

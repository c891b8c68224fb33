"""A small ledger with a log of its own, and exports of it: what `sealing` keeps in tables stands here in lists."""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.unit.gate.cast import ANA, PROMOTION

from jatak.base.hashing import canonical_json, commitment
from jatak.clearance.words import in_words
from jatak.evidence.contents import Contents, Part, Stamp
from jatak.evidence.export import write
from jatak.evidence.manifest import instant
from jatak.evidence.merkle import consistency_path, inclusion_path, leaf_hash, nodes_of, root
from jatak.evidence.page import Facts, Page
from jatak.evidence.sealed import Log, proof_line
from jatak.gate.decide import decide, rulebook_id
from jatak.gate.layout import LAYOUT, pack
from jatak.gate.situation import Situation
from jatak.law.rulebook import Rulebook
from jatak_verify.checks.names import FILES, Names

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
LAW_DAY = date(2026, 7, 1)


def salt(seed: str) -> bytes:
    return hashlib.sha256(seed.encode()).digest()


def key(seed: str = "ours") -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(salt(seed))


def event(number: int, person: str = "1", particulars: bytes | None = None) -> dict[str, Any]:
    """A yes of a person, as an export tells it."""
    at = instant(NOON - timedelta(hours=10 - number))
    entry = {
        "id": f"00000000-0000-7000-8000-{number:012x}",
        "kind": "given",
        "at": at,
        "recorded_at": at,
        "person": person,
        "address_hash": None,
        "controller": "1",
        "notice_text": "1",
        "collection_point_version": "1",
        "channels": ["email"],
        "topic": None,
        "brand": None,
        "survey": False,
        "about": None,
        "actor": "person",
        "via": "form",
        "message": None,
        "particulars_commitment": particulars.hex() if particulars else None,
    }
    return {"entry": entry, "salt": salt(f"event {number}").hex(), "commitment": committed(f"event {number}", entry)}


def committed(seed: str, entry: dict[str, Any]) -> str:
    return commitment(salt(seed), entry).hex()


class Ledger:
    """Events in the order of the log, with heads after some of them."""

    def __init__(
        self, signer: Ed25519PrivateKey | None = None, sizes: tuple[int, ...] = (2, 3), events: int = 3
    ) -> None:
        self.signer = signer or key()
        self.data = {"browser": "Æble/1.0", "ip": "192.0.2.7"}
        first = event(1, particulars=commitment(salt("beside"), self.data))
        self.events = [first, *(event(number, str(number)) for number in range(2, events + 1))]
        self.sizes = sizes
        self.stamps: dict[int, list[str]] = {}
        self.name = "5a" * 32

    @property
    def public(self) -> bytes:
        return self.signer.public_key().public_bytes_raw()

    @property
    def leaves(self) -> list[bytes]:
        return [leaf_hash(bytes.fromhex(each["commitment"])) for each in self.events]

    def root(self, size: int) -> bytes:
        return root(self.leaves[:size])

    def head(self, size: int) -> dict[str, Any]:
        said = {
            "at": instant(NOON + timedelta(minutes=size)),
            "log": self.name,
            "root": self.root(size).hex(),
            "size": size,
        }
        return said | {
            "key": self.public.hex(),
            "signature": url_safe(self.signer.sign(canonical_json(said))),
            "stamps": self.stamps.get(size, []),
        }

    def log(self) -> Log:
        nodes, last = nodes_of(self.leaves), self.sizes[-1]
        places = {each["entry"]["id"]: nth for nth, each in enumerate(self.events)}

        def proofs(kind: str, ids: Iterable[UUID]) -> Iterator[dict[str, object]]:
            for number in ids:
                nth = places[str(number)]
                found = (nth, last, inclusion_path(nth, last, nodes)) if nth < last else (None, None, None)
                yield proof_line(kind, number, *found)

        def consistency(first: int, second: int) -> dict[str, object]:
            return {
                "first": first,
                "second": second,
                "path": [each.hex() for each in consistency_path(first, second, nodes)],
            }

        return Log(
            heads=[self.head(size) for size in self.sizes],
            consistency=[consistency(*pair) for pair in pairwise(self.sizes)],
            proofs=proofs,
            key=self.public,
            sign=self.signer.sign,
        )

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        words = {"language": "en", "words": "May we write to you?", "withdrawal_words": "Leave in any mail."}
        beside = {"event": self.events[0]["entry"]["id"], "salt": salt("beside").hex(), "data": self.data}
        unsaid = {"headline": "", "benefit": "", "terms": ""}
        notice = {**nothing("notices"), "id": "1", **unsaid, **words, "sha256": commitment(b"", words).hex()}
        return {"events": self.events, "particulars": [beside], "notices": [notice], **decided()}

    def written(self, file: Path, rows: dict[str, list[dict[str, Any]]] | None = None, signed: bool = True) -> Path:
        parts = tuple(Part(name, f"some {name}", each) for name, each in (rows or self.rows()).items())
        contents = Contents(
            {"kind": "person", "person": "1", "controller": None, "words": "Everything about person 1."}, parts, page
        )
        return write(file, contents, Stamp(NOON + timedelta(days=1), "1.2.3"), log=self.log() if signed else None).file


def decided(of: Situation = ANA) -> dict[str, list[dict[str, Any]]]:
    """One decision with all that it was made of, and the message that stands on it."""
    law = Rulebook.load(LAW_DAY)
    person, ground = pack(of)
    decision = decide(of, PROMOTION, law)
    whole = json.loads(json.dumps(asdict(decision), default=str))
    ids = {"situation": "1", "facts": PROMOTION.id, "rulebook": rulebook_id(law)}
    words = {"person_word": str(person), "ground_word": str(ground), "words": in_words(of)}
    short = {"permitted": decision.permitted, "rule": decision.rule, "ground": decision.ground}
    return {
        "decisions": [{"id": "1", **ids, **short, "whole": whole, "same_today": True}],
        "situations": [{"id": "1", "layout": LAYOUT, **words}],
        "message_facts": [{"id": PROMOTION.id, **PROMOTION.as_dict()}],
        "rulebooks": [{"id": rulebook_id(law), "law_as_of": LAW_DAY.isoformat()}],
        "messages": [{**nothing("messages"), "id": "7", "controller": "1", "state": "accepted", **ids}],
    }


def nothing(name: str) -> dict[str, Any]:
    """A line of a file that says as little as it may."""
    return empty(FILES[name])


def empty(names: Names) -> dict[str, Any]:
    return (
        dict.fromkeys(names.every) | {each: [] for each in names.lists} | ({"id": "1"} if "id" in names.every else {})
    )


def page(stamp: Stamp) -> Page:
    return Page("Evidence", "What is known.", Facts([]), [])


def url_safe(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()

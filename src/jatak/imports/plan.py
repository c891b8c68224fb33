"""What is to be done with the rows of a file: for which company, under which words, of what worth."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jatak.base.hashing import canonical_json
from jatak.gate.situation import Indication, Tri

AS_IT_SHOULD_BE: Mapping[str, Tri] = {
    "informed": Tri.YES,
    "free": Tri.YES,
    "specific": Tri.YES,
    "separate": Tri.YES,
    "prominent": Tri.YES,
    "names_sender": Tri.YES,
    "covers_content": Tri.YES,
    "from_third_party": Tri.NO,
}
"""What a company states by saying that people were asked with these words, unless it states otherwise."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that were shown: to the rows that name them, or to those of a source and a period."""

    text_id: int
    """The notice text; words from before are `consent.notices.record_former`'s."""
    name: str = ""
    place: str = ""
    """The source as `Row.place` has it; empty: any."""
    since: datetime | None = None
    until: datetime | None = None
    """The first instant at which they were shown no more."""
    double_opt_in: bool = False
    """Whether the address had to be confirmed: then an unconfirmed yes never permits."""
    indication: Indication = Indication.TICKED
    """By what act people said yes, as the company states."""
    qualities: Mapping[str, Tri] = field(default_factory=dict)
    """What it states otherwise of them, by the names of the gate's consent qualities; `proof` counts for grade C."""

    def stated(self) -> dict[str, Tri]:
        """Every quality but the proof."""
        return {**AS_IT_SHOULD_BE, **{name: value for name, value in self.qualities.items() if name != "proof"}}


@dataclass(frozen=True, slots=True)
class Plan:
    """How one file is loaded; with the hash of the file it is the name of an import."""

    controller_id: int
    name: str
    """Of the file."""
    sha256: bytes
    size: int
    """In bytes."""
    words: Sequence[Words] = ()
    otherwise: int | None = None
    """The notice text under which rows stand whose words nobody knows (they never permit); None: they are refused."""
    system: str = "import"
    """The other system, which gives people keys of its own."""
    told: Mapping[str, Any] = field(default_factory=dict)
    """The mapping and the options as they were given, kept with the file."""

    def written(self) -> dict[str, Any]:
        """As plain values, which can be kept and compared."""
        return {
            "told": dict(self.told),
            "system": self.system,
            "otherwise": None if self.otherwise is None else str(self.otherwise),
            "words": [_written(words) for words in self.words],
        }

    def fingerprint(self) -> bytes:
        """SHA-256 of the plan without the file, 32 bytes."""
        return hashlib.sha256(canonical_json(self.written())).digest()


def _written(words: Words) -> dict[str, Any]:
    return {
        "text": str(words.text_id),
        "name": words.name,
        "place": words.place,
        "since": words.since and words.since.isoformat(),
        "until": words.until and words.until.isoformat(),
        "double_opt_in": words.double_opt_in,
        "indication": words.indication.name.lower(),
        "qualities": {name: value.name.lower() for name, value in sorted(words.qualities.items())},
    }

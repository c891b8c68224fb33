"""The people of the story: invented, the same in every play."""

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from jatak.demo.texts import table
from jatak.gate.grounds import PERMITS
from jatak.gate.situation import RecipientKind

SEED = 1956
DOMAINS = {"unknown": "post.example"}
SPELLED = str.maketrans({"ø": "oe", "æ": "ae", "ß": "ss"})
"""Letters that no accent hides."""
ABSENT = "absent"
SPREAD = 25
"""The people of a group did the same within so many days."""


@dataclass(frozen=True)
class Act:
    """Something that somebody did, and when."""

    name: str
    at: datetime


@dataclass
class Member:
    """One invented person."""

    group: str
    name: str
    address: str
    country: str | None
    language: str
    kind: RecipientKind
    age: int | None
    acts: list[Act]
    answer: str
    """What the law wants: the ground of a permit or the rule of a denial; `absent` where the company knows nothing."""
    id: int = field(default=0)

    @property
    def permitted(self) -> bool:
        """Whether Solrejser may send this person its summer offers."""
        return self.answer in PERMITS

    @property
    def known(self) -> bool:
        """Whether Sydrejser knows this person."""
        return self.answer != ABSENT


@dataclass
class Cast:
    """Everybody, and how to find them."""

    members: list[Member]

    def named(self, slug: str) -> Member:
        """The one member of a group of one."""
        (found,) = (member for member in self.members if member.group == slug)
        return found

    def by_address(self) -> dict[str, Member]:
        """Everybody by their address."""
        return {member.address: member for member in self.members}

    def permitted(self) -> list[Member]:
        """Who may be written to."""
        return [member for member in self.members if member.permitted]

    def answers(self) -> Counter[tuple[str | None, str]]:
        """How many people of each country have each answer."""
        return Counter((member.country, member.answer) for member in self.members if member.known)


def invent(now: datetime) -> Cast:
    """Everybody of `cast.toml`, with what they did up to now."""
    told, chance, taken = table("cast.toml"), Random(SEED), set[str]()  # noqa: S311 (for names)
    members: list[Member] = []
    for group in told["group"]:
        countries = itertools.cycle(group.get("countries", told["countries"]))
        for index, country in enumerate(itertools.islice(countries, group.get("count", 1))):
            name = group.get("name") or _name(country, group, chance)
            members.append(
                Member(
                    group=group["slug"],
                    name=name,
                    address=_address(name, country, taken),
                    country=None if country == "unknown" else country,
                    language=table("names.toml")[country]["language"],
                    kind=RecipientKind[group.get("kind", "consumer").upper()],
                    age=group.get("age"),
                    acts=list(_acts(group["does"], now, index)),
                    answer=group.get("but", {}).get(country, group["answer"]),
                )
            )
    return Cast(members)


def _acts(does: list[str], now: datetime, index: int) -> Iterator[Act]:
    for place, told in enumerate(does):
        name, days = told.split()
        # A confirmation comes some minutes after its sign-up.
        yield Act(name, now - timedelta(days=int(days) + index % SPREAD) + timedelta(minutes=5 * place))


def _name(country: str, group: dict[str, object], chance: Random) -> str:
    names = table("names.toml")[country]
    last = chance.choice(names["last"])
    return f"{last} Office" if group.get("kind") == "company" else f"{chance.choice(names['first'])} {last}"


def _address(name: str, country: str, taken: set[str]) -> str:
    """An address at a domain that can never exist (RFC 2606)."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(SPELLED))
    local = plain.encode("ascii", "ignore").decode().replace(" ", ".")
    domain = DOMAINS.get(country, f"post-{country.lower()}.example")
    found = next(
        address
        for number in itertools.count(1)
        if (address := f"{local}{number if number > 1 else ''}@{domain}") not in taken
    )
    taken.add(found)
    return found

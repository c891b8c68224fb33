"""The ways in which people are found, as SQL from one place on."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from jatak.database.statements import statements

SQL = statements("jatak.people.searching", "ways.sql")
LAST_WORD = "lower(split_part(p.name, ' ', -1))"

ALLOWED = (
    "AND (%(controllers)s::bigint[] IS NULL OR EXISTS (SELECT FROM people_acquaintance a"
    r" WHERE a.person_id = \1 AND a.controller_id = ANY (%(controllers)s)))"
)
COUNTRY = (
    "AND EXISTS (SELECT FROM people_profile f"
    r" WHERE f.person_id = \1 AND f.valid_to IS NULL AND f.country = %(country)s)"
)


class Place(NamedTuple):
    """Where a page begins or ends: on which way, and at which row of it."""

    way: int
    id: int

    def __str__(self) -> str:
        return f"{self.way}-{self.id}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """From an address; None for what is none."""
        found = re.fullmatch(r"(\d)-(\d{1,18})", text, re.ASCII)
        return cls(int(found[1]), int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its statement, what its rows are sorted by, and the same of the row at which a page ended."""

    name: str
    id: str
    key: str = ""
    key_of: str = ""
    newest_first: bool = False

    def sql(self, started: bool, back: bool, restricted: bool, country: bool) -> str:
        """The statement, from a place on where it was started, in either direction."""
        text = SQL[self.name].replace("{{last_word}}", LAST_WORD)
        text = text.replace("{{place}}", self._place(back) if started else "").replace("{{order}}", self._order(back))
        of_country = COUNTRY if country else ""
        text = re.sub(r"\{\{allowed ([\w.]+)\}\}", (ALLOWED if restricted else "") + of_country, text)
        return re.sub(r"\{\{country ([\w.]+)\}\}", of_country, text)

    def _up(self, back: bool) -> bool:
        return self.newest_first == back

    def _place(self, back: bool) -> str:
        sign = ">" if self._up(back) else "<"
        if not self.key:
            return f"AND {self.id} {sign} %(after)s"
        return (
            f"AND {self.key} ~{sign}=~ {self.key_of}"
            f" AND ({self.key} ~{sign}~ {self.key_of} OR {self.id} {sign} %(after)s)"
        )

    def _order(self, back: bool) -> str:
        up = self._up(back)
        by_id = f"{self.id} {'ASC' if up else 'DESC'}"
        return f"{self.key} USING ~{'<' if up else '>'}~, {by_id}" if self.key else by_id


def _of_person(expression: str) -> str:
    return f"(SELECT {expression} FROM people_person p WHERE p.id = %(after)s)"


EXACT = Way("exact", "p.person_id")
NAME = Way("name", "p.id", "lower(p.name)", _of_person("lower(p.name)"))
FAMILY_NAME = Way("family_name", "p.id", LAST_WORD, _of_person(LAST_WORD))
ADDRESS = Way(
    "address",
    "c.id",
    "c.normalised",
    "(SELECT d.normalised FROM people_contactpoint d WHERE d.id = %(after)s)",
)
SEARCHED = (EXACT, NAME, FAMILY_NAME, ADDRESS)
"""In the order in which their rows are shown."""

EVERYBODY = Way("everybody", "p.id", newest_first=True)
OF_COUNTRY = Way("of_country", "p.person_id", newest_first=True)
KNOWN = Way("known", "p.person_id", newest_first=True)

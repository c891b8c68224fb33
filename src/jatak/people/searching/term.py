"""What somebody typed to find a person, and what it may be."""

from dataclasses import dataclass
from functools import cached_property

from jatak.people.addresses import InvalidAddress, normalise_email, normalise_telephone

LEAST_OF_NAME, LEAST_OF_ADDRESS, LEAST_OF_TELEPHONE = 2, 3, 6
BIGGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=False)
class Term:
    """A search term; `region` is a country for telephone numbers in national form."""

    typed: str
    region: str | None = None

    @cached_property
    def words(self) -> str:
        """Without what was typed around it."""
        return " ".join(self.typed.replace("\0", "").split())

    @property
    def person_id(self) -> int | None:
        """The number of a person, where it can be one."""
        digits = self.words.removeprefix("#")
        number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 20 else None
        return number if number is not None and number <= BIGGEST_ID else None

    @property
    def telephone(self) -> str | None:
        """The number in E.164, where it can be one."""
        if sum(letter.isdigit() for letter in self.words) < LEAST_OF_TELEPHONE:
            return None
        try:
            return normalise_telephone(self.words, self.region)
        except InvalidAddress:
            return None

    @property
    def name(self) -> str | None:
        """The beginning of a name, where it can be one."""
        named = len(self.words) >= LEAST_OF_NAME and "@" not in self.words and any(map(str.isalpha, self.words))
        return self.words if named else None

    @property
    def address(self) -> str | None:
        """The beginning of an address as it is compared, from three letters on."""
        if len(self.words) < LEAST_OF_ADDRESS or " " in self.words:
            return None
        try:
            return normalise_email(self.words)
        except InvalidAddress:
            return self.words.casefold()

    @property
    def names_somebody(self) -> bool:
        """Whether it can only mean somebody in particular: an address, a telephone number, or a person's number."""
        return "@" in self.words or self.telephone is not None or self.person_id is not None

    @property
    def is_too_short(self) -> bool:
        """Whether something was typed that cannot find anybody by a part of it."""
        return bool(self.words) and not (self.name or self.address or self.telephone or self.person_id)


def beginning_with(text: str) -> str:
    """A LIKE pattern of what begins with this text, none of which is a wild card."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%"

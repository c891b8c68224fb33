"""A chunk of consents: decided, and written in one transaction."""

from collections.abc import Iterator

from django.db.models import F

from jatak.base.hashing import new_salt
from jatak.database.using import atomic
from jatak.imports.loading.asked import Asked
from jatak.imports.loading.counts import Counts, counted
from jatak.imports.loading.resolving import Lookup, Resolver, Whose
from jatak.imports.loading.retrying import again
from jatak.imports.loading.statements import Statements
from jatak.imports.loading.work import Chunk, Work
from jatak.imports.models import File
from jatak.people.models import CountryOrigin, Person
from jatak.people.profiles import News, set_profile

KEY_OF_ANOTHER = "The key and the address belong to two people here: merge the two if they are one, or correct the row."
ADDRESSES_OF_TWO = "The two addresses belong to two people here: merge the two if they are one, or correct the row."


class Consents:
    """Decides and writes chunks of one turn: `plain` rows, or `shared` ones that are resolved before."""

    def __init__(self, work: Work, asked: Asked, found: str, lane: int = 1) -> None:
        self.work, self.asked, self.found, self.lane = work, asked, found, lane

    def write(self, chunk: Chunk) -> None:
        """Decide and write a chunk, whole or not at all."""
        again(lambda: self._write(chunk))

    def count(self, sql: Statements, chunk: Chunk) -> Counts:
        """What would become of a chunk; nothing is written."""
        return counted(sql.rows("consents.count_decided", asks=self.asked.asks, **chunk.values()))

    def statements(self, **holes: str) -> Statements:
        """The statements for this turn and writer."""
        fillings = {"lane": str(self.lane), "found": f"consents.{self.found}"}
        return Statements(self.work.values(), **fillings | holes)

    def _write(self, chunk: Chunk) -> None:
        sql = self.statements()
        with atomic():
            sql.run("consents.settle", "consents.empty")
            if self.found == "shared":
                resolve(sql, chunk, fresh(sql), turn=2)
            sql.run("consents.ready", asks=self.asked.asks, seed=new_salt(), **chunk.values())
            sql.run("consents.write", lines=self.asked.lines)
            self._countries(sql)
            sql.run("consents.outcomes", key_of_another=KEY_OF_ANOTHER, addresses_of_two=ADDRESSES_OF_TWO)
            note_people(self.work, sql.one("consents.people"))

    def _countries(self, sql: Statements) -> None:
        imported = {"imported": CountryOrigin.IMPORTED.value}
        sql.run("consents.first_countries", **imported)
        for person_id, country in sql.rows("consents.other_countries", **imported):
            news = News(country=country, country_origin=CountryOrigin.IMPORTED)
            set_profile(Person(pk=person_id), news, self.work.at)


def fresh(sql: Statements) -> Resolver:
    """A resolver that draws numbers for new people and addresses."""

    def drawn() -> Iterator[tuple[int, int]]:
        while True:
            yield from sql.rows("resolving.numbers", count=1000)

    return Resolver(drawn())


def resolve(sql: Statements, chunk: Chunk, resolver: Resolver, turn: int) -> list[Whose]:
    """Fill `who` for a chunk of yeses, row after row."""
    rows = looked_up(sql, chunk, turn)
    resolver.learn(rows)
    found = [resolver.yes(row) for row in rows]
    sql.run("resolving.who")
    sql.copy_rows("resolving.copy_who", found)
    return found


def looked_up(sql: Statements, chunk: Chunk, turn: int) -> list[Lookup]:
    """The rows of a chunk with what the database knows of them."""
    return [Lookup(*row) for row in sql.rows("resolving.lookups", turn=turn, **chunk.values())]


def note_people(work: Work, count: int) -> None:
    """Add up how many people came in."""
    if count:
        File.objects.filter(pk=work.file_id).update(people=F("people") + count)

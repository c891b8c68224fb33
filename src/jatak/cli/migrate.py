"""`jatak migrate`"""

from jatak.cli.output import Json, answer
from jatak.database import migrate as database


def migrate(as_json: Json = False) -> None:
    """Bring the database to this version; safe to repeat. Every other command does so by itself."""
    changed = database.migrate()
    text = "The database is now at this version." if changed else "The database was at this version already."
    answer({"changed": changed}, as_json, lambda: print(text))

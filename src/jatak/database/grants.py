"""The rights on tables."""

from importlib.resources import files

from jatak.database.connect import Connection


def apply_grants(connection: Connection) -> None:
    """Run grants.sql as administrator, whole or not at all; repeating it changes nothing."""
    with connection.transaction():
        connection.execute(files("jatak.database").joinpath("grants.sql").read_text())

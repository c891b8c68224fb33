"""The number of a transaction, which PostgreSQL never uses twice."""

from typing import Any

from django.db import models


class TransactionField(models.Field):  # type: ignore[type-arg]
    """PostgreSQL's xid8 as a number."""

    def db_type(self, connection: Any) -> str:
        """The type of the column."""
        return "xid8"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> int | None:
        """As a number."""
        return None if value is None else int(value)

    def get_prep_value(self, value: int | None) -> str | None:
        """As text, since PostgreSQL casts no number to it."""
        return None if value is None else str(value)

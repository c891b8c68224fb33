"""The tables of this room."""

from jatak.statements.models.statements import Statement

__all__ = ["Statement"]

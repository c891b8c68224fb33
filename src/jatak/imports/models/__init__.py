"""The tables of imports; those that hold addresses and what people said are in the schema `consent`."""

from jatak.imports.models.files import File, State
from jatak.imports.models.rows import Outcome, RawRow
from jatak.imports.models.uploads import Stage, Upload

__all__ = ["File", "Outcome", "RawRow", "Stage", "State", "Upload"]

"""The tables of this room."""

from jatak.receipts.models.declarations import Declaration
from jatak.receipts.models.kept import KeptReceipt

__all__ = ["Declaration", "KeptReceipt"]

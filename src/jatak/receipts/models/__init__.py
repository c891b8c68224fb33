"""The tables of this room."""

from jatak.receipts.models.kept import KeptReceipt

__all__ = ["KeptReceipt"]

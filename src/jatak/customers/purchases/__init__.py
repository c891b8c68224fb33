"""Purchase files of a shop: who bought and kept something, and when it was taken back."""

from jatak.customers.purchases.loading import Options, load
from jatak.customers.purchases.reading import Format
from jatak.customers.purchases.report import Report

__all__ = ["Format", "Options", "Report", "load"]

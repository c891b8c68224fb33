"""Published decisions as test cases: read, laid into the tables, decided, and held against the authority."""

from jatak.casebook.disagreements import Disagreement, disagreements

__all__ = ["Disagreement", "disagreements"]

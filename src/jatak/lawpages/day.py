"""The day whose law the pages show."""

from datetime import date

LAW_AS_OF = date(2026, 11, 21)
"""The day on which the packs were last looked through. Pages name it and list every former and coming value with its
days, so that they change with packs and rules and never with the calendar."""

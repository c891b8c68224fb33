"""Consents that others receipted, taken over as an import with the grade that they can prove."""

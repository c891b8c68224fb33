"""Consent records and receipts (ISO/IEC TS 27560:2023) as linked data (DPV), signed, with a readable twin."""

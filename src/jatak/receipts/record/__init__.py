"""A consent record as plain values: no Django, no database, no clock."""

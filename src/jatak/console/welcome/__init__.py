"""The first run: administrator, company, sender, first notice."""

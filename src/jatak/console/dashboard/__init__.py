"""Who can be written to today, and why not the rest."""

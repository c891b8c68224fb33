"""Finding one's page by an address: whoever types it learns nothing of whether it is known."""

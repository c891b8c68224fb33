"""People, as a company knows them."""

"""Who works here: accounts, roles limited to companies, the second factor, and the log of looks and changes."""

"""Pages about third parties and sister companies that got consents, and whether they know who left."""

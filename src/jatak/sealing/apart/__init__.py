"""The log's leaves and heads apart from the database, so that a restored base continues every head that was signed."""

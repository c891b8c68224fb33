"""Says in plain English what the rows of an export hold."""

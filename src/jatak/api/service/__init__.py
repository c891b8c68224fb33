"""Messages of service."""

"""What takes longer than a request: counting audiences, filling outboxes; done by `jatak jobs` (Procrastinate)."""

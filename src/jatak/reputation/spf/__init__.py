"""Who may send for a domain: the Sender Policy Framework (RFC 7208)."""

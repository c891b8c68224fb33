"""Reports of people who called a message spam: RFC 5965, its kin, and what was sent before it."""

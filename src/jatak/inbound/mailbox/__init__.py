"""A mailbox that is read over IMAP (RFC 9051): each message is taken in, then moved, and never deleted."""

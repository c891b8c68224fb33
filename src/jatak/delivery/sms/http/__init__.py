"""As much of HTTP/1.1 (RFC 9112) as a gateway needs, with our hand on the instant at which a request leaves us."""

"""The verifiable log: leaves, signed heads, time stamps, tombstones."""

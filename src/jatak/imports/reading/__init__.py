"""Files as they come: unpacked, decoded, cut into cells; what cannot be read is handed on with its reason."""

"""The screens at which staff ask: at a till, on the telephone, on paper."""

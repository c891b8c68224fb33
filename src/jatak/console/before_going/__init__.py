"""Pages about what silent people are told before they go."""

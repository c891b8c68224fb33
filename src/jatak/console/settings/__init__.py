"""Who may do what, and how we send."""

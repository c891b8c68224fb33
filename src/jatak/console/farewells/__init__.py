"""Pages about notices of leaving: to the person, and to the company."""

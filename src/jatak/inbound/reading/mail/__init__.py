"""A mail taken apart: pure, tolerant of anything, and never looking at more than a bounded part of it."""

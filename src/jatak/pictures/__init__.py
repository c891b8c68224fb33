"""Pictures of forms as people are shown them, taken with the system's Chromium: evidence that no link can be."""

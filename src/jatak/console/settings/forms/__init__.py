"""The forms of these pages; what they mean is checked by the verbs that they call."""

"""The records of a person, put together from what was said, shown, bought and declared."""

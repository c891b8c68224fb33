"""Collection points: where consents come from, what they are worth, and the screens at which staff ask."""

"""Consents: a yes as it was said."""

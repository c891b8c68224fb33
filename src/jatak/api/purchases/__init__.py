"""Purchases and other relations."""

"""Proof whose time is over: with the person where nothing else is left of them, else alone."""

"""Requests: what a person must look at, reported by a program that heard of it."""

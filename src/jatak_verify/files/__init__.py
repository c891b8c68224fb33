"""The archive, byte for byte."""

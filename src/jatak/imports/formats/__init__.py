"""The exports of other systems, as their headers tell them apart: a data file each."""

"""Files that the console brings: kept in the home folder until their rows are kept, tried, imported, taken away."""

"""What the columns of a file mean, as a format knows it or a company says it."""

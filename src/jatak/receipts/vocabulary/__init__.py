"""The words of receipts: the terms of others that we use, our own few, the context and the shapes."""

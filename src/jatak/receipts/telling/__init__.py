"""The readable twin of a receipt: a page, and the text of a mail."""

"""A letter in blocks: what they are, and the HTML and the text that are made of them.

`stream` and `pictures` need Wagtail, which workers and commands do without; everything else here does not.
"""

"""The steps of the story, a file each; `play` plays one, asserts it and gives back its figures."""

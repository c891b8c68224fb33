"""What all pages of the console share: the menu, the frame, paging, words."""

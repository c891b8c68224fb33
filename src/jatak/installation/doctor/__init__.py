"""What is wrong with an installation, and how to mend it; each check by itself, so that none hides another."""

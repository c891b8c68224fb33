"""The statements of erasing."""

"""The operator's pages, in Wagtail's frame; they call verbs of the rooms below and hold no rules."""

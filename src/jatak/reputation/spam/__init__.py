"""What a spam filter of this machine makes of a message, before anybody gets it."""

"""Before silent people go they are told what will happen and when, and stay by one press (requirements 6.2 and 6.6)."""

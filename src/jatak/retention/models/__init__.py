"""What the clocks and erasures of people keep: choices, what was decided, what is locked."""

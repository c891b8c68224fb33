"""From cells to what they say of a person: address, standing, times, and what a yes could be proven with."""

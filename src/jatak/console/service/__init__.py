"""Messages to customers that hold no marketing."""

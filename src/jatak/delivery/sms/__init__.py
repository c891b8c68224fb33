"""Messages by SMS: gateways behind one contract, and what they answer."""

"""What gateways call us with: messages that people send, and what became of ours."""

"""The dialects: Kannel, Twilio, and any HTTP gateway that a file describes."""

"""What receivers think of a sending domain and of a message, looked at before much is sent."""

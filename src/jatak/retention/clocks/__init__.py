"""What time does by itself, by law and by the company's choice: consents lapse, windows close, proof goes."""

"""What mail providers tell by calling us: events of thirteen of them in one vocabulary, and mail that came in there."""

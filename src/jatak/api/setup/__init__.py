"""What the company has set up: its names, notices and collection points."""

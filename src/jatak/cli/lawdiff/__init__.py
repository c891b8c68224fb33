"""`jatak law diff`: what changes in law, and for whom."""

"""Places where people are asked: drafted, judged, published, closed; an essential change is a new version."""

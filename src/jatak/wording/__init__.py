"""Whether the words of a consent notice hold: what each country's list asks for, forbids and doubts."""

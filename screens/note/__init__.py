"""The monthly note on the screen (п.22)."""

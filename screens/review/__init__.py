"""Review of a draft against the eight reasons (п.11, 12)."""

"""How messages come in at the screen: tables, the watched folder, by hand (п.5)."""

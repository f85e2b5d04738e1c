"""Entering a draft that an executor handed in, with its files (п.10)."""

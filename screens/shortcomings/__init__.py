"""Shortcomings, their notices and decisions (п.20)."""

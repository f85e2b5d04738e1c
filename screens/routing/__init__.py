"""Routing: the panel in which a message's executors are chosen (п.8, 9)."""

"""The queue: the area in which the desk spends its day."""

"""Units of work: the only rooms that touch the models."""

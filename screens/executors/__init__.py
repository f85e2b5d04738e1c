"""The directory: executors grouped by their officials, edited in place (п.7)."""

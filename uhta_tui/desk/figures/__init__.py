"""What is counted over the archive: the monthly note (п.22), the year of each executor (п.7)."""

"""The whole archive: its pages, its filters, what they are called."""

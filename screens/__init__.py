"""What the operator sees: screens, their parts, their keys and their colours."""

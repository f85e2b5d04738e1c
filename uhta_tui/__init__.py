"""What the desk knows and does: everything below the screens."""

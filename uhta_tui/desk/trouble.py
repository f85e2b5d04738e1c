"""What can go wrong with the data itself, for the rooms above that may not look below the desk."""

from models.database import DatabaseUnusable

__all__ = ["DatabaseUnusable"]

"""A whole message: clocks, parts, versions, journal."""

"""The working clock: weekly hours, the production calendar, and arithmetic on them."""

"""How messages get in: tables, mapping profiles, links, the watched folder, pasted text."""

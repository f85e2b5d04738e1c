"""The register: search and filters over the whole archive."""

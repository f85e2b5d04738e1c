"""The settings: every section of the configuration file as a form."""

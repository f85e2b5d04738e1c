"""The year with its moved days and the desk's own exceptions."""

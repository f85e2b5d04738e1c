"""Hints to a person: values in, values out; nothing here decides."""

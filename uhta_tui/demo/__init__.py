"""Invented lives of messages: for demonstrations, rehearsals and measurements."""

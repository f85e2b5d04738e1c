"""The Порядок itself: pure rules, no input or output and no «now»."""

"""The desk's settings: what they are, how they are read and written; `uhta_tui.config` is the door."""

"""The commands of `uhta`, a room for each kind; `uhta_tui.cli` gathers them."""

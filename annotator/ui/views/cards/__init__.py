"""Cards as painted: set, selected, moved in."""

"""What is on the screen: widgets with setters and signals, and no rules."""

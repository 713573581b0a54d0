"""What goes out in open formats."""

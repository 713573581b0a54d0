"""Counts and medians of what was recorded: numpy in, numpy out."""

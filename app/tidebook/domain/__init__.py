"""What a person records, and the rules that hold for it."""

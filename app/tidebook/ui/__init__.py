"""The windows, and the only home of Qt."""

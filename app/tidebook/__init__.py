"""Tidebook, a private symptom journal."""

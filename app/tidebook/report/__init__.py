"""The page for the clinician."""

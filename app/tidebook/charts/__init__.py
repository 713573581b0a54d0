"""Pictures of the record, drawn without a window."""

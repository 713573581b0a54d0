"""The journal file, and the only home of SQLAlchemy."""

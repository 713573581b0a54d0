"""What is said when a file can not be brought in."""


class RefusedError(Exception):
    """A file was not brought in, and nothing of it. The message is for the person and holds nothing of the file."""

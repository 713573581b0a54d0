"""What a command says when it stops."""


class WrongArgumentsError(Exception):
    """The words after the command can not be right. The message is one sentence for the person."""


class CommandError(Exception):
    """The command could not do what was asked. The message is one sentence for the person."""

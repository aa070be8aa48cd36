"""One module a command, read when the command is chosen; the module's docstring is its help."""

"""The commands: arguments in, exit codes out. Anything heavy is imported inside the functions."""

"""The shell: one file a command, thin. Each has NAME, HELP, arguments(parser) and run(options)."""

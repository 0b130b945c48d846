@rem What a POSIX shell has built in, for npm scripts on Windows: run the program in place of the shell.
@%*

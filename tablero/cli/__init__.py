"""The command line: it reads the words, calls one service, and prints what came of it."""

"""One function for each thing a user can do. The board and the command line both call these."""

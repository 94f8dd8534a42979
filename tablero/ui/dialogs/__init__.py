"""What opens above the board and gives something back: forms, questions, lists to choose from."""

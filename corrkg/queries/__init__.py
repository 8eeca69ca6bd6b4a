"""What a saved query is: its file, its head, its parameters, and how it is checked."""

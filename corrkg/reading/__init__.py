"""What the graph says to a reader; knows no HTTP."""

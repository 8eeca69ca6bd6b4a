"""What a query is: the guard, the answers and how they are written; knows no store."""

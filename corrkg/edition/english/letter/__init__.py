"""What a letter's own text asks, proposes, answers and tells."""

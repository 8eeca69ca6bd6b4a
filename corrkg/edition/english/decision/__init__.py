"""What a body decided, and what that does."""

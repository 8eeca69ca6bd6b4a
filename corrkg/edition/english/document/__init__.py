"""Other documents, and earlier letters, that a text cites, quotes, encloses or answers."""

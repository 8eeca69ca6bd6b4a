"""The reading held against a gold standard."""

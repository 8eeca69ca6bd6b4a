"""The layout of the English machine translation: text -> records."""

"""The layout of the English machine translation: text -> records, by rooms that each know those under it."""

"""How names are written: scripts, practices of transliteration, parts, cases; an index of them on disk."""

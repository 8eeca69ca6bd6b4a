"""How the name of a person is written: scripts, practices of transliteration, parts, cases; knows no store and no HTTP."""

"""Names of persons, bodies and places: those of the authority files, and those that the text itself teaches."""

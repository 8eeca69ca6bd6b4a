"""quads -> store: validate, load, publish, read."""

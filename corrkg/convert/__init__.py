"""From records to quads: one converter a kind of thing. Deterministic: the same records give the same quads."""

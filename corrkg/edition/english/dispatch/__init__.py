"""How a letter went and came: its papers, marks, movements, places, medium and who dated it."""

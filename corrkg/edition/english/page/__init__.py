"""What the printed page shows before anything is understood: headers, formal lines, notes, their signs, references."""

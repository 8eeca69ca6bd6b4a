"""Words of a text: their classes, the tokens that a sentence is made of, days, hours and durations in words."""

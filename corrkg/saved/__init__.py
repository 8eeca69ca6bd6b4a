"""What saved queries are used for besides being run: a shelf of them, tests, data, and other endpoints."""

"""Saved queries over HTTP: pages and API."""

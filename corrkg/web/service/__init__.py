"""Addresses for machines: OpenAPI, health, sitemap, files."""

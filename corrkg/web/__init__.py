"""store -> HTTP: a Flask application over a published store."""

from __future__ import annotations

from corrkg.web.app import create_app

__all__ = ["create_app"]

"""The WSGI entry: ``gunicorn server:app``, or ``python server.py``."""

from __future__ import annotations

import sys

from corrkg.errors import CorrkgError
from corrkg.settings import load
from corrkg.web import create_app

app = create_app()

if __name__ == "__main__":
    from corrkg.web.serving.server import serve

    try:
        serve(load())
    except CorrkgError as error:
        sys.exit(str(error))

"""Serving with gunicorn: several processes on one port, each with its own application."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers import base as workers_base
from gunicorn.workers.workertmp import WorkerTmp

from corrkg.errors import CorrkgError, StoreError
from corrkg.settings import Settings
from corrkg.store.publication import Publication
from corrkg.web.app import create_app
from corrkg.web.middleware.metrics import share
from corrkg.web.middleware.observe import log_to
from corrkg.web.queries.routes import tell_broken
from corrkg.web.serving.refusals import Log
from corrkg.web.serving.worker import Worker

_log = logging.getLogger("corrkg.web")


class Heartbeat(WorkerTmp):  # type: ignore[misc]
    """The sign of life of a worker: the time of a file in memory, so that no full or missing /tmp stops the server."""

    def __init__(self, _cfg: Any) -> None:
        self._tmp = os.fdopen(os.memfd_create("corrkg-heartbeat"), "w+b", 0)


workers_base.WorkerTmp = Heartbeat  # gunicorn has no setting for it: it makes a file in the temporary directory

_REGIONS = 64  # processes that can count at once, 14 kB each


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, set up by corrkg's settings and by no file or command line of its own."""

    def __init__(self, settings: Settings, on_ready: Callable[[str], None]) -> None:
        self.settings = settings
        self.on_ready = on_ready
        self.numbers = share(_REGIONS)
        self._free = list(reversed(range(_REGIONS)))
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up."""
        Worker.max_body = self.settings.max_body
        Worker.request_seconds = self.settings.request_seconds
        options: dict[str, Any] = {
            "bind": address(self.settings),
            "workers": max(1, self.settings.workers),
            "worker_class": Worker,
            # Threads only pass bytes on: queries run in processes of their own (corrkg.engine.pool). They are made when
            # they are needed; that many are for readers who take a long answer slowly.
            "threads": self.settings.queries_running + self.settings.queries_waiting + 200,
            "worker_connections": 4000,
            "keepalive": 15,
            # Longer than any query may take, its sending included.
            "graceful_timeout": self.settings.query_seconds + 5,
            "preload_app": False,  # a store must be opened after the fork: RocksDB's threads do not survive one
            "control_socket_disable": True,
            "accesslog": None,  # corrkg.web.observe writes its own
            "loglevel": "warning",
            "proc_name": "corrkg",
            "limit_request_line": 8190,
            # Only corrkg's own setting (trusted_proxies) lets a header say who asks, by which scheme, or for what: to
            # gunicorn no peer is a proxy, and a name with "_", which WSGI cannot tell from one with "-", is dropped.
            "forwarded_allow_ips": "",
            "secure_scheme_headers": {},
            "forwarder_headers": "",
            "header_map": "drop",
            "proxy_protocol": "off",
            "pre_fork": lambda _server, worker: self._give_region(worker),
            "post_fork": lambda _server, worker: self.numbers.take(worker.region),
            "post_worker_init": lambda worker: warm_up(worker.wsgi),
            "logger_class": Log,
            "child_exit": lambda _server, worker: self._free_region(worker),
            # The native store does not survive the end of the interpreter while threads are about; all is sent by then.
            "worker_exit": lambda _server, _worker: os._exit(0),
            "when_ready": lambda _: self.on_ready(f"http://{_host(self.settings.host)}:{self.settings.port}/"),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def _give_region(self, worker: Worker) -> None:
        """Choose where a new worker counts; beyond the last region it shares that one, and may lose a count."""
        worker.region = self._free.pop() if self._free else _REGIONS - 1

    def _free_region(self, worker: Worker) -> None:
        """Let the next worker go on counting where one that has ended did."""
        self.numbers.release(worker.region)
        if worker.region not in self._free:
            self._free.append(worker.region)

    def load(self) -> Flask:
        """Return the application of one worker."""
        return create_app(self.settings)


def warm_up(app: Flask) -> None:
    """Open what is published, and load it, before the first request asks for it."""

    def load() -> None:
        at = app.extensions["corrkg"]
        try:
            at.engine(at.publication.current()).ready()
        except CorrkgError as error:  # requests are answered 503 until it is mended
            _log.error("nothing can be asked: %s", error)

    threading.Thread(target=load, name="corrkg-warm", daemon=True).start()


def address(settings: Settings) -> str:
    """Return what to bind to, with brackets around an IPv6 address."""
    return f"{_host(settings.host)}:{settings.port}"


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _try_address(settings: Settings) -> None:
    """Bind the address for a moment, so that what is wrong with it becomes a sentence."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CorrkgError(
            f"cannot listen on {address(settings)}: {reason}", hint="choose another with --port or --host"
        ) from error


def serve(settings: Settings) -> None:
    """Serve until interrupted, and say where when it is up.

    Raises:
        StoreError: there is no store to serve.
    """
    _try_address(settings)
    current = Publication(settings.store_dir).current()
    title, base = current.title, current.base
    tell_broken(settings)
    del current  # not to be carried over the fork
    log_to(sys.stdout.fileno())

    def ready(where: str) -> None:
        print(f"corrkg serves {title} on {where}", flush=True)  # noqa: T201
        if not base.startswith(where):
            print(f"its URIs begin with {base}: links stay on this server, data names the base", flush=True)  # noqa: T201

    os.environ.pop("SCRIPT_NAME", None)  # gunicorn would take it off each path; where this is mounted, the base says
    Server(settings, ready).run()


__all__ = ["Server", "StoreError", "address", "serve"]

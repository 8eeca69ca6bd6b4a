"""Records kept on disk between the steps of a build and from one build to the next, or sent to another process.

They are pickles. Reading one may make objects of corrkg, of the packages that add to it, and of a few plain classes,
and can call nothing else: a file that somebody has slipped in is refused.
"""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

from corrkg.extensions import modules

_PLAIN = {
    ("builtins", "set"), ("builtins", "frozenset"), ("array", "_array_reconstructor"), ("array", "array"),
    ("collections", "Counter"), ("collections", "defaultdict"), ("datetime", "date"), ("datetime", "time"),
    ("datetime", "datetime"), ("datetime", "timedelta"), ("pathlib", "Path"), ("pathlib", "PosixPath"),
    ("pathlib._local", "Path"), ("pathlib._local", "PosixPath"), ("types", "MappingProxyType"),
}  # fmt: skip


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a class, if it is one that records are made of."""
        found = super().find_class(module, name) if self._known(module, name) else None
        if not isinstance(found, type) and (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name} is nothing that records are made of")
        return found

    @staticmethod
    def _known(module: str, name: str) -> bool:
        package = module.partition(".")[0]
        return (module, name) in _PLAIN or package == "corrkg" or package in modules()


def save(path: Path, record: object) -> None:
    """Write a record to a file in one step.

    Raises:
        OSError: it cannot be written.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        pickle.dump(record, file, pickle.HIGHEST_PROTOCOL)
    part.replace(path)


def load(path: Path) -> Any:
    r"""Return the record that `save` has written.

    Raises:
        OSError: the file cannot be read.
        pickle.UnpicklingError: it is no record.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "record"
    >>> save(file, {"day": Path("x")})
    >>> load(file)
    {'day': PosixPath('x')}
    >>> _ = file.write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    >>> load(file)
    Traceback (most recent call last):
    _pickle.UnpicklingError: os.system is nothing that records are made of
    """
    with path.open("rb") as file:
        try:
            return _Reader(file).load()
        except (EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError, KeyError) as error:
            raise pickle.UnpicklingError(f"{path.name} is no record: {error}") from error

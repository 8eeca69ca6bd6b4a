"""What is worked out from a release once, and kept as long as that release is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec, TypeVar, cast

from corrkg.store.release import Release

Parameters = ParamSpec("Parameters")
Found = TypeVar("Found")


class Kept(Generic[Parameters, Found]):
    """A function of a release whose results are kept in the release, and go when it goes.

    They stand where `functools.cached_property` keeps its own, in the instance's ``__dict__``: a table beside it would
    keep the release alive, because results such as nodes refer to it. Requests run in threads: two that come together
    may both work a result out, and both get the one that is kept.
    """

    def __init__(self, make: Callable[Concatenate[Release, Parameters], Found]) -> None:
        """Keep the results of ``make``; its further arguments must be hashable."""
        self._make = make
        self._name = f"{make.__module__}.{make.__qualname__}"
        self.__doc__ = make.__doc__

    def __call__(self, release: Release, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Found:
        """Return the result for ``release``, worked out at the first call."""
        results = cast("dict[object, Found]", vars(release).setdefault(self._name, {}))
        key = (args, tuple(sorted(kwargs.items())))
        if key not in results:
            results.setdefault(key, self._make(release, *args, **kwargs))
        return results[key]

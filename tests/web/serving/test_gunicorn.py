"""What the server builds on in gunicorn is still there: no interface holds it to that."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator

import pytest

from corrkg.web.serving.connections import Connection
from corrkg.web.serving.refusals import Log
from corrkg.web.serving.server import Heartbeat, Server
from corrkg.web.serving.worker import Worker

# The methods of gunicorn that each class puts its own in the place of, or hands on to.
HOOKS: dict[type, set[str]] = {
    Worker: {
        "accept", "enqueue_req", "finish_request", "handle", "handle_error", "init_process", "load_wsgi",
        "murder_keepalived", "murder_pending", "_cap_keepalive", "_keepalive_after",
    },
    Connection: set(),
    Log: {"exception"},
    Heartbeat: set(),
    Server: {"load", "load_config"},
}  # fmt: skip
classes = pytest.mark.parametrize("ours", HOOKS, ids=lambda ours: ours.__name__)


def methods(ours: type) -> dict[str, object]:
    """The methods that a class itself defines, but for its special ones."""
    return {name: each for name, each in vars(ours).items() if inspect.isfunction(each) and name[:2] != "__"}


def theirs(ours: type) -> list[type]:
    """The classes of gunicorn that a class is made from."""
    return [each for each in ours.__mro__ if each.__module__.startswith("gunicorn.")]


def trees(kinds: list[type]) -> Iterator[ast.AST]:
    for kind in kinds:
        yield from ast.walk(ast.parse(textwrap.dedent(inspect.getsource(kind))))


def used(kinds: list[type], *contexts: type[ast.expr_context]) -> set[str]:
    """The attributes of ``self`` that the source of some classes reads or sets."""
    return {
        node.attr
        for node in trees(kinds)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        if isinstance(node.ctx, contexts)
    }


@classes
def test_a_method_overrides_one_of_gunicorn_only_where_it_means_to(ours: type) -> None:
    assert theirs(ours)
    inherited = {name for base in theirs(ours) for name in vars(base)}
    assert {name for name in methods(ours) if name in inherited} == HOOKS[ours], "gunicorn has renamed a method"


@classes
def test_a_hook_is_called_with_as_many_arguments_as_it_takes(ours: type) -> None:
    for name in HOOKS[ours]:
        [original, *_] = [vars(base)[name] for base in theirs(ours) if name in vars(base)]
        here, there = (inspect.signature(each).parameters.values() for each in (vars(ours)[name], original))
        kinds = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}
        assert [each.kind in kinds for each in here] == [each.kind in kinds for each in there], name


@classes
def test_every_attribute_that_is_read_is_ours_or_gunicorns(ours: type) -> None:
    family = [each for each in ours.__mro__ if each is not object and each.__module__ not in {"builtins"}]
    known = {name for each in family for name in dir(each)} | used(family, ast.Store)
    assert used([ours], ast.Load) - known == set()

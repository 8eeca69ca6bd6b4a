"""The Model Context Protocol over standard input and output, by the official SDK (https://modelcontextprotocol.io).

An error of a tool is an answer that says so (section "Error Handling" of the tools), so that an assistant can correct
itself. A tool runs in a thread: the protocol goes on while a query is answered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

import anyio
import anyio.to_thread
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)

from corrkg import __version__
from corrkg.errors import CorrkgError
from corrkg.mcp import tools

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def server(known: Mapping[str, tools.Tool]) -> Server[Any]:
    """Return a server that offers tools.

    Args:
        known: the tools by their names.
    """

    async def listed(_: Any, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[_offered(each) for each in known.values()])

    async def called(_: Any, asked: CallToolRequestParams) -> CallToolResult:
        try:
            found = await anyio.to_thread.run_sync(partial(tools.called, known, asked.name, asked.arguments or {}))
        except CorrkgError as error:
            return CallToolResult(content=[TextContent(text=str(error))], is_error=True)
        text = json.dumps(found, ensure_ascii=False, indent=1)
        return CallToolResult(content=[TextContent(text=text)], structured_content=found)

    return Server(
        "corrkg", version=__version__, instructions=tools.INSTRUCTIONS, on_list_tools=listed, on_call_tool=called
    )


def _offered(tool: tools.Tool) -> Tool:
    return Tool(
        name=tool.name, title=tool.title, description=tool.description, input_schema=tool.schema, annotations=_READS
    )


def run(known: Mapping[str, tools.Tool]) -> None:
    """Serve tools on standard input and output, until the input ends."""

    async def serve() -> None:
        served = server(known)
        async with stdio_server() as (incoming, outgoing):
            await served.run(incoming, outgoing, served.create_initialization_options())

    anyio.run(serve)

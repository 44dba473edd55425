"""Serves the guide on loopback with the headers that Neo4j Browser wants: it asks first (OPTIONS) from another origin."""

from __future__ import annotations

from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cypher.parameters import Value
from graph.browser import FILES, content
from graph.errors import UsageError

HOST = "127.0.0.1"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Private-Network": "true",
    "Cache-Control": "no-store",
}


def server(port: int, given: Mapping[str, Value]) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, not yet serving; port 0 takes a free one. Everything is made before it is asked for."""
    made = {f"/{name}": (kind, content(name, given)) for name, (kind, _) in FILES.items()}

    class Handler(BaseHTTPRequestHandler):
        def do_OPTIONS(self) -> None:
            self._answer(204, "text/plain", b"")

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            kind, body = made.get("/guide.html" if path == "/" else path, ("", b""))
            if kind:
                self._answer(200, kind, body)
            else:
                self._answer(404, "text/plain", ("here are: " + " ".join(made) + "\n").encode())

        do_HEAD = do_GET

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            for key, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
                self.send_header(key, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Silent: the command says what is to be said."""

    try:
        return ThreadingHTTPServer((HOST, port), Handler)
    except OSError as error:
        raise UsageError(f"port {port} cannot be used: {error.strerror}: give --port with another") from None

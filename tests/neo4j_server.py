"""A real Neo4j Community server on loopback, from the jars that Maven publishes.

    python tests/neo4j_server.py DIR [--password P]     starts one, prints its addresses, ends it with Ctrl-C

Needs Java 17 or later, and mvn the first time: the jars (about 140 MB) are kept in the user's cache folder.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

POM = Path(__file__).with_suffix(".xml")
HOST = "127.0.0.1"
JVM = (
    "-Xms512m -Xmx512m -XX:+UseG1GC -XX:TieredStopAtLevel=4 -Dfile.encoding=UTF-8 -Dlog4j2.disable.jmx=true "
    "-Dio.netty.tryReflectionSetAccessible=true --add-opens=java.base/java.nio=ALL-UNNAMED "
    "--add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED "
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED"
).split()


class Unavailable(Exception):
    """No server can be started here; the message says why."""


def cached_jars(pom: Path = POM) -> Path:
    """The folder of the jars that a pom names; filled once for each content of the pom, whole or not at all."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diplograph-tests"
    folder = cache / f"{pom.stem.split('_')[0]}-{hashlib.sha256(pom.read_bytes()).hexdigest()[:12]}"
    if folder.is_dir():
        return folder
    if not shutil.which("mvn"):
        raise Unavailable("mvn is not installed")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as part:
        copied = Path(part) / "jars"
        command = ["mvn", "-B", "-q", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={copied}"]
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if run.returncode:
            raise Unavailable(f"mvn could not fetch the jars: {(run.stdout.strip() or 'no output').splitlines()[0]}")
        try:
            copied.rename(folder)
        except OSError:  # another run was quicker
            if not folder.is_dir():
                raise
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """One server with its own folder. It can be stopped, killed and started again on the same data and ports."""

    def __init__(self, home: Path, password: str | None = None, settings: dict[str, str] | None = None) -> None:
        java = shutil.which("java")
        if java is None:
            raise Unavailable("java is not installed")
        self.java, self.jars, self.home, self.password = java, cached_jars(), home.resolve(), password
        self.bolt_port, self.http_port = free_port(), free_port()
        self.bolt = f"bolt://{HOST}:{self.bolt_port}"
        self.browser = f"http://{HOST}:{self.http_port}/browser/"
        self.process: subprocess.Popen[bytes] | None = None
        for name in ("conf", "logs", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        conf = self._settings() | (settings or {})
        (self.home / "conf" / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in conf.items()))
        if password is not None:
            self._java("org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password, wait=True)

    def _settings(self) -> dict[str, str]:
        bolt, http = f"{HOST}:{self.bolt_port}", f"{HOST}:{self.http_port}"
        return {
            "server.default_listen_address": HOST,
            "server.bolt.listen_address": bolt,
            "server.bolt.advertised_address": bolt,
            "server.http.listen_address": http,
            "server.http.advertised_address": http,
            "server.memory.pagecache.size": "128m",
            "dbms.security.auth_enabled": "false" if self.password is None else "true",
            "dbms.usage_report.enabled": "false",
            "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",  # else every stop takes ten seconds
        }

    def _java(self, main: str, *words: str, wait: bool = False) -> subprocess.Popen[bytes]:
        environment = dict(os.environ, NEO4J_HOME=str(self.home), NEO4J_CONF=str(self.home / "conf"))
        with (self.home / "logs" / "console.log").open("ab") as log:
            process = subprocess.Popen(
                [self.java, *JVM, "-cp", f"{self.jars}/*", main, *words],
                cwd=self.home, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        if wait and process.wait():
            raise Unavailable(f"{main} ended with {process.returncode}: see {self.home}/logs/console.log")
        return process

    def admin(self, *words: str) -> None:
        """neo4j-admin with these words; Unavailable where it fails. The server is down meanwhile."""
        self._java("org.neo4j.cli.AdminTool", *words, wait=True)

    def start(self, seconds: float = 180) -> Server:
        """Returns when a query was answered; Unavailable where that takes longer."""
        folders = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        self.process = self._java("org.neo4j.server.CommunityEntryPoint", *folders)
        until = time.monotonic() + seconds
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise Unavailable(f"the server did not come up: see {self.home}/logs/console.log")
            time.sleep(0.2)
        return self

    def _answers(self) -> bool:
        import neo4j
        from neo4j.exceptions import DriverError, Neo4jError

        try:  # the port first: a refused connection costs the driver a minute of retries
            socket.create_connection((HOST, self.bolt_port), timeout=1).close()
            auth = ("neo4j", self.password) if self.password else None
            with neo4j.GraphDatabase.driver(self.bolt, auth=auth) as driver, driver.session() as session:
                return session.run("RETURN 1").single() is not None
        except (OSError, DriverError, Neo4jError):
            return False

    def stop(self) -> None:
        """The clean way down."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Power off."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait()
            self.process = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--password")
    asked = parser.parse_args()
    try:
        server = Server(asked.home, asked.password).start()
    except Unavailable as error:
        sys.exit(f"neo4j_server: {error}")
    print(server.bolt, server.browser, flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        signal.pause()
    except (KeyboardInterrupt, SystemExit):
        server.stop()


if __name__ == "__main__":
    main()

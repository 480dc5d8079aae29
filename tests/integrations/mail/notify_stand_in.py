"""A stand-in for GOV.UK Notify on this machine, that stops, is late or answers wrongly at every step it is told to."""

import json
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "invented-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"
"""As long as a real one, and in no service's use."""


class NotifyStandIn:
    """`does`, once each in its order: "stop before keeping", "stop after keeping", "late after keeping", "gibberish", or a
    status with its message. With nothing in it, it does as Notify does."""

    def __init__(self) -> None:
        self.does: list[str | tuple[int, str]] = []
        self.kept: list[dict[str, Any]] = []
        self.asked: list[str] = []
        stand_in = self

        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stand_in.asked.append("send")
                self._do(lambda: stand_in.keep(body))

            def do_GET(self) -> None:
                stand_in.asked.append("look up")
                reference = parse_qs(urlsplit(self.path).query)["reference"][0]
                found = [one for one in reversed(stand_in.kept) if one["reference"] == reference]
                self._do(lambda: {"notifications": found, "links": {}})

            def _do(self, answer: Any) -> None:
                does = stand_in.does.pop(0) if stand_in.does else ""
                if isinstance(does, tuple):
                    status, says = does
                    return self._say(status, {"errors": [{"error": "Error", "message": says}]})
                if does == "stop before keeping":
                    return self.connection.close()
                answered = answer()
                if does == "stop after keeping":
                    return self.connection.close()
                if does == "late after keeping":
                    time.sleep(1.5)
                if does == "gibberish":
                    return self._write(200, b"<html>")
                return self._say(200, answered)

            def _say(self, status: int, answer: object) -> None:
                self._write(status, json.dumps(answer).encode())

            def _write(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    self.close_connection = True

            def finish(self) -> None:
                with suppress(OSError, ValueError):
                    super().finish()

            def log_message(self, *said: object) -> None:
                """It says nothing on the screen."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def keep(self, body: dict[str, Any]) -> dict[str, Any]:
        kept = body | {"id": str(len(self.kept) + 1), "status": "created"}
        self.kept.append(kept)
        return kept

    def __enter__(self) -> "NotifyStandIn":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

"""Fetching: nothing without leave, never a private address, and everything bounded. No test leaves this machine."""

from __future__ import annotations

import contextlib
import http.client
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from checker.articles import web
from checker.articles.draft import UnreadableError
from checker.records import Article
from tests.articles.helpers import both, codes

PAGE = (Path(__file__).parent / "fixtures" / "page.html").read_bytes()
PUBLIC = "93.184.216.34"


def refusal(url: str, *addresses: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        web.fetch(url, 1000, resolver=lambda _host, _port: list(addresses or [PUBLIC]))
    return caught.value


def test_without_leave_nothing_is_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "resolve", lambda *_: pytest.fail("resolved a name"))
    articles, problems = both("https://post.example/a")
    assert articles == []
    assert codes(problems) == ["E209"]
    assert "--allow-network" in problems[0].hint


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "::", "255.255.255.255"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_connect", lambda *_: pytest.fail("connected"))
    assert refusal("http://post.example/", address).code == "E209"
    assert refusal("http://post.example/", PUBLIC, address).code == "E209"


@pytest.mark.parametrize(
    "url",
    ["http://post.example:22/", "http://a:b@post.example/", "http:///x", "http://post.example/a b", "http://[::1",
     "http://a:b/", "http://post.example/\r\nX: y"],
)  # fmt: skip
def test_odd_addresses_are_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_connect", lambda *_: pytest.fail("connected"))
    assert refusal(url).code == "E209"


class Site(BaseHTTPRequestHandler):
    """Answers by path; stands on the loopback only."""

    def do_GET(self) -> None:
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
            return
        kind = "image/png" if self.path == "/png" else "text/html; charset=utf-8"
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with contextlib.suppress(OSError):
            if self.path == "/endless":
                while True:
                    self.wfile.write(b"x" * 65536)
            self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The public host post.example, served from the loopback behind the guard."""
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def connect(parts: object, address: str, _deadline: float) -> http.client.HTTPConnection:
        assert address == PUBLIC
        return http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)

    monkeypatch.setattr(web, "_connect", connect)
    names = {"post.example": [PUBLIC], "inside.example": ["10.0.0.7"]}
    monkeypatch.setattr(web.fetch, "__kwdefaults__", {"resolver": lambda host, _port: names[host], "seconds": 5.0})
    yield
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("site")
def test_a_page_is_fetched_and_read() -> None:
    articles, problems = both("http://post.example/to?/pier", allow_network=True)
    assert [each.outlet for each in articles] == ["The Tidewater Post"]
    assert isinstance(articles[0], Article)
    assert articles[0].path == "http://post.example/to?/pier"
    assert articles[0].url == "http://post.example/pier"
    assert codes(problems) == []


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("path", "code"),
    [("/gone", "E202"), ("/png", "E207"), ("/endless", "E205"), ("/to?http://inside.example/", "E209"),
     ("/to?file:///etc/passwd", "E209"), ("/to?http://post.example:8080/", "E209")],
)  # fmt: skip
def test_what_is_refused_after_the_answer(path: str, code: str) -> None:
    articles, problems = both(f"http://post.example{path}", allow_network=True)
    assert articles == []
    assert codes(problems) == [code]


@pytest.mark.usefixtures("site")
def test_rings_of_redirects_end() -> None:
    target = "/to?" * 20 + "/pier"
    articles, problems = both(f"http://post.example{target}", allow_network=True)
    assert articles == []
    assert codes(problems) == ["E202"]
    assert "redirects" in problems[0].message

"""Fetching: nothing without leave, never a private address, and everything bounded. No test leaves this machine."""

from __future__ import annotations

import contextlib
import gzip
import shutil
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult

import pytest

from checker.articles import web
from checker.articles.draft import UnreadableError
from checker.articles.reachable import is_public
from checker.records import Article
from tests.articles.helpers import both, codes

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

PAGE = (Path(__file__).parent / "fixtures" / "page.html").read_bytes()
PUBLIC = "93.184.216.34"


pytest.importorskip("urllib3")


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
     "192.0.2.1", "198.18.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "fec0::1", "::", "2001:db8::1",
     "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "2001:0:7f00:1::", "no address"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "connection", lambda *_: pytest.fail("connected"))
    assert refusal("http://post.example/", address).code == "E209"
    assert refusal("http://post.example/", PUBLIC, address).code == "E209"


@pytest.mark.parametrize(
    "url",
    ["http://post.example:22/", "http://a:b@post.example/", "http:///x", "http://post.example/a b", "http://[::1",
     "http://a:b/", "http://post.example/\r\nX: y"],
)  # fmt: skip
def test_odd_addresses_are_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "connection", lambda *_: pytest.fail("connected"))
    assert refusal(url).code == "E209"


def test_public_addresses_are_known() -> None:
    for address in ("8.8.8.8", PUBLIC, "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"):
        assert is_public(address)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "urllib3", None)
    monkeypatch.setattr(web, "resolve", lambda *_: pytest.fail("resolved a name"))
    articles, problems = both("https://post.example/a", allow_network=True)
    assert articles == []
    assert codes(problems) == ["E210"]
    assert problems[0].hint == "pip install 'claim-checker[web]'"


class Site(BaseHTTPRequestHandler):
    """Answers by path; stands on the loopback only."""

    asked: list[str] = []  # noqa: RUF012 - gathered over all requests of a test

    def do_GET(self) -> None:
        Site.asked.append(f"{self.headers['Host']} {self.path}")
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
            return
        with contextlib.suppress(OSError):
            if self.path == "/drip":
                while True:
                    self.wfile.write(b"H")
                    self.wfile.flush()
                    time.sleep(0.1)
            kind = "image/png" if self.path == "/png" else "text/html; charset=utf-8"
            self.send_response(404 if self.path == "/gone" else 200)
            self.send_header("Content-Type", kind)
            if self.path.startswith("/bomb"):
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            while self.path == "/endless":
                self.wfile.write(b"x" * 65536)
            self.wfile.write(gzip.compress(b"<p>" + b"x" * 50_000_000) if self.path.startswith("/bomb") else PAGE)

    def log_message(self, *_: object) -> None:
        pass


NAMES = {
    "post.example": ["2606:4700::1111", PUBLIC],
    "inside.example": ["10.0.0.7"],
    "half.example": [PUBLIC, "127.0.0.1"],
}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The public host post.example, served from the loopback behind the guard; its first address is unreachable."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    there = web.connection

    def connection(parts: SplitResult, address: str, seconds: float) -> HTTPConnection:
        assert address in NAMES["post.example"]  # what was checked, not what a second look-up would give
        link = there(parts, "127.0.0.1", seconds)
        link.port = server.server_port if address == PUBLIC else 1
        return link

    monkeypatch.setattr(web, "connection", connection)
    monkeypatch.setattr(
        web.fetch, "__kwdefaults__", {"resolver": lambda host, _port: NAMES.get(host, [host]), "seconds": 600.0}
    )
    Site.asked.clear()
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
     ("/to?http://half.example/", "E209"), ("/to?http://[::1]/", "E209"), ("/to?//127.0.0.1/", "E209"),
     ("/to?file:///etc/passwd", "E209"), ("/to?http://post.example:8080/", "E209"), ("/bomb", "E205")],
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


@pytest.mark.usefixtures("site")
def test_a_server_that_drips_meets_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(web.fetch.__kwdefaults__, "seconds", 0.3)
    articles, problems = both("http://post.example/drip", allow_network=True)
    assert articles == []
    assert codes(problems) == ["E202"]
    assert "too long" in problems[0].message


def test_a_name_that_nobody_answers_for_meets_the_deadline() -> None:
    def never(_host: str, _port: int) -> list[str]:
        time.sleep(30)
        return [PUBLIC]

    with pytest.raises(UnreadableError) as caught:
        web.fetch("http://post.example/", 1000, resolver=never, seconds=0.2)
    assert "too long" in caught.value.message


@pytest.mark.usefixtures("site")
def test_the_host_is_asked_for_by_name_and_odd_paths_are_escaped() -> None:
    both("http://POST.example/pier/Ä?q=“a”&b=%20#part", allow_network=True)
    assert Site.asked == ["POST.example /pier/%C3%84?q=%E2%80%9Ca%E2%80%9D&b=%20"]


def test_a_name_is_looked_up_once_a_request_so_that_rebinding_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, opened = iter([[PUBLIC], ["127.0.0.1"]]), []

    def connection(_parts: SplitResult, address: str, _seconds: float) -> HTTPConnection:
        opened.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(web, "connection", connection)
    with pytest.raises(UnreadableError):
        web.fetch("http://rebound.example/", 1000, resolver=lambda *_: next(answers))
    assert opened == [PUBLIC]
    assert next(answers) == ["127.0.0.1"]


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
@pytest.mark.parametrize(("name", "code"), [("post.example", None), ("other.example", "E202")])
def test_certificates_are_checked_for_the_name_not_the_address(
    name: str, code: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days",
         "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    monkeypatch.setitem(web._PORTS, "https", server.server_port)
    monkeypatch.setattr(web, "is_public", lambda _: True)
    try:
        with contextlib.ExitStack() as stack:
            caught = stack.enter_context(pytest.raises(UnreadableError)) if code else None
            assert web.fetch("https://post.example/", 10_000, resolver=lambda *_: ["127.0.0.1"]).data == PAGE
        assert caught is None or (caught.value.code, "certificate" in caught.value.message) == (code, True)
    finally:
        server.shutdown()
        server.server_close()

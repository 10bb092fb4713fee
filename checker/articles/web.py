"""Web addresses, with ``--allow-network`` and the extra ``web``: bounded requests, and never to a private address.

An address list is hostile input too: it may point at a router, a metadata service or a machine of the newsroom
(server-side request forgery). So every host is resolved first, each of its addresses must be public, and the
connection goes to an address that was checked (a name that resolves differently the second time gains nothing);
redirects are checked in the same way. No proxy, cookie or credential of the environment is used.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from checker.articles.draft import UnreadableError, too_large
from checker.articles.reachable import is_public

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

REDIRECTS = 5
SECONDS = 20.0
_PORTS = {"http": 80, "https": 443}
_HEADERS = {"User-Agent": "claim-checker", "Accept": "text/html, application/xhtml+xml", "Accept-Encoding": "identity"}
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_SAFE = "/%:@!$&'()*+,;=~-._?"

Resolver = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its bytes, the address it came from in the end, and the character set its server named."""

    data: bytes
    url: str
    charset: str | None


def resolve(host: str, port: int) -> list[str]:
    """The addresses of *host*, in the order in which the system would try them."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(url: str, limit: int, *, resolver: Resolver = resolve, seconds: float = SECONDS) -> Fetched:
    """The page at *url*, at most *limit* bytes, within *seconds* in all and :data:`REDIRECTS` redirects.

    Raises E209 where the address or a redirect of it leads to anything but a public host on a usual port, E205 for a
    page over the limit, E207 for what is no page, E210 without the extra, and E202 for everything else that fails.
    """
    try:
        import urllib3  # noqa: F401 - only whether the extra is there
    except ImportError as error:
        raise UnreadableError("E210", "web addresses need the extra 'web'",
                              hint="pip install 'claim-checker[web]'") from error  # fmt: skip
    answer: queue.SimpleQueue[Fetched | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            answer.put(_fetched(url, limit, resolver, time.monotonic() + seconds))
        except BaseException as error:  # handed over to the caller, who raises it
            answer.put(error)

    # Looking up a name has no time limit, nor has a server that drips its headers: the wait for them has one.
    threading.Thread(target=work, daemon=True).start()
    try:
        got = answer.get(timeout=seconds)
    except queue.Empty:
        raise _late() from None
    if isinstance(got, BaseException):
        raise got
    return got


def _fetched(url: str, limit: int, resolver: Resolver, deadline: float) -> Fetched:
    from urllib3.exceptions import HTTPError

    logging.getLogger("urllib3").setLevel(logging.CRITICAL)
    for _ in range(REDIRECTS + 1):
        parts = _checked(url)
        addresses = _public(parts, resolver)
        try:
            with _answer(parts, addresses, deadline) as reply:
                if reply.status in {301, 302, 303, 307, 308} and "Location" in reply.headers:
                    url = urljoin(url, reply.headers["Location"])
                    continue
                charset = _charset(reply)
                return Fetched(_body(reply, limit, deadline), url, charset)
        except (OSError, HTTPError, ValueError) as error:  # ValueError: an answer that is none, a name that is none
            raise UnreadableError("E202", f"the address cannot be read: {str(error)[:120] or type(error).__name__}",
                                  hint="save the page from a browser instead") from error  # fmt: skip
    raise UnreadableError("E202", f"more than {REDIRECTS} redirects")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreadableError("E209", "not a web address") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UnreadableError("E209", "only http and https addresses are fetched")
    if parts.username or parts.password:
        raise UnreadableError("E209", "an address with a name or password in it is not fetched")
    if port not in {None, 80, 443}:
        raise UnreadableError("E209", f"port {port} is not fetched from", hint="only 80 and 443 are")
    if any(ord(c) <= 32 or ord(c) == 127 for c in url):
        raise UnreadableError("E209", "the address holds spaces or control characters")
    return parts


def _public(parts: SplitResult, resolver: Resolver) -> list[str]:
    """The addresses of the host, once every one of them is known to be public."""
    host = parts.hostname or ""
    try:
        found = resolver(host, _port(parts))
    except (OSError, UnicodeError) as error:
        raise UnreadableError("E202", f"no such host: {host[:100]}") from error
    for each in found:
        if not is_public(each):
            raise UnreadableError("E209", f"{host[:100]} is not a public host ({each})",
                                  hint="only public web sites are fetched")  # fmt: skip
    if not found:
        raise UnreadableError("E202", f"no such host: {host[:100]}")
    return found


@contextlib.contextmanager
def _answer(parts: SplitResult, addresses: list[str], deadline: float) -> Iterator[BaseHTTPResponse]:
    """The answer of the first of *addresses* that takes a connection; its body is still to be read."""
    from urllib3.exceptions import HTTPError

    refused: OSError | HTTPError | None = None
    for address in dict.fromkeys(addresses):
        link = connection(parts, address, _left(deadline))
        with contextlib.closing(link):
            try:
                link.connect()
            except (OSError, HTTPError) as error:  # refused, unreachable, too late, a certificate that is not good
                refused = error
                continue
            target = quote(parts.path or "/", safe=_SAFE) + (
                f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
            )
            link.request("GET", target, headers={"Host": parts.netloc.encode("idna").decode(), **_HEADERS},
                         preload_content=False)  # fmt: skip
            yield link.getresponse()
            return
    raise refused or OSError("no address to connect to")


def connection(parts: SplitResult, address: str, seconds: float) -> HTTPConnection:
    """A connection, not yet opened, to *address* that asks for, and with https verifies, the host of *parts*."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if parts.scheme == "http":
        return HTTPConnection(address, _port(parts), timeout=seconds)
    import ssl

    host = (parts.hostname or "").encode("idna").decode()
    context = ssl.create_default_context()
    return HTTPSConnection(address, _port(parts), timeout=seconds, server_hostname=host, ssl_context=context)


def _charset(reply: BaseHTTPResponse) -> str | None:
    """The character set that a page's server names. Raises where the answer is no page."""
    if reply.status != 200:
        raise UnreadableError("E202", f"the server answered {reply.status}")
    kind, _, rest = reply.headers.get("Content-Type", "text/html").partition(";")
    if kind.strip().lower() not in _PAGES:
        raise UnreadableError("E207", f"the address holds no page but {kind.strip()[:80]}",
                              hint="save the file and name it instead")  # fmt: skip
    return rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None


def _body(reply: BaseHTTPResponse, limit: int, deadline: float) -> bytes:
    """The body in pieces, unpacked as far as the limit."""
    pieces, length = [], 0
    while piece := reply.read(65536):
        _left(deadline)
        length += len(piece)
        if length > limit:
            raise too_large("the page", limit)
        pieces.append(piece)
    return b"".join(pieces)


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _late()
    return left


def _late() -> UnreadableError:
    return UnreadableError("E202", "the server took too long", hint="save the page from a browser instead")

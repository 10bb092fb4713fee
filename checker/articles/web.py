"""Web addresses, with ``--allow-network`` only: one bounded request at a time, and never to a private address.

An address list is hostile input too: it may point at a router, a metadata service or a machine of the newsroom
(server-side request forgery). So every host is resolved first, each of its addresses must be public, and the
connection goes to the very address that was checked; redirects are checked in the same way.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from checker.articles.draft import UnreadableError, too_large

REDIRECTS = 5
SECONDS = 20.0
_PORTS = {"http": 80, "https": 443}
_HEADERS = {"User-Agent": "claim-checker", "Accept": "text/html, application/xhtml+xml", "Accept-Encoding": "identity"}

Resolver = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its bytes, the address it came from in the end, and the character set its server named."""

    data: bytes
    url: str
    charset: str | None


def resolve(host: str, port: int) -> list[str]:
    """The addresses of *host*."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(url: str, limit: int, *, resolver: Resolver = resolve, seconds: float = SECONDS) -> Fetched:
    """The page at *url*, at most *limit* bytes, within *seconds* in all and :data:`REDIRECTS` redirects.

    Raises E209 where the address or a redirect of it leads to anything but a public host on a usual port, E205 for a
    page over the limit and E202 for everything else that fails.
    """
    deadline = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        parts = _checked(url)
        address = _public(parts, resolver)
        try:
            with contextlib.closing(_connect(parts, address, deadline)) as link:
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                link.request("GET", target, headers=_HEADERS)
                reply = link.getresponse()
                if reply.status in {301, 302, 303, 307, 308}:
                    url = urljoin(url, reply.headers.get("Location", ""))
                    continue
                if reply.status != 200:
                    raise UnreadableError("E202", f"the server answered {reply.status}")
                kind = reply.headers.get_content_type()
                if kind not in {"text/html", "application/xhtml+xml"}:
                    raise UnreadableError("E207", f"the address holds no page but {kind[:80]}")
                return Fetched(_body(reply, limit, deadline), url, reply.headers.get_content_charset())
        except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
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


def _public(parts: SplitResult, resolver: Resolver) -> str:
    """The first address of the host, once every one of them is known to be public."""
    host = parts.hostname or ""
    try:
        found = resolver(host, parts.port or _PORTS[parts.scheme])
    except (OSError, UnicodeError) as error:
        raise UnreadableError("E202", f"no such host: {host[:100]}") from error
    for each in found:
        address = ipaddress.ip_address(each.partition("%")[0])
        inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
        if not (address.is_global and inner.is_global) or inner.is_multicast:
            raise UnreadableError("E209", f"{host[:100]} is not a public host ({each})")
    if not found:
        raise UnreadableError("E202", f"no such host: {host[:100]}")
    return found[0]


def _connect(parts: SplitResult, address: str, deadline: float) -> http.client.HTTPConnection:
    """A connection to *address* that asks for, and verifies, the host of *parts*."""
    port = parts.port or _PORTS[parts.scheme]
    left = _left(deadline)
    plain = socket.create_connection((address, port), timeout=left)
    try:
        if parts.scheme == "https":
            plain = ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname)
    except BaseException:
        plain.close()
        raise
    link = http.client.HTTPConnection(parts.hostname or "", port, timeout=left)
    link.sock = plain
    return link


def _body(reply: http.client.HTTPResponse, limit: int, deadline: float) -> bytes:
    """The body in pieces, so that a server that drips bytes meets the deadline."""
    pieces, length = [], 0
    while piece := reply.read1(65536):
        _left(deadline)
        length += len(piece)
        if length > limit:
            raise too_large("the page", limit)
        pieces.append(piece)
    return b"".join(pieces)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise UnreadableError("E202", "the server took too long")
    return left

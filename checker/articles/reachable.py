"""Which addresses of the internet protocol are public hosts: nothing inside a house, a cloud or this machine."""

from __future__ import annotations

import ipaddress

# RFC 6052: the last 32 bits are an IPv4 address, which a translating network (NAT64) would reach.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
# RFC 4380 and others: an IPv6 address may carry an IPv4 one, to which a tunnel would lead.
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(written: str) -> bool:
    """Whether the address *written* (IPv4 or IPv6, with or without a zone) is one of the public internet.

    An IPv6 address that carries an IPv4 one is public only where both are.
    """
    try:
        address = ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        return False
    return all(_open(each) for each in (address, *_inside(address)))


def _open(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return True  # judged by the address inside
    closed = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_unspecified,
        address.is_reserved and address not in _TRANSLATED,
        isinstance(address, ipaddress.IPv6Address) and address.is_site_local,
    )
    return address.is_global and not any(closed)


def _inside(address: _Address) -> tuple[ipaddress.IPv4Address, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in found if each is not None)

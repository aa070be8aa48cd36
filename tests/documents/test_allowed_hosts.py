import ipaddress

import pytest

from commdrill.documents.allowed_hosts import AllowedHosts, hosts_of
from commdrill.documents.environment import Guard
from commdrill.documents.host import Host
from tests.each import each


@each(
    ("spelled", "meant"),
    [
        ("Shop.DEV.example", "shop.dev.example"),
        ("shop.dev.example.", "shop.dev.example"),
        ("tienda.españa.example", "tienda.xn--espaa-rta.example"),
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("2130706434", "127.0.0.2"),
        ("0x7f000002", "127.0.0.2"),
        ("0x7f.0.0.2", "127.0.0.2"),
        ("0177.0.0.2", "127.0.0.2"),
        ("127.2", "127.0.0.2"),
        ("１２７.０.０.２", "127.0.0.2"),
        ("127。0。0。2", "127.0.0.2"),
        ("[::ffff:127.0.0.2]", "127.0.0.2"),
        ("::ffff:7f00:2", "127.0.0.2"),
        ("64:ff9b::7f00:2", "127.0.0.2"),
        ("2002:7f00:2::", "127.0.0.2"),
        ("[::1]", "::1"),
        ("0:0:0:0:0:0:0:1", "::1"),
        ("fe80::1%lo", "fe80::1"),
    ],
)
def test_a_host_is_what_the_network_would_take_it_for(spelled: str, meant: str) -> None:
    assert Host.parse(spelled).name == meant


@each(
    "spelled",
    ["", ".", "a..b", "a b", "good@evil", "evil/x", "1.2.3.4.5", "256.1.1.1", "%31", "a:b"],
)
def test_what_names_no_host_is_none(spelled: str) -> None:
    with pytest.raises(ValueError, match="is not a host name"):
        Host.parse(spelled)


@each(
    ("pattern", "allowed", "refused"),
    [
        ("127.0.0.1", ["127.0.0.1", "0x7f.1", "[::ffff:127.0.0.1]"], ["127.0.0.2", "localhost"]),
        (
            "*.dev.example",
            ["a.dev.example", "A.B.Dev.Example."],
            ["dev.example", "dev.example.evil"],
        ),
        ("Shop.Dev.Example.", ["shop.dev.example"], ["shop.dev.examples"]),
        ("*.españa.example", ["a.xn--espaa-rta.example"], ["a.espana.example"]),
        ("tienda.españa.example", ["tienda.xn--espaa-rta.example"], ["tienda.espana.example"]),
        ("10.0.0.0/8", ["10.1.2.3"], ["11.1.2.3", "10.evil.example"]),
        ("10.1.*", ["10.1.2.3"], ["10.2.0.1", "10.1.evil.example", "10.1.x"]),
        ("[::1]", ["::1"], ["127.0.0.1", "::2"]),
        ("*", ["anything.example", "127.0.0.2", "::1"], []),
        ("*.*", ["a.example"], ["127.0.0.2"]),
    ],
)
def test_a_pattern_allows_what_it_says(
    pattern: str, allowed: list[str], refused: list[str]
) -> None:
    hosts = AllowedHosts.of((pattern,))
    assert [one for one in allowed if not hosts.allow(Host.parse(one))] == []
    assert [one for one in refused if hosts.allow(Host.parse(one))] == []


@each("host", ["127.0.0.1", "[::1]", "shop.dev.example"])
def test_a_pattern_may_name_a_port(host: str) -> None:
    hosts = AllowedHosts.of((f"{host}:8080",))
    assert hosts.allow(Host.parse(host), 8080)
    assert hosts.allow(Host.parse(host)), "somewhere on it"
    assert not hosts.allow(Host.parse(host), 8081)


@each(
    ("patterns", "ip", "may"),
    [
        (("*.dev.example",), "8.8.8.8", True),
        (("*.dev.example",), "10.1.2.3", True),
        (("*.dev.example",), "fd00::1", True),
        (("*.dev.example",), "127.0.0.1", False),
        (("*.dev.example",), "::1", False),
        (("*.dev.example", "127.0.0.1"), "127.0.0.1", True),
        (("*.dev.example", "127.0.0.1"), "::1", True),
        (("*.dev.example", "127.0.0.1"), "127.0.0.2", False),
        (("*.dev.example", "127.0.0.1:80"), "127.0.0.1", False),
        (("*.dev.example", "localhost"), "127.0.0.1", True),
        (("*.localhost",), "127.0.0.1", True),
        (("*.localhost",), "127.0.0.2", False),
        (("*.dev.example",), "169.254.169.254", False),
        (("*.dev.example",), "fe80::1", False),
        (("*.dev.example",), "0.0.0.0", False),
        (("*.dev.example",), "::", False),
        (("*.dev.example",), "224.0.0.1", False),
        (("*.dev.example",), "255.255.255.255", False),
        (("*.dev.example", "10.20.0.0/16"), "10.20.1.1", True),
        (("*.dev.example", "10.20.0.0/16"), "10.21.1.1", False),
        (("*.dev.example", "10.20.0.0/16"), "192.168.0.1", False),
        (("*.dev.example", "10.20.0.0/16"), "8.8.8.8", True),
        (("*.dev.example", "169.254.0.0/16"), "169.254.169.254", True),
        (("*",), "169.254.169.254", True),
    ],
)
def test_an_allowed_name_leads_no_further_than_the_guard_goes(
    patterns: tuple[str, ...], ip: str, may: bool
) -> None:
    assert AllowedHosts.of(patterns).allow_led(ipaddress.ip_address(ip), 8080) is may


@each(
    ("stage", "guard", "patterns"),
    [
        ("sandbox", None, ("*",)),
        ("sandbox", Guard(aws_account="123456789012"), ("*",)),
        ("sandbox", Guard(hosts=("x",)), ("127.0.0.1", "::1", "localhost", "x")),
        ("dev", None, ("127.0.0.1", "::1", "localhost")),
        ("dev", Guard(aws_account="123456789012"), ("127.0.0.1", "::1", "localhost")),
        ("dev", Guard(hosts=("x",)), ("x",)),
        ("dev", Guard(hosts=()), ()),
    ],
)
def test_a_stage_says_what_holds_where_no_hosts_are_named(
    stage: str, guard: Guard | None, patterns: tuple[str, ...]
) -> None:
    assert hosts_of(stage, guard) == patterns

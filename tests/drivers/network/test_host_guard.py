"""Whom a guard lets through: what the environment allows, and the owner of the machine beside it."""

import pytest

from commdrill.drivers.network.host_guard import Forbidden, HostGuard, guard_of

SHOP, OTHER = "shop.dev.anycompany.example", "mail.dev.anycompany.example"
BOTH = guard_of((SHOP, OTHER, "127.0.0.1", "10.1.2.0/24"))
OWNED = BOTH.within((SHOP, "10.1.2.3"))


def why_not(guard: HostGuard, host: str) -> str:
    with pytest.raises(Forbidden) as refused:
        guard.require(host, 443)
    return str(refused.value)


def test_both_the_environment_and_the_owner_of_the_machine_must_allow_a_host() -> None:
    assert OWNED.require(SHOP, 443).name == SHOP
    assert BOTH.require(OTHER, 443).name == OTHER
    assert why_not(OWNED, OTHER).startswith(f"the owner's policy does not allow {OTHER!r}")
    narrow = guard_of((OTHER,)).within((SHOP, OTHER))
    assert why_not(narrow, SHOP).startswith(f"the guard's hosts do not allow {SHOP!r}")


def test_the_owner_says_whether_this_machine_may_be_met_whatever_a_document_says() -> None:
    assert guard_of((SHOP,)).require_met("127.0.0.1", 8080).is_this_machine
    with pytest.raises(Forbidden, match=r"owner's policy does not allow '127\.0\.0\.1'"):
        OWNED.require_met("127.0.0.1", 8080)


def test_a_name_leads_nowhere_that_the_owner_does_not_allow() -> None:
    asked = OWNED.require(SHOP, 443)
    OWNED.require_led(asked, "10.1.2.3", 443)
    with pytest.raises(Forbidden, match=r"leads to 10\.1\.2\.4, which the owner's policy"):
        OWNED.require_led(asked, "10.1.2.4", 443)


def test_names_that_are_no_business_of_the_guard_s_are_the_owner_s_where_they_are_hosts() -> None:
    own = OWNED.leaving_out(lambda host: host.endswith(".internal.example") or host == "s3 bucket")
    assert own.require("S3 Bucket", 443).name == "s3 bucket"  # never looked up
    assert why_not(own, "AWS.internal.example").startswith("the owner's policy does not allow")
    free = BOTH.leaving_out(lambda host: host.endswith(".internal.example"))
    assert free.require("AWS.internal.example", 443).name == "aws.internal.example"

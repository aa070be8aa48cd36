"""Response headers policies at the edge: security, CORS, and when a changed one counts."""

from collections.abc import Mapping
from typing import Any

import pytest

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.world import READ_WRITE, Shop, World, behaviour, keeps, listed

SECURITY: dict[str, Any] = {
    "StrictTransportSecurity": {
        "Override": True, "AccessControlMaxAgeSec": 60, "IncludeSubdomains": True, "Preload": True,
    },
    "ContentTypeOptions": {"Override": True},
    "FrameOptions": {"Override": False, "FrameOption": "DENY"},
    "ReferrerPolicy": {"Override": True, "ReferrerPolicy": "no-referrer"},
    "XSSProtection": {"Override": True, "Protection": True, "ModeBlock": True},
    "ContentSecurityPolicy": {"Override": True, "ContentSecurityPolicy": "default-src 'self'"},
}  # fmt: skip
CORS: dict[str, Any] = {
    "AccessControlAllowOrigins": listed(["https://*.shop.example"]),
    "AccessControlAllowHeaders": listed(["X-A", "X-B"]),
    "AccessControlAllowMethods": listed(["GET", "POST"]),
    "AccessControlAllowCredentials": True,
    "AccessControlExposeHeaders": listed(["X-C"]),
    "AccessControlMaxAgeSec": 600,
    "OriginOverride": True,
}
HERS, ANOTHERS = "https://my.shop.example", "https://elsewhere.example"
LEAVE = {"Origin": HERS, "Access-Control-Request-Method": "POST"}


def shop_with(
    world: World, web: LocalWeb, name: str, **parts: Any
) -> tuple[Shop, Mapping[str, Any]]:
    """A shop whose answers pass through a policy, and what its creation told."""
    made: Mapping[str, Any] = world.cloudfront.create_response_headers_policy(
        ResponseHeadersPolicyConfig={"Name": name, **parts}
    )
    policy = made["ResponseHeadersPolicy"]["Id"]
    default = keeps("shop", methods=READ_WRITE, ResponseHeadersPolicyId=policy)
    return world.shop(web, default=default), made


def test_security_headers_are_spelt_as_browsers_know_them(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"x", {"X-Frame-Options": "SAMEORIGIN"})
    shop, _ = shop_with(world, web, "security", SecurityHeadersConfig=SECURITY)
    told = shop.get("/x").headers
    assert told["strict-transport-security"] == "max-age=60; includeSubDomains; preload"
    assert told["x-content-type-options"] == "nosniff"
    assert told["x-frame-options"] == "SAMEORIGIN", "the origin's own, as nothing overrides it"
    assert told["referrer-policy"] == "no-referrer"
    assert told["x-xss-protection"] == "1; mode=block"
    assert told["content-security-policy"] == "default-src 'self'"


CALLS = {
    "allowed": (
        "GET", {"Origin": HERS},
        {"allow-origin": HERS, "allow-credentials": "true", "expose-headers": "X-C"},
    ),
    "another's": ("GET", {"Origin": ANOTHERS}, {"allow-origin": "none", "x": "of the origin"}),
    "no browser": ("GET", {}, {"allow-origin": "none", "x": "of the origin"}),
    "asks for leave": (
        "OPTIONS", LEAVE,
        {"allow-origin": HERS, "allow-credentials": "true", "allow-methods": "GET, POST",
         "allow-headers": "X-A, X-B", "max-age": "600"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CALLS)
def test_cors_is_for_browsers_of_allowed_origins(world: World, web: LocalWeb, case: str) -> None:
    method, headers, wanted = CALLS[case]
    own = {"Access-Control-Allow-Origin": "none", "Access-Control-X": "of the origin"}
    web.routes["/x"] = reply(200, b"x", own)
    shop, _ = shop_with(world, web, f"cors {case}", CorsConfig=CORS)
    shop.get("/x", headers={"Origin": HERS})  # what is kept knows nothing of who asked first
    told = shop.get("/x", method=method, headers=headers).headers
    prefix = "access-control-"
    found = {k.lower().removeprefix(prefix): v for k, v in told.items() if prefix in k.lower()}
    assert found == wanted


def test_an_origin_may_keep_its_own_cors(world: World, web: LocalWeb) -> None:
    web.routes["/x"] = reply(200, b"x", {"Access-Control-Allow-Origin": "none"})
    shop, _ = shop_with(world, web, "modest", CorsConfig={**CORS, "OriginOverride": False})
    assert shop.get("/x", headers={"Origin": HERS}).headers["access-control-allow-origin"] == "none"


MANAGED = {
    "60669652-455b-4ae9-85a4-c4c02393f86c": {"access-control-allow-origin": "*"},
    "5cc3b908-e619-4b99-88e5-2cf7f45965bd": {"access-control-expose-headers": "*"},
    "67f7725c-6f97-4210-82d7-5512b31e9d03": {"x-frame-options": "SAMEORIGIN"},
    "e61eb60c-9c35-4d20-a928-2b84e02af89c": {"x-content-type-options": "nosniff"},
    "eaab4381-ed33-4a86-88ca-d9558dc6cd63": {"access-control-allow-origin": "*"},
}


@pytest.mark.parametrize("policy", MANAGED)
def test_managed_policies_have_the_ids_they_have_everywhere(
    world: World, web: LocalWeb, policy: str
) -> None:
    web.routes["/x"] = reply(200, b"x")
    shop = world.shop(web, default=behaviour("shop", ResponseHeadersPolicyId=policy))
    told = shop.get("/x", headers={"Origin": HERS}).headers
    assert MANAGED[policy].items() <= {k.lower(): v for k, v in told.items()}.items()


def test_a_changed_policy_counts_once_it_is_deployed_for_what_is_kept_as_well(
    world: World, web: LocalWeb
) -> None:
    web.routes["/x"] = reply(200, b"x")
    header = {"Header": "Retry-After", "Value": "60", "Override": True}
    shop, made = shop_with(world, web, "changing", CustomHeadersConfig=listed([header]))
    assert shop.get("/x").headers["retry-after"] == "60"
    later = listed([{**header, "Value": "120"}])
    world.cloudfront.update_response_headers_policy(
        Id=made["ResponseHeadersPolicy"]["Id"],
        IfMatch=made["ETag"],
        ResponseHeadersPolicyConfig={"Name": "changing", "CustomHeadersConfig": later},
    )
    assert shop.get("/x").headers["retry-after"] == "60"
    world.clock.advance(world.aws.propagation)
    told = shop.get("/x").headers
    assert (told["retry-after"], told["x-cache"]) == ("120", "Hit from cloudfront")

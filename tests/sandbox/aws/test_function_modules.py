"""What CloudFront Functions may ask for beside their event: hashes, query strings, bytes."""

import base64
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import parse_qs, quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill_sandbox.aws.cloudfront.function_runtime import FunctionFailed, run
from tests.each import each

HASHES = ("md5", "sha1", "sha256")
_HASHED = """
const crypto = require('crypto');
function handler({bytes, key}) {
  const [said, by] = [Buffer.from(bytes, 'hex'), Buffer.from(key, 'base64url')];
  return %s.map((name) => [
    crypto.createHash(name).update(said).digest('hex'),
    crypto.createHmac(name, by).update(said).digest('base64url'),
  ]);
}
"""


def told(body: str, event: Any = None, before: str = "") -> Any:
    return run(f"{before}\nfunction handler(event) {{ {body} }}", {"event": event}, {})


def _url64(said: bytes) -> str:
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


@given(st.binary(max_size=200), st.binary(max_size=100))
def test_hashes_are_what_they_are_elsewhere(said: bytes, key: bytes) -> None:
    event = {"bytes": said.hex(), "key": _url64(key)}
    expected = [
        [hashlib.new(name, said).hexdigest(), _url64(hmac.digest(key, said, name))]
        for name in HASHES
    ]
    assert run(_HASHED % json.dumps(HASHES), event, {}) == expected


@given(st.text(max_size=60))
def test_bytes_and_texts_are_read_and_written(said: str) -> None:
    body = (
        "const b = Buffer.from(event.event); "
        "return [b.toString('base64'), b.toString(), Buffer.from(b.toString('hex'), 'hex').toString()];"
    )
    said = said.encode("utf-8", "replace").decode()
    assert told(body, said) == [base64.b64encode(said.encode()).decode(), said, said]


@given(st.dictionaries(st.sampled_from("abc"), st.text("aé &=+%", min_size=1), min_size=1))
def test_a_query_string_is_read_as_it_was_written(said: dict[str, str]) -> None:
    before = "import querystring from 'querystring';"
    written = told("return querystring.stringify(event.event);", said, before)
    assert {name: one for name, (one,) in parse_qs(written).items()} == said
    assert written == "&".join(f"{name}={quote(one, safe='')}" for name, one in said.items())
    assert told("return querystring.parse(event.event);", written, before) == said


@each(
    "body, expected",
    [
        ("return require('querystring').parse('a=1&b&a=x+y')", {"a": ["1", "x y"], "b": ""}),
        ("return btoa('hi') + atob('aGk=')", "aGk=hi"),
        ("return require('buffer').Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString()", "ab"),
        ("const h = require('crypto').createHash('md5'); return h.update('a').update('b').digest('hex')",
         hashlib.md5(b"ab", usedforsecurity=False).hexdigest()),
    ],
)  # fmt: skip
def test_single_calls(body: str, expected: Any) -> None:
    assert told(body) == expected


@each(
    "body, why",
    [
        ("require('fs')", "Cannot find module"),
        ("require('crypto').createHash('sha512')", "not supported algorithm"),
        ("const h = require('crypto').createHash('md5'); h.digest('hex'); h.digest('hex')", "already called"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(body: str, why: str) -> None:
    with pytest.raises(FunctionFailed, match=why):
        told(body)


def test_a_function_may_call_something_of_its_own_by_these_names() -> None:
    assert told("return Buffer + crypto;", before="const Buffer = 'a', crypto = 'b';") == "ab"

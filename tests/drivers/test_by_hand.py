"""What a person can do where no reversal worked: words, and commands that do what they say."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from commdrill.drivers.by_hand import curl, listed, shell, way_back_by_hand
from commdrill.drivers.registry import load_registry
from commdrill.values import Json
from tests.each import each

HERE = Path("/srv/my shop")
SNAPSHOT: Json = {"sha256": "ab" * 32, "begins": "running\n"}
AWS = {"region": "us-east-1", "profile": "dev"}
TO_AWS = "--region us-east-1 --profile dev"
ARC = "arn:aws:route53-recovery-control::111122223333:controlpanel/c/routingcontrol/r"

FLAG = {"store": "arn:kvs", "key": "closed", "value": "all"}

CASES: list[tuple[str, Mapping[str, Any], Json, str]] = [
    ("command", {"restore": ["./start.sh", "a b"]}, None,
     """\
run what restores it, or do what it would do:
    cd '/srv/my shop' && ./start.sh 'a b'"""),
    ("command", {"restore": ["./start.sh"], "state": ["./state.sh"]}, SNAPSHOT,
     """\
run what restores it, or do what it would do:
    cd '/srv/my shop' && ./start.sh
until this writes again “running”:
    cd '/srv/my shop' && ./state.sh"""),
    ("http", {"restore": {"url": "https://ops.example/start",
                          "headers": {"Authorization": "Bearer ${env:OPS_TOKEN}"}},
              "state": {"url": "https://ops.example/state"}}, SNAPSHOT,
     """\
send what restores it, or do what it would do:
    curl --fail -X POST -H "Authorization: Bearer ${OPS_TOKEN}" https://ops.example/start
until this answers again “running”:
    curl --fail -X GET https://ops.example/state"""),
    ("lambda-throttle", {"aws": AWS, "function": "orders"}, {"was": {"reserved": 5}},
     f"""\
give the function the concurrency it had:
    aws lambda put-function-concurrency --function-name orders --reserved-concurrent-executions 5 {TO_AWS}"""),
    ("lambda-throttle", {"function": "orders"}, {"was": {"reserved": None}},
     """\
give the function the concurrency it had:
    aws lambda delete-function-concurrency --function-name orders"""),
    ("ecs-scale", {"aws": AWS, "cluster": "dev", "service": "checkout"}, {"was": {"desired": 3}},
     f"""\
give the service the tasks it had:
    aws ecs update-service --cluster dev --service checkout --desired-count 3 {TO_AWS}"""),
    ("security-group-isolate", {"group": "sg-0"}, {"was": {"groups": {"eni-1": ["sg-1", "sg-2"]}}},
     """\
give each interface the groups it had:
    aws ec2 modify-network-interface-attribute --network-interface-id eni-1 --groups sg-1 sg-2"""),
    ("route53-arc", {"control": ARC, "endpoints": [{"url": "https://a.example/v1", "region": "r"}]},
     {"was": {"state": "On"}},
     f"""\
switch it back, at the first of these that answers:
    aws route53-recovery-cluster update-routing-control-state --routing-control-arn {ARC} --routing-control-state On --region r --endpoint-url https://a.example/v1"""),
    ("fis-experiment", {"template": "EXT1"}, {"was": {"template": "EXT1"}},
     """\
stop every experiment of this template that runs:
    for id in $(aws fis list-experiments --query 'experiments[?experimentTemplateId==`EXT1` && (state.status==`pending` || state.status==`initiating` || state.status==`running`)].id' --output text); do aws fis stop-experiment --id "$id"; done"""),
    ("apigateway-throttle", {"api": "a1", "stage": "dev"},
     {"was": {"*/*": {"rateLimit": 10.0, "burstLimit": 5}, "orders/POST": None}},
     """\
give the stage the limits it had:
    aws apigateway update-stage --rest-api-id a1 --stage-name dev --patch-operations 'op=replace,path=/*/*/throttling/rateLimit,value=10' 'op=replace,path=/*/*/throttling/burstLimit,value=5'
    aws apigateway update-stage --rest-api-id a1 --stage-name dev --patch-operations op=remove,path=/orders/POST"""),
    ("apigateway-integration", {"api": "a1", "stage": "dev", "method": "POST"},
     {"was": {"resource": "r1", "uri": "https://orders.example/", "deployment": "d1"}},
     """\
point the stage at the deployment it had, and give the method its integration:
    aws apigateway update-stage --rest-api-id a1 --stage-name dev --patch-operations op=replace,path=/deploymentId,value=d1
    aws apigateway update-integration --rest-api-id a1 --resource-id r1 --http-method POST --patch-operations op=replace,path=/uri,value=https://orders.example/"""),
    ("cloudfront-origin", {"aws": AWS, "distribution": "E1", "origin": "shop"},
     {"was": {"DomainName": "shop.example", "HTTPSPort": 443}},
     f"""\
give the origin the values it had:
    etag=$(aws cloudfront get-distribution-config --id E1 {TO_AWS} --query ETag --output text)
    aws cloudfront get-distribution-config --id E1 {TO_AWS} --query DistributionConfig --output json | jq '(.Origins.Items[] | select(.Id == "shop")) |= (.DomainName = "shop.example" | .CustomOriginConfig.HTTPSPort = 443)' > E1.json
    aws cloudfront update-distribution --id E1 --distribution-config file://E1.json {TO_AWS} --if-match "$etag\""""),
    ("cloudfront-maintenance", {"distribution": "E1", "origin": "away", "invalidate": ["/*"]},
     {"was": {"/api/*": "api", "*": "shop"}},
     """\
give each behaviour the target it had:
    etag=$(aws cloudfront get-distribution-config --id E1 --query ETag --output text)
    aws cloudfront get-distribution-config --id E1 --query DistributionConfig --output json | jq '(.CacheBehaviors.Items[] | select(.PathPattern == "/api/*")).TargetOriginId = "api" | (.DefaultCacheBehavior).TargetOriginId = "shop"' > E1.json
    aws cloudfront update-distribution --id E1 --distribution-config file://E1.json --if-match "$etag"
    aws cloudfront create-invalidation --distribution-id E1 --paths '/*'"""),
    ("cloudfront-maintenance", {"distribution": "E1", "flag": FLAG}, {"was": {"value": "off"}},
     """\
set the flag as it was:
    etag=$(aws cloudfront-keyvaluestore describe-key-value-store --kvs-arn arn:kvs --query ETag --output text)
    aws cloudfront-keyvaluestore put-key --kvs-arn arn:kvs --key closed --value off --if-match "$etag\""""),
    ("cloudfront-maintenance", {"distribution": "E1", "flag": FLAG}, {"was": {"value": None}},
     """\
set the flag as it was:
    etag=$(aws cloudfront-keyvaluestore describe-key-value-store --kvs-arn arn:kvs --query ETag --output text)
    aws cloudfront-keyvaluestore delete-key --kvs-arn arn:kvs --key closed --if-match "$etag\""""),
]  # fmt: skip


@each(("driver", "written", "before", "told"), CASES)  # fmt: skip
def test_each_fault_says_it_in_commands_to_copy(
    driver: str, written: Mapping[str, Any], before: Json, told: str
) -> None:
    assert way_back_by_hand(load_registry().faults[driver], written, HERE, before) == told


@each("driver", load_registry().faults)
@each("before", [None, {"of": ["another", {"version": None}]}, [1, "two"]])
def test_what_another_version_noted_is_said_in_words(driver: str, before: Json) -> None:
    told = way_back_by_hand(load_registry().faults[driver], {"some": "thing"}, HERE, before)
    assert told.startswith("put this back:\n    some: thing\nso that it is again as it was:\n    ")


WORDS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12))


@given(WORDS.filter(lambda words: not any(word.endswith("\n") for word in words)))
@settings(max_examples=40, deadline=None)
def test_a_shell_takes_each_word_as_it_was_meant_and_it_is_one_line(words: list[str]) -> None:
    line = shell(["printf", "%s\\0", "", *words])
    assert len(line.split("\n")) == 1
    said = subprocess.run(["sh", "-c", line], capture_output=True, check=True).stdout
    assert said.decode().split("\0")[1:-1] == words


def test_a_secrets_name_is_the_variable_that_holds_it() -> None:
    line = shell(["printf", "%s", 'a "b" $c `d` ${env:TOKEN}'])
    said = subprocess.run(["sh", "-c", line], capture_output=True, check=True, text=True,
                          env={**os.environ, "TOKEN": "hush; ls"})  # fmt: skip
    assert said.stdout == 'a "b" $c `d` hush; ls'


def test_a_request_is_sent_with_its_body() -> None:
    told = curl({"url": "http://a.example/x?y=1&z", "method": "put", "json": {"on": True}}, "POST")
    assert told == (
        "curl --fail -X PUT -H 'Content-Type: application/json' --data-raw '{\"on\": true}' "
        "'http://a.example/x?y=1&z'"
    )


def test_json_is_told_in_lines() -> None:
    value: Json = {"a": {"b": 1, "c": [], "d": None}, "e": [{"f": False}], "g": "h"}
    assert list(listed(value)) == ["a b: 1", "a c: none", "a d: none", "e: f: no", "g: h"]

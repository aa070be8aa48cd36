"""What planes remember of each other's configuration."""

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from commdrill_sandbox.aws.memory import Memory
from commdrill_sandbox.aws.request import may_change


def test_what_was_read_is_kept_until_something_changes() -> None:
    memory, answers = Memory(), iter(["first", "second"])

    def read() -> str:
        return memory.remembered("policy", lambda: next(answers))

    assert (read(), read()) == ("first", "first")
    memory.forget()
    assert (read(), read()) == ("second", "second")


def test_what_was_being_read_while_something_changed_is_not_kept() -> None:
    memory = Memory()

    def read_meanwhile() -> str:
        memory.forget()
        return "old"

    assert memory.remembered("policy", read_meanwhile) == "old"
    assert memory.remembered("policy", lambda: "new") == "new"


CALLS = [
    ("GET", "/", {}, "", False),
    ("HEAD", "/bucket", {}, "", False),
    ("PUT", "/bucket?policy", {}, "", True),
    ("POST", "/", {"X-Amz-Target": "AmazonSQS.GetQueueUrl"}, "", False),
    ("POST", "/", {"X-Amz-Target": "PinpointSMSVoiceV2.SendTextMessage"}, "", True),
    ("POST", "/", {}, "Action=ListIdentities", False),
    ("POST", "/", {}, "Action=DeleteIdentity", True),
    ("POST", "/moto-api/reset", {}, "", True),
]


@pytest.mark.parametrize(("method", "path", "headers", "form", "changes"), CALLS, ids=str)
def test_a_call_that_only_reads_changes_nothing(
    method: str, path: str, headers: dict[str, str], form: str, changes: bool
) -> None:
    kind = "application/x-www-form-urlencoded" if form else None
    made = EnvironBuilder(
        path, method=method, headers=list(headers.items()), data=form, content_type=kind
    )
    assert may_change(Request(made.get_environ())) is changes

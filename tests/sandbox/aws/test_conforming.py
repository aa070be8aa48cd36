"""Dates are as AWS writes them: SDKs with types read no other, as boto3 does."""

import json
from typing import Any

from tests.sandbox.aws.world import World


def body_of(client: Any, call: str, **given: Any) -> Any:
    """An answer as it was sent."""
    heard: list[bytes] = []

    def hear(response_dict: dict[str, Any], **_: Any) -> None:
        heard.append(response_dict["body"])

    client.meta.events.register("before-parse", hear)
    getattr(client, call)(**given)
    client.meta.events.unregister("before-parse", hear)
    return json.loads(heard[0])


def test_a_contact_list_tells_its_dates_in_seconds(world: World) -> None:
    ses = world.aws.clients.of("sesv2", "eu-central-1")  # a Region has one list
    ses.create_contact_list(ContactListName="readers")
    told = body_of(ses, "get_contact_list", ContactListName="readers")
    assert isinstance(told["CreatedTimestamp"], float)
    there = body_of(ses, "list_contact_lists")["ContactLists"]
    (listed,) = (one for one in there if one["ContactListName"] == "readers")
    assert isinstance(listed["LastUpdatedTimestamp"], float)
    ses.delete_contact_list(ContactListName="readers")


def test_an_application_tells_its_date_as_text(world: World) -> None:
    push = world.aws.clients.of("pinpoint")
    told = body_of(push, "create_app", CreateApplicationRequest={"Name": "shop"})
    assert told["CreationDate"].startswith("20")
    push.delete_app(ApplicationId=told["Id"])

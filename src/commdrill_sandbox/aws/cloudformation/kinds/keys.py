"""Keys of KMS and what they are called."""

from collections.abc import Iterable, Mapping

from commdrill_sandbox.aws.cloudformation.changes import is_moved, tags
from commdrill_sandbox.aws.cloudformation.kind import Called, Kind, Made, Place, Properties, hears


class Key:
    """Its tags are written otherwise than all others; it goes after a time in which it can be kept."""

    hears = hears(
        "kms", "CreateKey", "KeyPolicy", "Enabled", "EnableKeyRotation", "PendingWindowInDays"
    )

    _SET = frozenset({"KeyPolicy", "Enabled", "EnableKeyRotation", "PendingWindowInDays", "Description", "Tags"})  # fmt: skip

    def make(self, place: Place, given: Properties) -> Made:
        policy = {"Policy": given["KeyPolicy"]} if "KeyPolicy" in given else {}
        listed = _listed(given.get("Tags", ()))
        made = place.call("kms", "CreateKey", {**given, **policy, "Tags": listed})["KeyMetadata"]
        key = {"KeyId": made["KeyId"]}
        self._switch(place, key, given)
        return Made(made["KeyId"], {"Arn": made["Arn"], **key}, {**key, **_days(given)})

    def _switch(self, place: Place, key: Properties, given: Properties) -> None:
        """What has a call for on and one for off."""
        for name, usual, what in (("EnableKeyRotation", "false", "KeyRotation"), ("Enabled", "true", "Key")):  # fmt: skip
            wanted, before = (str(one.get(name, usual)).lower() for one in (given, place.was))
            if wanted != before:
                place.call("kms", f"{'Enable' if wanted == 'true' else 'Disable'}{what}", key)

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """What is encrypted by it stays readable."""
        if is_moved(place.was, given, *({*place.was, *given} - self._SET)):
            return None
        key = {"KeyId": made.id}
        self._switch(place, key, given)
        if "KeyPolicy" in given and is_moved(place.was, given, "KeyPolicy"):
            named = {"PolicyName": "default", "Policy": given["KeyPolicy"]}
            place.call("kms", "PutKeyPolicy", {**key, **named})
        if is_moved(place.was, given, "Description"):
            told = {"Description": given.get("Description", "")}
            place.call("kms", "UpdateKeyDescription", {**key, **told})
        put, gone = tags(place.was, given)
        if put:
            place.call("kms", "TagResource", {**key, "Tags": _listed(put)})
        if gone:
            place.call("kms", "UntagResource", {**key, "TagKeys": gone})
        return Made(made.id, made.attributes, {**key, **_days(given)})

    def remove(self, place: Place, made: Made) -> None:
        place.call("kms", "ScheduleKeyDeletion", made.key)


def _listed(tags_: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    return [{"TagKey": one["Key"], "TagValue": one["Value"]} for one in tags_]


def _days(given: Properties) -> Properties:
    return {"PendingWindowInDays": given.get("PendingWindowInDays", 30)}


KEYS: Mapping[str, Kind] = {
    "AWS::KMS::Key": Key(),
    "AWS::KMS::Alias": Called(
        "kms", "CreateAlias", "DeleteAlias", named="AliasName", update="UpdateAlias",
        key=lambda given, _: {"AliasName": given["AliasName"]},
    ),
}  # fmt: skip

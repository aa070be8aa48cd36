"""Keys of KMS and what they are called."""

from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import Called, Kind, Made, Place, Properties, hears


class Key:
    """Its tags are written otherwise than all others; it goes after a time in which it can be kept."""

    hears = hears(
        "kms", "CreateKey", "KeyPolicy", "Enabled", "EnableKeyRotation", "PendingWindowInDays"
    )

    def make(self, place: Place, given: Properties) -> Made:
        tags = [{"TagKey": one["Key"], "TagValue": one["Value"]} for one in given.get("Tags", ())]
        policy = {"Policy": given["KeyPolicy"]} if "KeyPolicy" in given else {}
        made = place.call("kms", "CreateKey", {**given, **policy, "Tags": tags})["KeyMetadata"]
        key = {"KeyId": made["KeyId"]}
        if str(given.get("EnableKeyRotation", "false")).lower() == "true":
            place.call("kms", "EnableKeyRotation", key)
        if str(given.get("Enabled", "true")).lower() == "false":
            place.call("kms", "DisableKey", key)
        days = {"PendingWindowInDays": given.get("PendingWindowInDays", 30)}
        return Made(made["KeyId"], {"Arn": made["Arn"], **key}, {**key, **days})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        place.call("kms", "ScheduleKeyDeletion", made.key)


KEYS: Mapping[str, Kind] = {
    "AWS::KMS::Key": Key(),
    "AWS::KMS::Alias": Called(
        "kms", "CreateAlias", "DeleteAlias", named="AliasName", update="UpdateAlias",
        key=lambda given, _: {"AliasName": given["AliasName"]},
    ),
}  # fmt: skip

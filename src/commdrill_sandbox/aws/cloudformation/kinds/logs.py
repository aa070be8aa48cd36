"""Groups of logs, and for how long each keeps what is written to it."""

from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import Kind, Made, Place, Properties, hears


class LogGroup:
    hears = hears("logs", "CreateLogGroup", "RetentionInDays")

    def make(self, place: Place, given: Properties) -> Made:
        name = given.get("LogGroupName") or place.name(512)
        key = {"LogGroupName": name}
        place.call("logs", "CreateLogGroup", {**given, **key})
        _keep(place, key, given)
        return Made(name, {"Arn": place.arn("logs", f"log-group:{name}:*")}, key)

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if given.get("LogGroupName", made.id) != made.id:
            return None
        _keep(place, made.key, given)
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call("logs", "DeleteLogGroup", made.key)


def _keep(place: Place, key: Properties, given: Properties) -> None:
    """For so many days; for ever where none are named."""
    if days := given.get("RetentionInDays"):
        place.call("logs", "PutRetentionPolicy", {**key, "RetentionInDays": days})
    else:
        place.call("logs", "DeleteRetentionPolicy", key)


LOGS: Mapping[str, Kind] = {"AWS::Logs::LogGroup": LogGroup()}

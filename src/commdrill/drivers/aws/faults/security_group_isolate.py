"""The `security-group-isolate` fault."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from commdrill.drivers.aws.driver import AwsFault, Permission, Resource, allow
from commdrill.drivers.aws.faults.by_hand import aws_cli, was_of
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.values import Json


class SecurityGroupIsolate(AwsFault):
    """Cuts network interfaces off by giving them a security group that lets nothing through.

    That group is one of yours, without rules. Connections are black-holed, not refused; those that
    were open and tracked may live on for a while. The way back gives each interface its own groups.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups"),
        allow("ec2:ModifyNetworkInterfaceAttribute", on="ec2:network-interface"),
        allow("ec2:ModifyNetworkInterfaceAttribute", on="ec2:security-group"),
        allow("ec2:ModifyNetworkInterfaceAttribute", on="ec2:instance"),
    )

    group: str = Field(
        pattern="^sg-",
        description="id of the group without rules",
        examples=["sg-0123456789abcdef0"],
    )
    interfaces: tuple[str, ...] = Field(
        (), description="ids of the interfaces to cut off", examples=[["eni-0123456789abcdef0"]]
    )
    instances: tuple[str, ...] = Field(
        (), description="or ids of instances, all of whose interfaces are"
    )

    @model_validator(mode="after")
    def _cuts_something_off(self) -> Self:
        if not (self.interfaces or self.instances):
            raise ValueError("nothing would be cut off: write interfaces or instances")
        return self

    def resources(self) -> tuple[Resource, ...]:
        return (
            *(Resource("ec2:network-interface", one) for one in self.interfaces),
            *(Resource("ec2:network-interface", "*") for _ in self.instances[:1]),
            *(Resource("ec2:instance", one) for one in self.instances),
            Resource("ec2:security-group", self.group),
        )

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its groups, by the AWS CLI."""
        commands = (
            aws_cli(
                settings,
                *("ec2", "modify-network-interface-attribute"),
                *("--network-interface-id", interface, "--groups", *groups),
            )
            for interface, groups in was_of(before)["groups"].items()
        )
        return "\n".join(("give each interface the groups it had:", *commands))

    def read(self, aws: Aws) -> Json:
        self._refuse_open_group(aws)
        groups = {one: found for lot in self._lots() for one, found in _groups(aws, *lot)}
        if missing := [one for one in self.interfaces if one not in groups]:
            raise DriverError(f"there is no network interface {', '.join(missing)} in this Region")
        if isolated := [one for one, found in groups.items() if found == [self.group]]:
            raise DriverError(
                f"{', '.join(isolated)} is cut off already: it has {self.group} alone"
            )
        if not groups:
            raise DriverError(
                f"{', '.join(self.instances)} has no network interface: look at the id and the Region"
            )
        return {"groups": groups}

    def bring_down(self, aws: Aws, was: Any) -> None:
        for interface in was["groups"]:
            _set_groups(aws, interface, [self.group])

    def bring_back(self, aws: Aws, was: Any) -> None:
        for interface, groups in was["groups"].items():
            _set_groups(aws, interface, groups)

    def _lots(self) -> list[tuple[str, tuple[str, ...]]]:
        lots = [
            ("network-interface-id", self.interfaces),
            ("attachment.instance-id", self.instances),
        ]
        return [lot for lot in lots if lot[1]]

    def _refuse_open_group(self, aws: Aws) -> None:
        answer = aws.ask("ec2", "DescribeSecurityGroups", GroupIds=[self.group])
        found = answer["SecurityGroups"][0]
        if found["IpPermissions"]:
            raise DriverError(f"{self.group} lets something in: a group that isolates has no rule")


def _groups(aws: Aws, by: str, names: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    filters = [{"Name": by, "Values": list(names)}]
    answer = aws.ask("ec2", "DescribeNetworkInterfaces", Filters=filters)
    return [
        (one["NetworkInterfaceId"], sorted(group["GroupId"] for group in one["Groups"]))
        for one in answer["NetworkInterfaces"]
    ]


def _set_groups(aws: Aws, interface: str, groups: list[str]) -> None:
    aws.ask("ec2", "ModifyNetworkInterfaceAttribute", NetworkInterfaceId=interface, Groups=groups)

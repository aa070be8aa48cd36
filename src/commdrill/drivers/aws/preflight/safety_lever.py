"""The safety lever of AWS Fault Injection Service: whoever engaged it wants nothing broken now."""

from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError


def refuse_engaged(aws: Aws) -> None:
    """Read it.

    Raises:
        AwsRefused: it cannot be read.
        DriverError: it is engaged in this Region.
    """
    state = aws.ask("fis", "GetSafetyLever", id="default")["safetyLever"]["state"]
    if state["status"] != "disengaged":
        why = state.get("reason") or "no reason given"
        where = aws.region_of("fis")
        raise DriverError(
            f"the FIS safety lever is {state['status']} in {where} ({why}): nothing is to be "
            "broken there now"
        )

"""Lambda's plane."""

from commdrill_sandbox.aws.front import Plane
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.functions.invocation import Invocation


def planes(functions: Functions) -> tuple[Plane, ...]:
    """Invoke; all else of Lambda is moto's."""
    return (Invocation(functions),)

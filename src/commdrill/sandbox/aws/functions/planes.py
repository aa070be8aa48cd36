"""Lambda's plane."""

from commdrill.sandbox.aws.front import Plane
from commdrill.sandbox.aws.functions.concurrency import Concurrency
from commdrill.sandbox.aws.functions.functions import Functions
from commdrill.sandbox.aws.functions.invocation import Invocation
from commdrill.sandbox.aws.wsgi import Wsgi


def planes(functions: Functions, store: Wsgi) -> tuple[Plane, ...]:
    """Invoke, and an eye on concurrency; all else of Lambda is moto's."""
    return (Invocation(functions), Concurrency(functions, store))

"""`python -m commdrill_sandbox.company`: the embedded company as a process of its own."""

import gc
import sys

from commdrill.errors import CommdrillError


def main() -> int:
    """Serve until stopped; what is wrong is said on stderr."""
    gc.disable()  # what a founding makes, stays: looking for rubbish in it is a quarter of its time
    from commdrill_sandbox.company.serve import parse_arguments, serve

    try:
        serve(parse_arguments(sys.argv[1:]))
    except CommdrillError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - the owner reads it
        return problem.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())

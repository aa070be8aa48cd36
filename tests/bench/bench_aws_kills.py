"""Every AWS fault, in a drill that is killed at each event of its journal, and put back by `recover`.

Run by hand: `python tests/bench/bench_aws_kills.py [FAULT]…`. Each drill runs whole once, guarded by
`require_tags` where the tagging API of that AWS knows the thing; then again for each kind of event that its
journal came to, ended by SIGKILL as soon as the line is there. It counts as put back if `recover` says so,
what the fault broke is as it was at first, and a second `recover` finds nothing to do. The embedded AWS
has all faults but Route 53 ARC's, plain moto those whose calls it has.
"""

import sys
from pathlib import Path


def main() -> int:
    """Try them all, and tell; imported here, as each drill's process reads this file again."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.drivers.aws.kills import reports

    wrong = 0
    for line, failed in reports(sys.argv[1:]):
        print("\n  ".join([line, *failed]), flush=True)
        wrong += len(failed)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

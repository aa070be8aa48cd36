"""Go on with a run whose process died, its faults still in.

A runner that was killed loses no more than the time in which nobody looked.
The run is taken up in its stage: what was seen and received before is known
from its journal, inboxes are read on from where they were, and each limit
counts from when its phase began. What came in the gap is judged by the
receiver's or the post's own time; what that cannot tell ends in `error`, with
the gap named. What nobody was there to receive (posts to a `webhook`) is lost,
and told as that.

It goes by the documents that the run keeps (`documents/`), whatever the project
says by now; one that is kept without a secret which somebody wrote out must be
in the project as it was. The fault must still be in, and the gap no longer than
twelve hours. Where it cannot be gone on with (in the embedded
sandbox, too, which ends with its run), it is put back as by `commdrill
recover`, and ends interrupted.

Exits as `commdrill run` does.

Examples:
  commdrill resume latest
  commdrill resume 20261123T100000Z-checkout-outage-7f3a --report-dir out
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_env_file, add_report_dir, add_run

COMMAND = Command(Group.DRILLING, 5, "go on with a run whose process died")


def describe(parser: Parser) -> None:
    add_run(parser)
    add_report_dir(parser)
    add_env_file(parser)


def execute(arguments: Namespace) -> int:
    """Go on with it, or put it back."""
    from commdrill.app.progress.console import open_console
    from commdrill.app.request import RunRequest
    from commdrill.app.run.resumed_drill import ResumedDrill
    from commdrill.app.signals import stopping
    from commdrill.engine.run_services import Stop

    request, stop = RunRequest(root=arguments.root, report_dir=arguments.report_dir), Stop()
    with open_console(lambda run: request.reports / run / "report.html") as console:
        drill = ResumedDrill(request, arguments.run, console.take, console.ask, stop)
        with stopping(stop, output.complain):
            return drill.resume(output.complain)

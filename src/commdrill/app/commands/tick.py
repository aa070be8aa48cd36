"""Run what is due now, once: one round for cron, systemd timers, CronJobs and CI.

Call it as often as you like. First it restores what a dead run left broken. A
drill whose slot is open is run once, whoever else calls; a slot whose window is
over is told as missed and never run late. A clock that jumped is told, and
once it is right again keeps nothing from being run. Those named under notify
are told side by side, each within ten seconds or not at all this time.

Exit codes are those of `commdrill run` for what was run, and also 1: a slot
was missed; 3: somebody could not be told, or a run could not begin; 2: a
document or the store cannot be used.

Examples:
  commdrill tick
  commdrill tick --store /srv/drills/timetable --report-dir /srv/drills/reports
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_env_file, add_report_dir, add_store

COMMAND = Command(Group.AGAIN, 2, "run what is due now, once; for cron and CI")


def describe(parser: Parser) -> None:
    add_report_dir(parser)
    add_store(parser)
    add_env_file(parser)


def execute(arguments: Namespace) -> int:
    from commdrill.app.schedule.tick import Timetable, tick
    from commdrill.app.signals import stopping
    from commdrill.engine.run_services import Stop

    timetable = Timetable(arguments.root, arguments.report_dir, arguments.store)
    stop = Stop()
    with stopping(stop, output.complain):
        return tick(timetable, stop, output.say)

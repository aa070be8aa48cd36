"""Every rule there is. A new one is a module, and a line here."""

from commdrill.documents.codes import explain as explain_mistake
from commdrill.documents.suggestion import did_you_mean
from commdrill.errors import UsageError
from commdrill.lint.dark import (
    approval_stale,
    audience_never_recovers,
    audience_unreached,
    channel_never_recovers,
    no_approval,
    no_cadence,
    no_first_line,
    no_notice,
    no_owner,
    no_roles,
    no_words,
    review_due,
    scenario_type_missing,
    slow_cadence,
    wording_missing,
)
from commdrill.lint.falls import (
    channel_falls,
    control_plane,
    one_region,
    retired_service,
    shared_dependency,
)
from commdrill.lint.rule import AnyRule, DrillRule, EnvironmentRule, PlanRule
from commdrill.lint.untested import (
    changed_since,
    guard_gap,
    last_failed,
    no_drill,
    no_frequency,
    overdue,
    pace_hides,
    recipient_outside,
    rehearsed_only,
    schedule_blackout,
    schedule_dst,
    schedule_skips,
    schedule_too_rare,
    schedule_weekend,
    step_never_told,
    subscriber_missing,
    takes_down_something_else,
    takes_nothing_down,
)
from commdrill.lint.words import (
    hard_to_read,
    kept_inside,
    languages_differ,
    long_sms,
    long_subject,
    no_expected_time,
    no_next_step,
    no_subject,
    no_workaround,
    not_affected,
    other_language,
    other_status_link,
    technical_detail,
    unfilled,
    unused_message,
    unused_placeholder,
)

PLAN_RULES: tuple[PlanRule, ...] = (
    scenario_type_missing.RULE,
    audience_unreached.RULE,
    channel_never_recovers.RULE,
    audience_never_recovers.RULE,
    no_first_line.RULE,
    no_notice.RULE,
    no_cadence.RULE,
    slow_cadence.RULE,
    wording_missing.RULE,
    no_owner.RULE,
    no_approval.RULE,
    review_due.RULE,
    no_roles.RULE,
    approval_stale.RULE,
    no_words.RULE,
    no_expected_time.RULE,
    not_affected.RULE,
    no_next_step.RULE,
    technical_detail.RULE,
    kept_inside.RULE,
    unused_placeholder.RULE,
    unfilled.RULE,
    hard_to_read.RULE,
    long_sms.RULE,
    long_subject.RULE,
    no_workaround.RULE,
    other_status_link.RULE,
    other_language.RULE,
    unused_message.RULE,
    no_subject.RULE,
    languages_differ.RULE,
    channel_falls.RULE,
    one_region.RULE,
    shared_dependency.RULE,
    no_drill.RULE,
    step_never_told.RULE,
    overdue.RULE,
    changed_since.RULE,
    last_failed.RULE,
    rehearsed_only.RULE,
    no_frequency.RULE,
    retired_service.PLAN_RULE,
)
ENVIRONMENT_RULES: tuple[EnvironmentRule, ...] = (
    control_plane.RULE,
    retired_service.RULE,
    guard_gap.RULE,
    recipient_outside.RULE,
    subscriber_missing.RULE,
    pace_hides.RULE,
)
DRILL_RULES: tuple[DrillRule, ...] = (
    takes_nothing_down.RULE,
    takes_down_something_else.RULE,
    schedule_skips.RULE,
    schedule_too_rare.RULE,
    schedule_dst.RULE,
    schedule_weekend.RULE,
    schedule_blackout.RULE,
)
_ALL: tuple[AnyRule, ...] = (*PLAN_RULES, *ENVIRONMENT_RULES, *DRILL_RULES)
RULES: dict[str, AnyRule] = {rule.id: rule for rule in sorted(_ALL, key=lambda rule: rule.id)}
ABOUT_IGNORES = {
    "CD001": "An ignore without a reason. `# commdrill: ignore[CD101] reason` silences a rule on its "
    "line or the next; without a reason it silences nothing, because whoever reads it must know why.",
    "CD002": "An ignore that has nothing to ignore: the finding is gone, its rule does not exist, or "
    "it stands on another line. What is left over hides the next finding.",
}


def manual(code: str) -> str:
    """The manual page of a rule, or of a mistake's code.

    Raises:
        UsageError: there is no such rule.
    """
    code = code.upper()
    if code in RULES:
        rule = RULES[code]
        return f"{code} ({rule.severity}): {rule.manual.strip()}"
    if code in ABOUT_IGNORES:
        return f"{code}: {ABOUT_IGNORES[code]}"
    if code.startswith("D"):
        return f"{code} (error): {explain_mistake(code)}"
    known = [*RULES, *ABOUT_IGNORES]
    raise UsageError(f"no rule has the id {code!r}{did_you_mean(code, known)}")


def summary() -> str:
    """Every rule in a line."""
    lines = [f"{rule.id}  {rule.severity:<7}  {rule.title}" for rule in RULES.values()]
    lines += [f"{code}           {text.partition('.')[0]}" for code, text in ABOUT_IGNORES.items()]
    return "\n".join(sorted(lines))

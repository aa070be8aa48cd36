"""What a template's rules demand of its parameters, before anything is made of it."""

from commdrill_sandbox.aws.cloudformation.intrinsics import Scope, holds
from commdrill_sandbox.aws.cloudformation.template import Template, invalid


def check_rules(template: Template, scope: Scope) -> None:
    """Raises: Refusal: by its author's own words."""
    for name, rule in template.rules.items():
        if "RuleCondition" in rule and not holds(rule["RuleCondition"], scope):
            continue
        for one in rule.get("Assertions", ()):
            if not holds(one["Assert"], scope):
                said = one.get("AssertDescription", "an assertion does not hold")
                raise invalid(f"Template validation error: Rule {name}: {said}")

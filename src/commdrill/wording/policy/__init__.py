"""The content policy: what a text for people outside must not hold, and what it must say."""

from commdrill.wording.policy.finding import Policy, PolicyFinding, Severity, Surface
from commdrill.wording.policy.leaks import examine, examine_internal

__all__ = ["Policy", "PolicyFinding", "Severity", "Surface", "examine", "examine_internal"]

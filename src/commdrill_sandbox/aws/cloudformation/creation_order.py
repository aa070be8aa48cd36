"""In which order resources are made: what others refer to comes first."""

from collections.abc import Collection, Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.intrinsics import names_in
from commdrill_sandbox.aws.cloudformation.template import Template, invalid


def ordered(template: Template, wanted: Collection[str]) -> tuple[str, ...]:
    """The resources among `wanted`, each after all it needs.

    Raises:
        Refusal: they wait for each other, or for what is not there.
    """
    needs = {name: _needs(name, template, wanted) for name in template.resources if name in wanted}
    found: list[str] = []
    while len(found) < len(needs):
        ready = [n for n, others in needs.items() if n not in found and others <= set(found)]
        if not ready:
            left = ", ".join(name for name in needs if name not in found)
            raise invalid(f"Circular dependency between resources: [{left}]")
        found += ready
    return tuple(found)


def _needs(name: str, template: Template, wanted: Collection[str]) -> set[str]:
    one: Mapping[str, Any] = template.resources[name]
    said = one.get("DependsOn", ())
    named = {*names_in(one.get("Properties", {})), *([said] if isinstance(said, str) else said)}
    known = {*template.resources, *template.parameters}
    if unknown := sorted(n for n in named if n not in known and not n.startswith("AWS::")):
        raise invalid(f"Template format error: Unresolved resource dependencies "
                      f"[{', '.join(unknown)}] in the Resources block of the template")  # fmt: skip
    return named & set(wanted)

"""Path patterns of cache behaviours."""

from commdrill_sandbox.aws.wildcard import covers


def matches(pattern: str, path: str) -> bool:
    """Whether `pattern` covers the whole path; its leading slash is optional, case counts."""
    return covers(pattern.removeprefix("/"), path.removeprefix("/"))

"""YAML of cases, in which no key stands twice: of two, the first would be lost, and its cases with it."""

from pathlib import Path
from typing import Any

import yaml


class _OnceKeyed(yaml.CSafeLoader):
    pass


def _mapping(loader: _OnceKeyed, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{', '.join(twice)} twice in the mapping at {node.start_mark}")
    return loader.construct_mapping(node, deep=True)


_OnceKeyed.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def once_keyed(file: Path) -> Any:
    """What stands in a file of cases."""
    return yaml.load(file.read_text(encoding="utf-8"), _OnceKeyed)

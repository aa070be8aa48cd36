"""The ways in which status pages tell their state: one module each, named as it is asked for, found by lying here."""

from pkgutil import iter_modules

NAMES = tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__)))

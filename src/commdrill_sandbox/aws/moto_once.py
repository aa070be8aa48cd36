"""What moto reads or works out anew for each service or call and is always the same: once, or if asked."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from commdrill_sandbox.aws.wire.models import loader, session

_VALIDATOR = "openapi_spec_validator"


@cache
def do_once() -> None:
    """All of that: moto answers as before, sooner. It is one for the whole process."""
    os.environ.setdefault("MOTO_DISABLE_GLOBAL_CORS", "true")  # else any page may read its answers
    import_module("moto.backends")  # whole: its core and its backends import each other
    server: Any = import_module("moto.moto_server.werkzeug_app")
    core: Any = import_module("moto.core")
    of_moto = _loader(core.loaders)
    core.utils.create_loader = lambda: of_moto
    core.base_backend.AccountSpecificBackend.get_session = staticmethod(session)
    core.responses.method_names_from_class = cache(core.responses.method_names_from_class)
    server.Flask = _matching(server.Flask)
    if find_spec("moto.core.routing"):  # since 5.2.4
        rule: Any = import_module("moto.core.routing").SmithyRule
        rule._compile_builder = _when_written(rule._compile_builder)  # noqa: SLF001 - it has no other name
    if _VALIDATOR not in sys.modules:
        _validate_if_asked()


def _loader(loaders: Any) -> Any:
    """moto's; of a service to whose model it adds nothing it has the one that our clients have read."""

    class Models(loaders.Loader):  # type: ignore[misc]  # of a module that is imported when asked for
        def list_available_services(self, type_name: str) -> Any:
            return loader().list_available_services(type_name)

        def load_service_model(
            self, service_name: str, type_name: str, api_version: str | None = None
        ) -> Any:
            version = api_version or loader().determine_latest_version(service_name, type_name)
            added = next(self._find_extras(service_name, type_name, version), None)
            if added is None:
                return loader().load_service_model(service_name, type_name, version)
            return super().load_service_model(service_name, type_name, version)

    return Models(extra_search_paths=[loaders.moto_root])


def _when_written(compiled: Callable[..., Any]) -> Callable[..., Any]:
    """How a rule of werkzeug's writes its addresses: compiled when it writes one, and none does here."""

    def compile_builder(rule: Any, *asked: bool) -> Any:
        def build(itself: Any, **values: Any) -> Any:
            return compiled(rule, *asked)(itself, **values)

        return build

    return compile_builder


def _matching(flask: Any) -> Any:
    """The same for the rules of a server of moto's."""
    rule = flask.url_rule_class

    class Rule(rule):  # type: ignore[misc, valid-type]  # of a module imported when asked for
        _compile_builder = _when_written(rule._compile_builder)  # noqa: SLF001 - it has no other name

    class Matching(flask):  # type: ignore[misc]
        url_rule_class = Rule

    return Matching


def _validate_if_asked() -> None:
    """A validator of OpenAPI takes longer to import than the rest of API Gateway: one argument asks for it."""
    stand_ins = _stand_ins()
    sys.modules.update(stand_ins)
    try:
        models: Any = import_module("moto.apigateway.models")
    finally:
        for name in stand_ins:
            del sys.modules[name]

    def validate(document: Any) -> None:
        exceptions: Any = import_module(f"{_VALIDATOR}.validation.exceptions")
        models.OpenAPIValidationError = exceptions.OpenAPIValidationError
        import_module(_VALIDATOR).validate(document)

    models.validate = validate


def _stand_ins() -> Mapping[str, ModuleType]:
    """What moto imports of it, by name."""
    whole, between = ModuleType(_VALIDATOR), ModuleType(f"{_VALIDATOR}.validation")
    exceptions = ModuleType(f"{between.__name__}.exceptions")
    vars(whole)["validate"] = vars(exceptions)["OpenAPIValidationError"] = None
    return {module.__name__: module for module in (whole, between, exceptions)}

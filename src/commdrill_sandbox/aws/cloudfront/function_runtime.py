"""Runs the JavaScript of a CloudFront Function, within limits.

Deviation `function-engine`: QuickJS runs it, not AWS's runtime. The `cloudfront` module has key value
stores alone; `crypto`, `querystring` and `console` output are absent; the limits are not AWS's.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from commdrill_sandbox.aws.plane import Json

_MEMORY, _SECONDS = 16 << 20, 1.0
_IMPORT = re.compile(r"""(^|;)\s*import\s+(\w+)\s+from\s*['"]cloudfront['"]\s*;?""", re.MULTILINE)
_WORLD = """
const __stores = JSON.parse(%s), __first = Object.keys(__stores)[0];
const console = {log() {}, warn() {}, error() {}};
const __cloudfront = {kvs(id) {
  const store = __stores[id === undefined ? __first : id];
  if (store === undefined) throw new Error("KvsNotAssociated");
  return {
    async get(key, options) {
      if (!(key in store)) throw new Error("KeyNotFound");
      return options && options.format === "json" ? JSON.parse(store[key]) : store[key];
    },
    async exists(key) { return key in store; },
    async count() { return Object.keys(store).length; },
  };
}};
"""
_CALL = """
var __result = {error: "it did not end"};
(async () => handler(JSON.parse(%s)))().then(
  (value) => { __result = {value: value === undefined ? null : value}; },
  (error) => { __result = {error: String(error)}; });
"""


class FunctionFailed(Exception):
    """The function cannot be run, or threw; the text says why."""


def run(code: str, event: Mapping[str, Any], stores: Mapping[str, Mapping[str, str]]) -> Json:
    """What `handler(event)` returns, awaited.

    Raises:
        FunctionFailed: it cannot be run, throws, or takes too long.
    """
    plain = {store: dict(pairs) for store, pairs in stores.items()}
    result = _evaluated(
        _WORLD % _literal(plain) + _having_its_module(code) + _CALL % _literal(event)
    )
    if "error" in result:
        raise FunctionFailed(result["error"])
    told: Json = result["value"]
    return told


@lru_cache(maxsize=64)
def _having_its_module(code: str) -> str:
    return _IMPORT.sub(r"\1const \2 = __cloudfront;", code)


def _evaluated(program: str) -> dict[str, Any]:
    """`__result`, once nothing is left to be done."""
    import quickjs

    context = quickjs.Context()
    context.set_memory_limit(_MEMORY)
    context.set_time_limit(_SECONDS)
    try:
        context.eval(program)
        while context.execute_pending_job():
            pass
        result: dict[str, Any] = json.loads(context.eval("JSON.stringify(__result)"))
    except (quickjs.JSException, ValueError) as problem:
        raise FunctionFailed(str(problem).strip()) from problem
    return result


def _literal(value: Any) -> str:
    """JSON, as a JavaScript string."""
    return json.dumps(json.dumps(value))

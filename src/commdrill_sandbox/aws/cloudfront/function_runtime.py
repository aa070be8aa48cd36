"""Runs the JavaScript of a CloudFront Function, within limits.

Deviation `function-engine`: QuickJS runs it, not AWS's runtime. The `cloudfront` module has key value
stores alone; `console` output is absent; the limits are not AWS's.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from commdrill_sandbox.aws.plane import Json

_MEMORY, _SECONDS = 16 << 20, 1.0
_IMPORT = re.compile(
    r"""(^|;)\s*import\s+(\w+)\s+from\s*['"](cloudfront|crypto|querystring|buffer)['"]\s*;?""",
    re.MULTILINE,
)
_MODULES = Path(__file__).with_name("function_modules.js")
_OF_MODULES = re.compile(r"\b(require|Buffer|atob|btoa)\b")
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
        _WORLD % _literal(plain) + _having_its_modules(code) + _CALL % _literal(event)
    )
    if "error" in result:
        raise FunctionFailed(result["error"])
    told: Json = result["value"]
    return told


@lru_cache(maxsize=64)
def _having_its_modules(code: str) -> str:
    """They take longer to read than most functions to run: only whoever speaks of them has them."""
    plain = _IMPORT.sub(_required, code)
    return f"{_modules()}\n{plain}" if _OF_MODULES.search(plain) else plain


def _required(found: re.Match[str]) -> str:
    before, name, module = found.groups()
    there = "__cloudfront" if module == "cloudfront" else f'require("{module}")'
    return f"{before}const {name} = {there};"


@cache
def _modules() -> str:
    return _MODULES.read_text(encoding="utf-8")


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

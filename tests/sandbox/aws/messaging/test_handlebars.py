"""Templates become what SES makes of them."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from commdrill_sandbox.aws.messaging.ses.handlebars.nodes import Unrenderable
from commdrill_sandbox.aws.messaging.ses.handlebars.rendering import render
from tests.each import each

TWO = {"items": [{"name": "a"}, {"name": "b"}], "shop": "s", "name": "outer"}
PLAN = {"plan": {"eta": "16:30", "who": {"name": "Ana"}}, "name": "outer"}
SHOPS = {"shops": [{"name": "x", "items": ["p", "q"]}], "name": "outer"}

RENDERED: Mapping[str, tuple[str, Any, str]] = {
    "no gaps": ("no gaps", {}, "no gaps"),
    "a name": ("{{a}}", {"a": "x"}, "x"),
    "nothing is escaped": ("{{ a }} {{{a}}} {{&a}}", {"a": "<b>"}, "<b> <b> <b>"),
    "inside": ("{{a.b}} {{a/b}}", {"a": {"b": 7}}, "7 7"),
    "an item": ("{{a.[0].b}} {{a.1.b}}", {"a": [{"b": 1}, {"b": 2}]}, "1 2"),
    "numbers": ("{{a}} {{b}} {{c}}", {"a": 1.0, "b": 1.5, "c": True}, "1 1.5 true"),
    "nothing": ("[{{a}}]", {"a": None}, "[]"),
    "a dash": ("{{first-name}}", {"first-name": "Ana"}, "Ana"),
    "comments": ("a{{! no }}b{{!-- {{no}} --}}c", {}, "abc"),
    "escaped": (r"\{{a}} {{a}}", {"a": "x"}, "{{a}} x"),
    "space": ("a {{~a~}} b {{ a }}", {"a": "x"}, "axb x"),
    "if": ("{{#if a}}yes{{else}}no{{/if}}", {"a": 1}, "yes"),
    "if not there": ("{{#if a}}yes{{else}}no{{/if}}", {}, "no"),
    "if inside what is not there": ("{{#if a.b}}yes{{else}}no{{/if}}", {}, "no"),
    "if 0": ("{{#if a}}yes{{else}}no{{/if}}", {"a": 0}, "no"),
    "if empty": ("{{#if a}}yes{{else}}no{{/if}}", {"a": []}, "no"),
    "if an empty object": ("{{#if a}}yes{{else}}no{{/if}}", {"a": {}}, "yes"),
    "caret": ("{{#if a}}yes{{^}}no{{/if}}", {}, "no"),
    "else if, first": ("{{#if a}}1{{else if b}}2{{else}}3{{/if}}", {"a": 1, "b": 1}, "1"),
    "else if, second": ("{{#if a}}1{{else if b}}2{{else}}3{{/if}}", {"b": 1}, "2"),
    "else if, last": ("{{#if a}}1{{else if b}}2{{else}}3{{/if}}", {}, "3"),
    "else if, three": ("{{#if a}}1{{else if b}}2{{else if c}}3{{/if}}.", {"c": 1}, "3."),
    "else if, none": ("{{#if a}}1{{else if b}}2{{/if}}.", {}, "."),
    "else unless": ("{{#if a}}1{{else unless b}}2{{/if}}", {}, "2"),
    "if in if": ("{{#if a}}{{#if b}}2{{else}}1{{/if}}{{/if}}", {"a": 1}, "1"),
    "unless": ("{{#unless a}}no{{else}}yes{{/unless}}", {"a": 1}, "yes"),
    "each": ("{{#each a}}{{this}},{{.}};{{/each}}", {"a": [1, 2]}, "1,1;2,2;"),
    "each, around": ("{{#each items}}{{name}} of {{shop}};{{/each}}", TWO, "a of s;b of s;"),
    "each, this": ("{{#each items}}{{this.name}}{{this/name}}{{/each}}", TWO, "aabb"),
    "each, up": ("{{#each items}}{{../name}}{{/each}}", TWO, "outerouter"),
    "each, up through if": ("{{#each items}}{{#if ../shop}}{{../name}}{{/if}}{{/each}}", TWO, "outerouter"),
    "each, index": ("{{#each items}}{{@index}}{{#unless @last}},{{/unless}}{{/each}}", TWO, "0,1"),
    "each, first": ("{{#each items}}{{#if @first}}>{{/if}}{{name}}{{/each}}", TWO, ">ab"),
    "each of an object": ("{{#each a}}{{@key}}={{this}}{{@index}};{{/each}}", {"a": {"x": 1, "y": 2}}, "x=10;y=21;"),
    "each of nothing": ("{{#each a}}x{{else}}none{{/each}}", {"a": []}, "none"),
    "each of what is not there": ("{{#each a}}x{{else}}none{{/each}}", {}, "none"),
    "each in each": ("{{#each shops}}{{#each items}}{{../name}}{{this}}{{@../index}}{{@index}} {{/each}}{{/each}}", SHOPS, "xp00 xq01 "),
    "each, called": ("{{#each items as |one i|}}{{i}}{{one.name}}{{/each}}", TWO, "0a1b"),
    "root": ("{{#each items}}{{@root.name}}{{/each}}", TWO, "outerouter"),
    "with": ("{{#with plan}}{{eta}} {{who.name}} {{../name}}{{/with}}", PLAN, "16:30 Ana outer"),
    "with in with": ("{{#with plan}}{{#with who}}{{name}} {{../eta}} {{../../name}}{{/with}}{{/with}}", PLAN, "Ana 16:30 outer"),
    "with nothing": ("{{#with a}}x{{else}}none{{/with}}", {}, "none"),
    "with, called": ("{{#with plan as |p|}}{{p.eta}}{{/with}}", PLAN, "16:30"),
    "a section": ("{{#items}}{{name}}{{/items}}", TWO, "ab"),
    "a section of one": ("{{#plan}}{{eta}}{{/plan}}", PLAN, "16:30"),
    "an inverted section": ("{{^a}}none{{/a}}", {}, "none"),
    "a partial": ('{{#* inline "line"}}{{name}} of {{shop}}{{/inline}}{{> line}}', TWO, "outer of s"),
    "a partial, later": ('{{> line}}{{#*inline "line"}}x{{/inline}}', {}, "x"),
    "a partial for each": ('{{#* inline "one"}}<{{name}}>{{/inline}}{{#each items}}{{> one}}{{/each}}', TWO, "<a><b>"),
    "a partial with": ('{{#* inline "who"}}{{name}}{{/inline}}{{> who plan.who}}', PLAN, "Ana"),
    "a partial, told": ('{{#* inline "who"}}{{what}} {{name}}{{/inline}}{{> who what="Hi" name=plan.who.name}}', PLAN, "Hi Ana"),
    "a partial in a partial": ('{{#* inline "a"}}a{{> b}}{{/inline}}{{#* inline "b"}}b{{/inline}}{{> a}}', {}, "ab"),
    "a style": ("<style>@media x{a{b:c}}</style>{{a}}", {"a": 1}, "<style>@media x{a{b:c}}</style>1"),
}  # fmt: skip


@each(("template", "data", "words"), RENDERED.values())
def test_a_template_becomes(template: str, data: Any, words: str) -> None:
    assert render(template, json.dumps(data)) == words


UNRENDERABLE: Mapping[str, tuple[str, str, str]] = {
    "missing": ("{{a}}", "{}", "Attribute 'a' is not present in the rendering data."),
    "missing inside": ("{{a.b}}", '{"a": {}}', "Attribute 'a.b' is not present"),
    "missing in each": ("{{#each a}}{{b}}{{/each}}", '{"a": [{}]}', "Attribute 'b'"),
    "missing up": ("{{../a}}", '{"a": 1}', "Attribute '../a'"),
    "no index": ("{{@index}}", "{}", "Attribute '@index'"),
    "not closed": ("{{#if a}}", "{}", "{{#if a}} is not closed"),
    "closed by another": ("{{#if a}}{{/each}}", "{}", "{{#if a}} is not closed by {{/each}}"),
    "not opened": ("{{/if}}", "{}", "{{/if}} closes nothing"),
    "else alone": ("{{else}}", "{}", "{{else}} closes nothing"),
    "half a tag": ("a {{b", "{}", "'{{b' is not closed"),
    "empty": ("{{}}", "{}", "{{}} names nothing"),
    "helper": ("{{upper a}}", '{"a": "x"}', "{{upper a}} calls a helper that is not known"),
    "block helper": ("{{#equals a b}}{{/equals}}", '{"a": 1, "b": 1}', "calls a helper"),
    "helper in a block": ("{{#if (eq a b)}}{{/if}}", "{}", "{{#if (eq a b)}} is not understood"),
    "partial": ("{{> line}}", "{}", "The partial 'line' could not be found."),
    "partial of itself": ('{{#* inline "a"}}{{> a}}{{/inline}}{{> a}}', "{}", "more than 100 deep"),
    "each of two": ("{{#each a b}}{{/each}}", "{}", "goes by one value"),
    "no object": ("x", "[]", "no JSON object"),
    "no JSON": ("x", "no JSON", "no JSON"),
}


@each(("template", "data", "says"), UNRENDERABLE.values())
def test_what_cannot_be_rendered_says_why(template: str, data: str, says: str) -> None:
    with pytest.raises(Unrenderable) as problem:
        render(template, data)
    assert says in str(problem.value)


def test_blocks_that_stand_ever_deeper_are_not_read() -> None:
    with pytest.raises(Unrenderable, match="deep"):
        render("{{#if a}}" * 5_000, "{}")

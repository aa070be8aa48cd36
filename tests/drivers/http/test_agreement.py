"""What the words' own cascade makes of a page, held against what Chromium makes of it."""

import html
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from commdrill.drivers.http.browser import Browser
from commdrill.sighting import Page
from commdrill.testing import LocalWeb, reply
from commdrill.wording.visible import visible_text

PAGES = [
    "<style>#m{display:block}.x{display:none}</style><div id=m class=x>away</div>",
    "<style>div.x{display:block}.x{display:none}</style><div class=x>away</div>",
    "<style>.x{display:none}div{display:block}</style><div class=x>away</div>",
    "<style>.x.x{display:block}.x{display:none}</style><div class=x>away</div>",
    "<style>[data-a]{display:none}div{display:block}</style><div data-a>away</div>",
    "<style>:is(#z,.x){display:block}.x.x{display:none}</style><div class=x>away</div>",
    "<style>:where(#z,.x){display:none}div{display:block}</style><div class=x>away</div>",
    "<style>div:not(.y){display:none}.x{display:block}</style><div class=x>away</div>",
    "<style>div:not(#y){display:none}.x{display:block}</style><div class=x>away</div>",
    "<style>body .x{display:none}.x{display:block}</style><div class=x>away</div>",
    "<style>body > .x{display:none}.x{display:block}</style><div class=x>away</div>",
    "<style>.a+.x{display:none}</style><p class=a>a</p><p class=x>away</p>",
    "<style>.a~.x{display:none}</style><p class=a>a</p><i></i><p class=x>away</p>",
    "<style>*{display:none}.x,body,html{display:block}</style><div class=x>away</div>",
    "<style>p:nth-child(2){display:none}</style><p>a</p><p>b</p><p>c</p>",
    "<style>p:first-of-type{display:none}</style><p>a</p><p>b</p>",
    "<style>a:hover{display:none}p:hover{display:none}</style><p>away</p>",
    "<style>.x:not(:hover){display:none}</style><p class=x>away</p>",
    "<style>p::first-letter{display:none}p::before{content:'x'}</style><p>away</p>",
    "<style>.x{display:block!important}</style><div class=x style='display:none'>away</div>",
    "<style>.x{display:none!important}</style><div class=x style='display:block'>away</div>",
    "<style>.x{display:none ! important}.x{display:block}</style><div class=x>away</div>",
    "<style>.x{display:none}</style><div class=x style='display:block!important'>away</div>",
    "<style>#m{display:none!important}.x{display:block!important}</style><div id=m class=x>away</div>",
    "<style>@layer a{.x{display:none!important}}.x{display:block!important}</style><div class=x>away</div>",
    "<style>@layer a{.x{display:none}}.x{display:block}</style><div class=x>away</div>",
    "<style>@layer b,a;@layer a{.x{display:none}}@layer b{.x{display:block}}</style><div class=x>away</div>",
    "<style>.x{display:none;display:bogus}</style><div class=x>away</div>",
    "<style>.x{display:none;display:block}</style><div class=x>away</div>",
    "<style>@media screen{.x{display:none}}</style><p class=x>away</p>",
    "<style>@media print{.x{display:none}}</style><p class=x>away</p>",
    "<style>.x{display:none}@media (min-width:600px){.x{display:block}}</style><p class=x>away</p>",
    "<style>@media only screen and (max-width:480px){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media (width>=600px){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media (400px<=width<=900px){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media (prefers-color-scheme:dark){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media not all and (monochrome){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media not print{.x{display:none}}</style><p class=x>away</p>",
    "<style>@media (hover:none){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media (min-width:50em) and (orientation:landscape){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media print,screen{.x{display:none}}</style><p class=x>away</p>",
    "<style>@media (max-aspect-ratio:1/1){.x{display:none}}</style><p class=x>away</p>",
    "<style>@media (min-aspect-ratio:1/1){.x{display:none}}</style><p class=x>away</p>",
    "<style>@supports (display:grid){.x{display:none}}</style><p class=x>away</p>",
    "<style>@supports not (display:grid){.x{display:none}}</style><p class=x>away</p>",
    "<style>@supports (-ms-ime-align:auto){.x{display:none}}</style><p class=x>away</p>",
    "<style>@supports selector(:focus-visible){.x{display:none}}</style><p class=x>away</p>",
    "<style media=print>.x{display:none}</style><p class=x>away</p>",
    "<style media='(min-width:1px)'>.x{display:none}</style><p class=x>away</p>",
    "<style type=text/less>.x{display:none}</style><p class=x>away</p>",
    "<style>@container (min-width:1px){.x{display:none}}</style><p class=x>away</p>",
    "<style>.a{.x{display:none}}</style><div class=a><p class=x>away</p></div>",
    "<style>.a{&.x{display:none}}</style><div class='a x'>away</div>",
    "<style>.a{@media screen{display:none}}</style><div class='a'>away</div>",
    "<style>/*}*/.x{display:none}</style><p class=x>away</p>",
    "<style>.x{background:url(a;b);display:none}</style><p class=x>away</p>",
    "<style>.x::after{content:'}'}.x{display:none}</style><p class=x>away</p>",
    "<style>@import 'a.css';.x{display:none}</style><p class=x>away</p>",
    "<style>@charset 'utf-8';.x{display:none}</style><p class=x>away</p>",
    "<style>@keyframes f{to{opacity:0}}.y{color:red}</style><p class=x>away</p>",
    "<style>.x{animation:f 1s forwards}@keyframes f{from{opacity:0}to{opacity:1}}</style><p class=x>away</p>",
    "<div style='font-size:0'>no<span style='font-size:16px'>away</span></div>",
    "<div style='font-size:0'><span style='font-size:1em'>no</span><span style='font-size:1rem'>away</span></div>",
    "<div style='font:0/0 a'><span style='font:16px/1 sans-serif'>away</span></div>",
    "<table style='font-size:0'><tr><td style='font-size:13px'>a</td><td>no</td></table>",
    "<div style='font-size:0px'><h1>no</h1><p style='font-size:medium'>away</p></div>",
    "<div style='font-size:0'><span style='font-size:calc(1rem + 1px)'>away</span></div>",
    "<div style='max-height:0;overflow:hidden'>preheader</div>away",
    "<div style='mso-hide:all;display:none'>preheader</div>away",
    "<div style='visibility:hidden'>no<p style='visibility:visible'>away</p></div>",
    "<div style='visibility:hidden'><p style='visibility:inherit'>no</p></div>away",
    "<div style='visibility:hidden'><p style='visibility:initial'>away</p></div>",
    "<div style='visibility:collapse'>no</div>away",
    "<div style='opacity:0'><p style='opacity:1'>no</p></div>away",
    "<div style='opacity:0%'>no</div>away",
    "<div style='display:none'><p style='display:block'>no</p></div>away",
    "<p hidden>no</p>away",
    "<style>p{display:block}</style><p hidden>away</p>",
    "<p hidden=until-found>no</p>away",
    "<style>[hidden]{display:block}</style><p hidden>away</p>",
    "<div style='color:white;background:#000'>away</div>",
    "<style>body{background:#000;color:#fff}</style>away",
    "<div style='text-indent:-9999px'>no</div>away",
    "<div style='position:absolute;left:-10000px'>no</div>away",
    "<div style='position:absolute;left:-999px'>no</div>away",
    "<div style='position:fixed;top:-100%'>no</div>away",
    "<div style='transform:translate(-9999px)'>no</div>away",
    "<div style='clip-path:inset(100%)'>no</div>away",
    "<div style='width:0;overflow:hidden'>no</div>away",
    "<div style='width:1px;height:1px;overflow:hidden;position:absolute'>no</div>away",
    "<div style='height:0'>away</div>",
    "<div style='overflow:hidden;height:0;padding:20px'>away</div>",
    "<div style='zoom:0'>away</div>",
    "<div style='filter:opacity(0)'>no</div>away",
    "<style>.l{display:block}</style><span class=l>a</span><span class=l>b</span>",
    "<div style='display:flex'><span>a</span><span>b</span></div>",
    "<div style='display:grid'><span>a</span>b<span>c</span></div>",
    "<span style='display:inline-block'>a</span><span style='display:inline-block'>b</span>",
    "<style>li{display:inline}</style><ul><li>a</li><li>b</li></ul>",
    "<b>a</b><i>b</i>",
    "a<br>b",
    "a<wbr>b",
    "a<!-- -->b",
    "<p>a<p>b",
    "<pre>a\n b</pre>",
    "<div>a</div>b",
    "<td>a</td>",
    "<table><tr><td>a<td>b<tr><td>c</table>",
    "<dl><dt>a<dd>b</dl>",
    "<style>td{display:block}</style><table><tr><td>a<td>b</table>",
    "<button>a</button><button>b</button>",
    "<label>a</label><input value=b><label>c</label>",
    "<details><summary>a</summary>b</details>",
    "<details open><summary>a</summary>b</details>",
    "<dialog>a</dialog>b",
    "<dialog open>a</dialog>b",
    "<noscript>a</noscript>b",
    "<template>a</template>b",
    "<svg><text y=10>a</text><title>t</title></svg>b",
    "<textarea>a</textarea>b",
    "<iframe>a</iframe>b",
    "<video>a</video>b",
    "<audio>a</audio>b",
    "<canvas>a</canvas>b",
    "<math><mi>a</mi></math>b",
    "<ruby>a<rp>(</rp><rt>r</rt><rp>)</rp></ruby>",
    "<progress>a</progress>b<meter>c</meter>",
    "<datalist><option>a</datalist>b",
    "<map><area>a</map>b",
    "<fieldset><legend>a</legend>b</fieldset>",
    "<q>a</q>",
    "<marquee>a</marquee>",
    "<center>a</center>b",
    "<img alt=a>b",
    "<style>p:has(b){display:none}</style><p>no<b>!</b></p><p>away</p>",
    "<style>p:not(:has(b)){display:none}</style><p>away<b>!</b></p><p>no</p>",
    "<style>:root{--d:none}.x{display:var(--d)}.y{--d:block}</style><p class=x>no</p><p class='x y'>away</p>",
    "<style>.x{display:var(--no,none)}</style><p class=x>no</p><p style='display:var(--no)'>away</p>",
    "<style>*{--x:0;--y:0}.x{--x:-100%;transform:translate(var(--x),var(--y));position:fixed;left:0}</style><p class=x>no</p>away",
    "<style>@property --y{syntax:'*';inherits:false;initial-value:0}.x{--x:-100%;translate:var(--x)var(--y);position:fixed;top:0;left:0}</style><p class=x>no</p>away",
    "<style>@layer a{@layer b{.x{display:none}}.x{display:block}}</style><p class=x>away</p>",
    "<style>@layer a{@layer b{.x{display:none!important}}.x{display:block!important}}</style><p class=x>no</p>away",
    "<p lang=es>no</p><p>away</p><style>:lang(es){display:none}</style>",
    "<style>@supports (-webkit-touch-callout:none){p{display:none}}</style><p>away</p>",
    "<p style='color:transparent;-webkit-background-clip:text;background-image:linear-gradient(red,blue)'><b>away</b></p>",
    "<div style='color:transparent'>no<a href=x>away</a><button>too</button></div>",
    "<div style='color:transparent'>no<b style='color:#000'>away</b></div>",
    "<p style='color:rgba(0,0,0,0)'>no</p><p style='color:rgb(0,0,0)'>away</p>",
    "<p style='color:#0000'>no</p><p style='color:#000000'>away</p><p style='color:#000'>too</p>",
    "<p style='color:transparent;text-shadow:0 0 1px #000'>away</p>",
    "<p style='color:transparent;-webkit-text-fill-color:#000'>away</p>",
    "<div popover>no</div>away",
    "<p style='position:absolute;left:-999em;right:auto'>no</p>away",
    "<p style='position:fixed;left:0;width:250px;transform:translateX(-250px)'>no</p>away",
    "<p style='scale:.9'>away</p><p style='scale:0'>no</p>",
    "<p style='opacity:.01'>no</p>away",
    "<p style='clip-path:polygon(0 0,100% 0,100% 85%,0 100%)'>away</p><p style='clip-path:polygon(0 0,0 0,0 0)'>no</p>",
    "<p style='clip-path:inset(0 100% 0 0)'>no</p><p style='clip-path:inset(0 50% 0 0)'>away</p>",
    "<select><option>no<option selected>away</select><select><option>a<option>no</select>",
    "<p style='text-indent:100%;overflow:hidden;white-space:nowrap;width:90px'>no</p>away",
    "<span style='float:left'>a</span><span style='float:right'>b</span>c",
    "<style>html{direction:rtl}</style><p style='position:absolute;right:-9999px'>no</p>away",
    "<style>@media (dynamic-range:standard){p{display:none}}</style><p>no</p>away",
    "<x-a><template shadowrootmode=open>a<slot></slot></template>b</x-a>",
    "<style>.x{display:none}</style><x-a><template shadowrootmode=open><style>.x{display:block}</style><p class=x>a</p></template></x-a>",
]
needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))),
    reason="no Chromium: apt install chromium, and pip install '.[browser]'",
)


def whole(page: str) -> str:
    return f"<!doctype html><html><head><title>t</title></head><body>{page}</body></html>"


@pytest.fixture(scope="module")
def as_chromium_shows() -> Mapping[str, str]:
    """All of them in one visit, each in a frame of the size of a desktop screen."""
    framed = "".join(
        f"<p>#{place}#</p><iframe width=1280 height=800 srcdoc='{html.escape(whole(page))}'></iframe>"
        for place, page in enumerate(PAGES)
    )
    answer = reply(200, f"<!doctype html>{framed}".encode(), {"Content-Type": "text/html"})
    routes = {"/": answer, "/favicon.ico": reply(404), "/a.css": reply(404)}
    with LocalWeb(routes) as web:
        settings = {"url": web.url(), "timeout": "60s", "viewport": "1400x900"}
        with Browser.model_validate(settings, context={"folder": Path()}).open() as look:
            seen = look()
    assert isinstance(seen, Page)
    return dict(zip(PAGES, re.split(r"#\d+#", seen.text)[1:], strict=True))


@needs_chromium
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_read_as_chromium_shows_it(
    as_chromium_shows: Mapping[str, str], page: str
) -> None:
    assert visible_text(whole(page)).split() == as_chromium_shows[page].split()

"""HTML by hand: escaped text, and the one look all of the company's pages share."""

from html import escape

STYLE = """
:root{--ink:#23302c;--soft:#5d6b66;--paper:#faf8f4;--card:#fff;--line:#e6e1d8;--accent:#0b6b53;
--warm:#fdf1dc;--warm-ink:#6b4710;--bad:#a8331f;--ok:#0b6b53;--busy:#9a6a00}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
a{color:var(--accent)}a:focus-visible,button:focus-visible{outline:3px solid var(--accent);
outline-offset:2px}
header,main,footer{max-width:62rem;margin:0 auto;padding:1rem 1.25rem}
header{display:flex;gap:1.5rem;align-items:baseline;flex-wrap:wrap}
header .name{font-weight:700;font-size:1.2rem;text-decoration:none;color:var(--ink)}
header nav{display:flex;gap:1rem;flex-wrap:wrap}
h1{font-size:1.9rem;line-height:1.2;margin:.4em 0}h2{font-size:1.2rem;margin:1.6em 0 .5em}
footer{color:var(--soft);font-size:.9rem;border-top:1px solid var(--line);margin-top:3rem}
.banner{background:var(--warm);color:var(--warm-ink);border-bottom:1px solid #efdcb5}
.banner p{max-width:62rem;margin:0 auto;padding:.8rem 1.25rem}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1.1rem;
padding:0;list-style:none}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1rem}
.card svg{width:100%;height:8rem;display:block;border-radius:8px}
.price{color:var(--soft)}.button{display:inline-block;border:0;border-radius:999px;
padding:.6rem 1.2rem;font:inherit;background:var(--accent);color:#fff;text-decoration:none}
.sorry{background:var(--card);border:1px solid var(--line);border-radius:18px;padding:2rem;
margin:2rem 0;font-size:1.1rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.5rem .6rem;
border-bottom:1px solid var(--line);vertical-align:top}
.dot{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;margin-right:.5rem;
background:var(--ok)}.dot.busy{background:var(--busy)}.dot.bad{background:var(--bad)}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--line);border-radius:10px;
padding:.8rem;font:inherit}
code{font:15px/1.5 ui-monospace,Menlo,Consolas,monospace}
"""


def page(title: str, body: str, language: str = "en") -> str:
    """A whole document; `body` is HTML already."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def paragraphs(text: str) -> str:
    """Plain text as paragraphs: an empty line parts them."""
    parts = (part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
    return "".join(f"<p>{escape(part.strip())}</p>" for part in parts)


def link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'

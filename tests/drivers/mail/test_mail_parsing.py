"""Mails as they really come: odd, broken, nested, and what a reader is shown of them."""

import base64
from datetime import UTC, datetime
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from commdrill.drivers.mail.parsing import LARGEST_MAIL, parse_mail
from commdrill.sighting import Attachment, Message
from commdrill.wording.set_aside import Shown
from tests.each import each


def mail(text: str) -> bytes:
    """A mail written down in a test: dedented, with the line ends of the wire."""
    return dedent(text).lstrip("\n").replace("\n", "\r\n").encode()


def parsed(raw: bytes) -> Message:
    return parse_mail(raw, "7", None)


@each(
    ("header", "subject"),
    [
        (b"Checkout is unavailable", "Checkout is unavailable"),
        (b"=?utf-8?q?El_pago_no_est=C3=A1_disponible?=", "El pago no está disponible"),
        (b"=?UTF-8?B?RWwgcGFnbyBubyBlc3TDoQ==?= ahora", "El pago no está ahora"),
        (b"=?utf-8?q?one_word?=\r\n =?utf-8?q?_cut_in_two?=", "one word cut in two"),
        (b"=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"),
        (b"=?iso-8859-1?q?10_=80?= =?utf-8?q?_=E2=82=AC?=", "10 € €"),
        (b"=?utf-8*es?q?est=C3=A1?=", "está"),
        (b"folded\r\n\tby a tab", "folded\tby a tab"),
        ("está roto".encode(), "está roto"),
        ("está roto".encode("latin-1"), "está roto"),
        (b"=?no-such-set?q?caf=C3=A9?=", "café"),
        (b"=?punycode?q?maana-pta?=", "maana-pta"),
        (b"=?utf-8?b?%%%?=", ""),
        (b"=?utf-8?b?A?=", "=?utf-8?b?A?="),
        (b"=?utf-8?q?never closed", "=?utf-8?q?never closed"),
        (b"C:\\users =?utf-8?q?x?=", "C:\\users x"),
        (b"", ""),
    ],
)
def test_a_subject_is_read_as_a_mail_program_shows_it(header: bytes, subject: str) -> None:
    assert parsed(b"Subject: " + header + b"\r\n\r\nbody").subject == subject


def test_a_mail_without_subject_shows_an_empty_one() -> None:
    assert parsed(b"To: ana@drill.anycompany.example\r\n\r\nbody").subject == ""


@each(
    ("header", "to"),
    [
        ("To: ana@Drill.AnyCompany.example", ("ana@drill.anycompany.example",)),
        ("To: Ana.Gil+Run7@X.EXAMPLE", ("Ana.Gil+Run7@x.example",)),
        ('To: "Gil, Ana" <ana@x.example>, <bo@x.example>', ("ana@x.example", "bo@x.example")),
        ("To: ana@x.example\r\nCc: bo@x.example, ana@x.example", ("ana@x.example", "bo@x.example")),
        ("To: a@x.example\r\nBcc: b@x.example", ("a@x.example", "b@x.example")),
        ("To: a@x.example\r\nTo: b@x.example", ("a@x.example", "b@x.example")),
        ("To: Team: a@x.example, b@x.example;", ("a@x.example", "b@x.example")),
        ("To: undisclosed-recipients:;", ()),
        ("To: =?utf-8?q?Gil=2C_Ana?= <ana@x.example>", ("ana@x.example",)),
        ("To: Ana\r\n <ana@x.example>", ("ana@x.example",)),
        ("To: Málaga <ana@x.example>", ("ana@x.example",)),
        ("To: niño@x.example", ("niño@x.example",)),
        ("To: a@x.example; b@x.example", ("a@x.example", "b@x.example")),
        ("To: Ana (unclosed <ana@x.example>", ("ana@x.example",)),
        ("To: bo@y.example <ana@x.example>", ("ana@x.example",)),
        ("To: bo@y.example <ana@x.example>, cy@x.example", ("ana@x.example", "cy@x.example")),
        ('To: "bo@y.example, cy@y.example" <ana@x.example>', ("ana@x.example",)),
        ("To: 'ana@x.example' <ana@x.example>", ("ana@x.example",)),
        ("To: 'ana@x.example', \"bo@x.example\"", ("ana@x.example", "bo@x.example")),
        ("To: o'hara@x.example", ("o'hara@x.example",)),
        ('To: "ana"@x.example, Bo <"bo.gil"@x.example>', ("ana@x.example", "bo.gil@x.example")),
        ('To: "ana gil"@x.example', ('"ana gil"@x.example',)),
        ('To: "Gil (CEO" <ana@x.example>, "Bo)" <bo@x.example>', ("ana@x.example", "bo@x.example")),
        ("To: ana@x.example (Ana, of (Gil) sales)", ("ana@x.example",)),
        ("To: <@relay.example,@b.example:ana@x.example>", ("ana@x.example",)),
        ("To: Ana [sales] <ana@x.example>", ("ana@x.example",)),
        ("To: Team: bo@y.example <ana@x.example>;", ("ana@x.example",)),
        ("To: ana@xn--drll-5pa.example", ("ana@xn--drll-5pa.example",)),
        ("From: ana@x.example", ()),
    ],
)
def test_it_was_written_to_everyone_in_to_cc_and_bcc(header: str, to: tuple[str, ...]) -> None:
    assert parsed(header.encode() + b"\r\n\r\nbody").to == to


def test_where_it_was_delivered_is_told_apart_from_whom_it_was_written_to() -> None:
    message = parsed(
        mail("""
            Delivered-To: ana+run7@Drill.AnyCompany.example
            X-Original-To: ana@drill.anycompany.example
            Envelope-To: ana@drill.anycompany.example
            To: list@anycompany.example

            body
            """)
    )
    assert message.to == ("list@anycompany.example",)
    assert message.delivered_to == (
        "ana+run7@drill.anycompany.example",
        "ana@drill.anycompany.example",
    )


@each(
    ("head", "body", "text"),
    [
        ("Content-Type: text/plain; charset=utf-8", "está".encode(), "está"),
        ("Content-Type: text/plain; charset=iso-8859-1", b"est\xe1 \x80", "está €"),
        ("Content-Type: text/plain; charset=us-ascii", "está".encode(), "está"),
        ("Content-Type: text/plain; charset=utf-8", b"est\xe1", "est�"),
        ("Content-Type: text/plain; charset=x-unknown", b"est\xe1", "está"),
        ("Content-Type: text/plain; charset=zlib", b"plain", "plain"),
        ("Content-Type: text/plain; charset=utf-16", "hi".encode("utf-16"), "hi"),
        ('Content-Type: text/plain; charset="\0"', b"plain", "plain"),
        ("Content-Type: text/plain; charset*=utf-8''utf-8", "á".encode(), "á"),
        ("Content-Type: rubbish", b"still read", "still read"),
        ("Content-Type: multipart/mixed", b"no boundary", "no boundary"),
        ("X: y", b"no type at all", "no type at all"),
        (
            "Content-Transfer-Encoding: quoted-printable",
            b"soft=\r\nware =3D here",
            "software = here",
        ),
        ("Content-Transfer-Encoding: base64", base64.b64encode(b"whole"), "whole"),
        (
            "Content-Transfer-Encoding: quoted-printable",
            b"soft=  \r\nware=\t\nhere  \r\n",
            "softwarehere",
        ),
        (
            "Content-Transfer-Encoding: base64",
            base64.b64encode(b"two ") + b"\r\n" + base64.b64encode(b"runs of it!") + b"\r\n",
            "two runs of it!",
        ),
        ("Content-Transfer-Encoding: base64 (as ever)", base64.b64encode(b"whole"), "whole"),
        ("Content-Transfer-Encoding: (so) BASE64;", base64.b64encode(b"whole"), "whole"),
        ("Content-Transfer-Encoding: base64", b"d2hvbGU", "whole"),
        ("Content-Type: text/plain (words); charset=iso-8859-1 (old)", b"est\xe1", "está"),
        ("Content-Type: text/plain; charset=x-mac-roman", b"est\x87", "está"),
        ("Content-Type: text/plain; charset=utf-7", b"est+AOE-", "está"),
        ("Content-Transfer-Encoding: x-rubbish", b"as it is", "as it is"),
        (
            "Content-Type: text/plain; format=flowed",
            b"one \r\nline\r\n  stuffed",
            "one line\n stuffed",
        ),
        ("Content-Type: text/plain; format=flowed; delsp=yes", b"cut \r\nword", "cutword"),
        ("Content-Type: text/plain; format=flowed", b"> q \r\n> q\r\nme", "> q q\nme"),
        ("Content-Type: text/plain; format=flowed", b"-- \r\nAna", "-- \nAna"),
        (
            "Content-Type: text/html",
            b"<style>p{}</style><p>Checkout is <b>back</b>",
            "Checkout is back",
        ),
        (
            "Content-Type: text/enriched",
            b"<bold>Checkout</bold> is\r\n<color><param>red</param>back</color>.\r\n\r\n1 << 2 < 3",
            "Checkout is back.\n1 < 2 < 3",
        ),
        ("Content-Type: text/richtext", b"<param>a<nl>b</PARAM>c<param>never closed", "c"),
        ("X: y", b"one\r\ntwo", "one\ntwo"),
    ],
)
def test_a_body_is_the_text_its_reader_sees(head: str, body: bytes, text: str) -> None:
    (seen,) = parsed(head.encode() + b"\r\n\r\n" + body).bodies
    assert seen.strip() == text


def test_every_alternative_is_a_body_of_its_own() -> None:
    message = parsed(
        mail("""
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            plain words
            --b
            Content-Type: text/x-amp-html

            <p>words for amp</p>
            --b
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html

            <p>html words</p><img src="cid:logo">
            --r
            Content-Type: image/png; name="logo.png"
            Content-Disposition: inline

            xx
            --r--
            --b--
            """)
    )
    assert [body.strip() for body in message.bodies] == [
        "plain words",
        "words for amp",
        "html words",
    ]
    assert message.attachments == (Attachment("logo.png", "image/png", inline=True),)


def test_a_page_may_stand_behind_what_it_shows() -> None:
    message = parsed(
        mail("""
            Content-Type: multipart/related; boundary=r; start="<page>"

            --r
            Content-Type: image/png; name="logo.png"

            xx
            --r
            Content-Type: text/html
            Content-ID: <page>

            <style amp4email-boilerplate>body{visibility:hidden}</style><p>html words</p>
            --r--
            """)
    )
    assert message.bodies == ("html words",)
    assert message.attachments == (Attachment("logo.png", "image/png", inline=True),)


def test_what_a_page_only_links_to_is_an_attachment() -> None:
    message = parsed(
        mail("""
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/html

            <p>words</p><a href="cid:plan">the plan</a>
            --m
            Content-Type: application/pdf; name="plan.pdf"
            Content-ID: <plan>

            xx
            --m--
            """)
    )
    assert message.attachments == (Attachment("plan.pdf", "application/pdf"),)


def test_what_a_page_shows_as_a_picture_of_its_own_is_no_attachment_wherever_it_stands() -> None:
    message = parsed(
        mail("""
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/html

            <p>words</p><img src="cid:logo%40x"><img src='cid:map'>
            --m
            Content-Type: image/png; name="logo.png"
            Content-ID: <logo@x>

            xx
            --m
            Content-Type: image/png; name="map.png"
            Content-Disposition: attachment
            Content-ID: <map>

            xx
            --m
            Content-Type: image/png; name="photo.png"
            Content-ID: <photo>

            xx
            --m--
            """)
    )
    assert {one.name: one.inline for one in message.attachments} == {
        "logo.png": True,
        "map.png": True,
        "photo.png": False,
    }


def test_a_blank_before_the_colon_of_a_header_ends_no_headers() -> None:
    raw = mail("""
        X-Mailer : old
        To\t: ana@x.example
        Subject : Checkout
        Content-Type : multipart/alternative; boundary=b

        --b
        Content-Type : text/plain

        Note : it is down.
        --b--
        """)

    seen = parsed(raw)

    assert (seen.to, seen.subject) == (("ana@x.example",), "Checkout")
    assert seen.bodies == ("Note : it is down.",)
    assert seen.evidence[0].content == raw


def test_a_boundary_may_be_folded() -> None:
    folded = (
        b'Content-Type: multipart/mixed; boundary="a\r\n\tb (c)"\r\n\r\n--a\tb (c)\r\n\r\nwords\r\n'
    )
    assert parsed(folded + b"--a\tb (c)--\r\n").bodies == ("words",)


@each(
    ("header", "box"),
    [
        ("X-Envelope-To: ana@x.example", "ana@x.example"),
        ("X-Forwarded-To: ana@x.example", "ana@x.example"),
        ("X-Delivered-To: ana@x.example", "ana@x.example"),
        ("Resent-To: Ana <ana@x.example>", "ana@x.example"),
        ("Received: from a (b [192.0.2.1])\r\n by mx for <ana@x.example>; Mon", "ana@x.example"),
        ("Received: by box\r\nReceived: by mx for ana@x.example; Mon", "ana@x.example"),
        ("Received: by mx for <ana@x.example>\r\nReceived: for <bo@x.example>", "ana@x.example"),
        ("Delivered-To: ana@x.example\r\nX-Forwarded-To: bo@x.example", "ana@x.example"),
    ],
)
def test_servers_have_many_words_for_whose_box_it_is(header: str, box: str) -> None:
    message = parsed(f"{header}\r\nTo: list@x.example\r\n\r\nbody".encode())
    assert message.delivered_to == (box,)


def test_texts_shown_below_each_other_are_one_body_and_a_footer_belongs_to_each_alternative() -> (
    None
):
    message = parsed(
        mail("""
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a

            plain
            --a
            Content-Type: text/html

            <p>html</p>
            --a--
            --m
            Content-Type: text/plain
            Content-Disposition: inline; filename=footer.txt

            Unsubscribe here
            --m--
            """)
    )
    assert [body.split() for body in message.bodies] == [
        ["plain", "Unsubscribe", "here"],
        ["html", "Unsubscribe", "here"],
    ]
    assert message.attachments == ()


def test_where_the_links_of_a_page_lead_is_known_whatever_comes_with_it() -> None:
    page = 'See <a href="https://status.anycompany.example/1">our page</a>.'
    parts = mail(
        f"""\
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Dear Ana
        --b
        Content-Type: text/html

        {page}
        --b
        Content-Type: text/calendar
        Content-Disposition: attachment

        --b--
        """
    )
    (body,) = parsed(parts).bodies
    assert isinstance(body, Shown)
    assert [(body[one.start : one.end], one.target) for one in body.links] == [
        ("our page", "https://status.anycompany.example/1")
    ]


@each(
    ("plain", "read"),
    [
        ("See our page (https://a.example/1).", "See [our page](https://a.example/1)."),
        ("See our\npage [https://a.example/1].", "See [our page](https://a.example/1)."),
        ("See our page <https://a.example/1>.", "See [our page](https://a.example/1)."),
        ("See our page ( https://a.example/1 ).", "See [our page](https://a.example/1)."),
        ("See our page (https://a.example/2).", "See our page (https://a.example/2)."),
        ("See that page (https://a.example/1).", "See that page (https://a.example/1)."),
        ("See https://a.example/1.", "See https://a.example/1."),
    ],
)
def test_a_link_under_words_is_the_one_that_the_plain_text_has_behind_them(
    plain: str, read: str
) -> None:
    page = 'See <a href="https://a.example/1">our page</a>.'
    parts = (
        f"--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{page}\n--b--"
    )
    head = "Content-Type: multipart/alternative; boundary=b\n\n"
    assert parsed((head + parts).replace("\n", "\r\n").encode()).bodies == (read, "See our page.")


def test_attachments_are_listed_by_name_and_never_read_as_words() -> None:
    message = parsed(
        mail("""
            Content-Type: multipart/mixed; boundary=m

            --m

            See attached.
            --m
            Content-Type: text/plain; name="ignored.txt"
            Content-Disposition: attachment; filename="=?utf-8?q?informaci=C3=B3n.txt?="

            not shown
            --m
            Content-Disposition: attachment; filename*=utf-8''caf%C3%A9.pdf
            Content-Type: application/pdf

            x
            --m
            Content-Type: text/calendar

            BEGIN:VCALENDAR
            --m
            Content-Type: message/rfc822

            Subject: an older mail

            not shown either
            --m--
            """)
    )
    assert [body.strip() for body in message.bodies] == ["See attached."]
    assert message.attachments == (
        Attachment("información.txt", "text/plain"),
        Attachment("café.pdf", "application/pdf"),
        Attachment("text/calendar", "text/calendar"),
        Attachment("message/rfc822", "message/rfc822"),
    )


def test_a_media_type_with_raw_bytes_still_names_its_attachment() -> None:
    assert parsed(b"Content-Type: image/\xe1\r\n\r\nx").attachments == (
        Attachment("image/á", "image/á"),
    )


def test_headers_are_decoded_and_keyed_in_lower_case() -> None:
    message = parsed(b"X-Note: =?utf-8?q?s=C3=AD?=\r\nReceived: a\r\nReceived: b\r\n\r\n")
    assert message.headers == {"x-note": "sí", "received": "a, b"}


def test_the_bytes_are_kept_as_evidence_with_the_receivers_identity_and_time() -> None:
    at = datetime(2026, 11, 23, 10, tzinfo=UTC)
    message = parse_mail(b"Subject: s\n\nbody\xff", "42", at)
    assert (message.id, message.at) == ("42", at)
    assert [(kept.content, kept.suffix) for kept in message.evidence] == [
        (b"Subject: s\n\nbody\xff", ".eml")
    ]


def test_comments_nested_without_end_hide_no_address() -> None:
    message = parsed(b"To: " + b"(" * 50_000 + b", <ana@x.example>\r\n\r\nbody")
    assert message.to == ("ana@x.example",)


def test_parts_nested_without_end_are_still_a_message() -> None:
    levels = range(3_000)
    raw = b"Subject: deep\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
        for level in levels
    )
    message = parsed(raw)
    assert message.subject == "deep"
    assert "b2999" in message.bodies[0]


_PIECES = st.sampled_from(
    [
        b"Subject: ", b"To: ", b"Content-Type: ", b"Content-Disposition: ", b"multipart/mixed",
        b"; boundary=b", b"--b", b"--b--", b"text/html", b"; charset=", b"; filename*0*=", b"utf-7",
        b"Content-Transfer-Encoding: ", b"base64", b"x-uuencode", b"quoted-printable", b"begin 6 f",
        b"=?utf-8?q?", b"=?utf-16?b?", b"?=", b"=", b"<", b">", b"(", b'"', b"@", b"\r\n", b"\r\n\r\n",
        b"\0", b"\xff", b"+2AA-", b"'", b"*", b"%", b"message/rfc822", b"message/partial",
    ]
)  # fmt: skip


@given(st.lists(_PIECES | st.binary(max_size=6), max_size=60).map(b"".join))
def test_no_bytes_whatever_make_it_fail_or_answer_text_that_cannot_be_written(raw: bytes) -> None:
    message = parsed(raw)
    texts = (message.subject or "", *message.bodies, *message.to, *message.delivered_to)
    names = (part for one in message.attachments for part in (one.name, one.media_type))
    for text in (*texts, *names, *message.headers, *message.headers.values()):
        text.encode()


def test_a_hundred_thousand_equal_header_lines_cost_what_they_are_long() -> None:
    few, many = (b"X-Trace: hop\r\n" * count + b"\r\nhello" for count in (1_000, 100_000))
    told = parse_mail(many, "1", None)
    assert told.bodies == ("hello",)
    assert told.headers == parse_mail(few, "1", None).headers


def test_of_a_large_mail_what_stands_first_is_read_and_kept() -> None:
    raw = b"Subject: hello\r\n\r\nhello\r\n" + b"x" * LARGEST_MAIL
    told = parse_mail(raw, "1", None)
    assert told.bodies[0].startswith("hello")
    assert len(told.bodies[0]) < LARGEST_MAIL
    assert len(told.evidence[0].content) < len(raw) / 4
    assert told.evidence[0].content.endswith(b"was not kept]\r\n")


def test_where_lines_end_in_two_ways_the_first_empty_one_ends_the_headers() -> None:
    seen = parsed(b"To : ana@x.example\n\nAttention : the site is down.\n\r\nSorry.\n")

    assert seen.to == ("ana@x.example",)
    assert seen.bodies[0].startswith("Attention : the site")

"""The edge of CloudFront: what a visitor of a distribution gets."""

from dataclasses import dataclass, replace

from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.compress import compressed
from commdrill_sandbox.aws.cloudfront.content import Content, made_by_edge
from commdrill_sandbox.aws.cloudfront.cross_origin import Asking
from commdrill_sandbox.aws.cloudfront.distribution import Behaviour, Distribution
from commdrill_sandbox.aws.cloudfront.error_pages import dressed, minimum_lifetime
from commdrill_sandbox.aws.cloudfront.freshness import (
    error_lifetime,
    object_lifetime,
    stale_allowed,
)
from commdrill_sandbox.aws.cloudfront.function_runtime import FunctionFailed
from commdrill_sandbox.aws.cloudfront.functions import Functions
from commdrill_sandbox.aws.cloudfront.invalidations import Invalidations
from commdrill_sandbox.aws.cloudfront.lambda_at_edge import LambdaFailed, Place
from commdrill_sandbox.aws.cloudfront.lambda_trigger import Invalid
from commdrill_sandbox.aws.cloudfront.object_cache import Kept, ObjectCache
from commdrill_sandbox.aws.cloudfront.origins import Origins
from commdrill_sandbox.aws.cloudfront.partial import part, unchanged
from commdrill_sandbox.aws.cloudfront.refused import refused
from commdrill_sandbox.aws.cloudfront.registry import Registered, Registry
from commdrill_sandbox.aws.cloudfront.served import ERROR, HIT, MISS, REFRESHED, Served
from commdrill_sandbox.aws.cloudfront.viewer import (
    CacheKey,
    Headers,
    Viewer,
    cache_key,
    cookies_are_forwarded,
    viewer,
)
from commdrill_sandbox.aws.cloudfront.viewer_function import answer_event, changed, decided, event
from commdrill_sandbox.aws.request import host

_BY_FUNCTION, _BY_LAMBDA = "FunctionGeneratedResponse", "LambdaGeneratedResponse"
_FUNCTION_FAILED, _FUNCTION_INVALID = "FunctionExecutionError", "FunctionValidationError"


@dataclass(frozen=True)
class Serving:
    """One request on its way through a distribution."""

    known: Registered
    edge: Distribution
    behaviour: Behaviour
    asked: Viewer

    @property
    def place(self) -> Place:
        return Place(self.known, self.behaviour, self.asked)


class Edge:
    """One edge for all distributions; it sees a change once it is deployed."""

    def __init__(
        self,
        registry: Registry,
        invalidations: Invalidations,
        functions: Functions,
        origins: Origins,
        clock: Clock,
    ) -> None:
        self._registry, self._invalidations = registry, invalidations
        self._functions, self._origins, self._clock = functions, origins, clock
        self._cache = ObjectCache()

    def catch_up(self) -> None:
        """All that is on its way has arrived."""
        self._registry.settle()

    def answer(self, request: Request) -> Response | None:
        named = host(request)
        found, asked = self._found(named), viewer(request)
        if found is None:
            known = named.endswith(".cloudfront.net")
            return _nobody().on_the_wire(asked) if known else None
        try:
            return self._served(*found, asked).on_the_wire(asked)
        except LambdaFailed as failure:
            return _not_run(failure).on_the_wire(asked)

    def _found(self, named: str) -> tuple[Registered, Distribution] | None:
        for known in self._registry.all():
            version = self._registry.deployed(known)
            if version and named in {known.domain_name, *version.edge.aliases}:
                return (known, version.edge) if version.edge.enabled else None
        return None

    def _served(self, known: Registered, edge: Distribution, asked: Viewer) -> Served:
        if asked.path == "/" and edge.root:
            asked = asked.with_path("/" + edge.root.removeprefix("/"), asked.query)
        serving = Serving(known, edge, edge.behaviour(asked.path), asked)
        if (refusal := refused(serving.behaviour, asked)) is not None:
            return _with_policy(serving, self._error(serving, refusal))
        decision = self._by_function(serving)
        if isinstance(decision, Served):
            return decision
        served = _with_policy(decision, self._finished(decision, self._looked_up(decision)))
        return self._after(decision, served)

    def _after(self, serving: Serving, served: Served) -> Served:
        """What a viewer-response function makes of it; errors pass it by, whatever their page."""
        if served.result == ERROR:
            return served
        known, content, behaviour = serving.known, served.content, serving.behaviour
        if (function := behaviour.viewer_response) is None:
            after = self._origins.at_edge.viewer_response(serving.place, content)
            return replace(served, content=after)
        told = answer_event(known.id, known.domain_name, serving.asked, content)
        try:
            return replace(
                served, content=changed(self._functions.run_live(function, told), content)
            )
        except (FunctionFailed, Invalid) as failure:
            return _failed(failure)

    def _by_function(self, serving: Serving) -> Served | Serving:
        if serving.behaviour.viewer_request is None:
            return self._by_lambda(serving)
        told = event(serving.known.id, serving.known.domain_name, serving.asked)
        try:
            result = self._functions.run_live(serving.behaviour.viewer_request, told)
            decision = decided(result, serving.asked)
        except (FunctionFailed, Invalid) as failure:
            return _failed(failure)
        if isinstance(decision, Content):
            return Served(decision, _BY_FUNCTION)
        return replace(serving, asked=decision)

    def _by_lambda(self, serving: Serving) -> Served | Serving:
        decision = self._origins.at_edge.viewer_request(serving.place)
        if isinstance(decision, Content):
            return Served(decision, _BY_LAMBDA)
        return replace(serving, asked=decision)

    def _finished(self, serving: Serving, served: Served) -> Served:
        """Conditions and ranges of the viewer's, met from what was found."""
        if serving.asked.method not in {"GET", "HEAD"}:
            return served
        if (same := unchanged(serving.asked, served.content)) is not None:
            return replace(served, content=same)
        if served.age is None or served.result == ERROR:  # a range was the origin's to answer
            return served
        cut = part(serving.asked, served.content)
        if cut.status == 416:
            return self._error(serving, cut)
        return replace(served, content=cut)

    def _looked_up(self, serving: Serving) -> Served:
        if serving.asked.method not in serving.behaviour.cached_methods:
            return self._from_origin(serving, None, None)
        key = cache_key(serving.known.id, serving.behaviour, serving.asked)
        kept = self._kept(serving, key)
        if kept is None:
            return self._from_origin(serving, key, None)
        if kept.is_fresh(now := self._clock.monotonic()):
            return Served(kept.content, ERROR if kept.is_error else HIT, now - kept.stored_at)
        if kept.is_error:
            return self._from_origin(serving, key, None)
        if now < kept.retry_at:
            return Served(kept.content, HIT, now - kept.stored_at)
        return self._from_origin(serving, key, kept)

    def _kept(self, serving: Serving, key: CacheKey) -> Kept | None:
        """A GET's object answers a HEAD, too."""
        keys = (replace(key, method="GET"), key) if key.method == "HEAD" else (key,)
        for one in keys:
            kept = self._cache.get(one)
            if kept and self._invalidations.kills(serving.known.id, key.url, kept.stored_at):
                self._cache.drop(one)
            elif kept:
                return kept
        return None

    def _from_origin(self, serving: Serving, key: CacheKey | None, stale: Kept | None) -> Served:
        content = self._fetched(serving, _conditions(stale))
        if stale is not None and content.status == 304:
            return self._refreshed(serving, key, stale, content)
        if content.status < 400:
            self._keep(serving, key, content)
            return Served(content, MISS)
        if stale is not None and self._stands_in(serving, key, stale, content):
            return Served(stale.content, HIT, self._clock.monotonic() - stale.stored_at)
        return self._error(serving, content, key)

    def _fetched(self, serving: Serving, conditions: Headers = ()) -> Content:
        behaviour = serving.behaviour
        content = self._origins.content(behaviour, serving.asked, conditions, serving.known)
        if not cookies_are_forwarded(behaviour):
            content = content.without("set-cookie")
        key = cache_key(serving.known.id, behaviour, serving.asked)
        return compressed(behaviour, key.encoding, content)

    def _refreshed(
        self, serving: Serving, key: CacheKey | None, stale: Kept, answer: Content
    ) -> Served:
        content = stale.content
        for name in ("Cache-Control", "Expires"):
            if (value := answer.header(name.lower())) is not None:
                content = content.having(name, value)
        self._keep(serving, key, content)
        return Served(content, REFRESHED, 0.0)

    def _keep(self, serving: Serving, key: CacheKey | None, content: Content) -> None:
        if key is None or key.method == "HEAD" or content.status == 206:
            return
        lifetime = object_lifetime(content, serving.behaviour.caching, self._clock.now())
        useful = lifetime > 0 or 0 < stale_allowed(content) < float("inf")
        if useful and serving.behaviour.caching.most > 0:
            now = self._clock.monotonic()
            self._cache.put(key, Kept(content, now, now + lifetime))
        else:
            self._cache.drop(key)

    def _stands_in(
        self, serving: Serving, key: CacheKey | None, stale: Kept, error: Content
    ) -> bool:
        """Whether an old object is served instead of an error, and for how long it will be."""
        now = self._clock.monotonic()
        if error.status < 500 or now > stale.expires_at + stale_allowed(stale.content):
            return False
        assert key is not None
        minimum = minimum_lifetime(serving.edge, error.status)
        self._cache.stand_in(replace(key, method="GET"), stale, now + minimum)
        return True

    def _error(self, serving: Serving, error: Content, key: CacheKey | None = None) -> Served:
        """The error with its page, kept for as long as CloudFront keeps it."""
        edge = serving.edge

        def page(behaviour: Behaviour, asked: Viewer) -> Content:
            found = self._page(replace(serving, behaviour=behaviour, asked=asked))
            return found.without("cache-control", "expires")

        shown = dressed(edge, serving.asked, error, page)
        if key is not None:
            minimum = minimum_lifetime(edge, error.status)
            caching = serving.behaviour.caching
            lifetime = error_lifetime(error, minimum, caching, self._clock.now())
            if lifetime > 0:
                now = self._clock.monotonic()
                self._cache.put(key, Kept(shown, now, now + lifetime, is_error=True))
        return Served(shown, ERROR)

    def _page(self, serving: Serving) -> Content:
        """An error page, from the cache like any other object; its errors are its own."""
        key = cache_key(serving.known.id, serving.behaviour, serving.asked)
        kept = self._kept(serving, key)
        if kept and not kept.is_error and kept.is_fresh(self._clock.monotonic()):
            return kept.content
        content = self._fetched(serving)
        if content.status < 400:
            self._keep(serving, key, content)
        return content


def _conditions(stale: Kept | None) -> Headers:
    """What asks an origin whether an object still holds."""
    if stale is None:
        return ()
    known = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    found = ((name, stale.content.header(header)) for name, header in known)
    return tuple((name, value) for name, value in found if value is not None)


def _with_policy(serving: Serving, served: Served) -> Served:
    """The response headers policy carried out: of a custom page, its own behaviour's."""
    content, asked = served.content, serving.asked
    behaviour = serving.edge.behaviour(content.page) if content.page else serving.behaviour
    preflight = asked.method == "OPTIONS" and asked.header("access-control-request-method")
    asking = Asking(asked.header("origin"), bool(preflight))
    return replace(
        served, content=replace(content, headers=behaviour.headers.on(content.headers, asking))
    )


def _failed(failure: FunctionFailed | Invalid) -> Served:
    """What it threw no visitor reads."""
    if isinstance(failure, Invalid):
        said = f"The CloudFront function returned an invalid value: {failure}."
        return Served(made_by_edge(502, said), _FUNCTION_INVALID)
    said = "The CloudFront function associated with the CloudFront distribution is invalid or could not run."
    return Served(made_by_edge(503, said), _FUNCTION_FAILED)


def _not_run(failure: LambdaFailed) -> Served:
    return Served(made_by_edge(failure.status, str(failure)), failure.word)


def _nobody() -> Served:
    return Served(made_by_edge(403, "There is no such distribution, or it is not deployed."), ERROR)

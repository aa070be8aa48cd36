"""Where the embedded CloudFront is not, or may not be, as AWS's own: the one place that says so."""

from commdrill_sandbox.aws.deviation import Deviation

DEVIATIONS = (
    Deviation(
        "propagation",
        "A change takes “a few minutes” to reach every edge, and any edge may serve the old or the new.",
        "One edge; it serves the old configuration until a fixed delay is over on the clock, then the new.",
        established=True,
    ),
    Deviation(
        "error-ttl-default",
        "The developer guide says 10 seconds where ErrorCachingMinTTL is unset, CloudFormation's pages 300.",
        "10 seconds.",
        established=False,
    ),
    Deviation(
        "code-and-page-pair",
        "A page without a code, or a code without a page, is refused; under which error is not documented.",
        "InvalidResponseCode.",
        established=False,
    ),
    Deviation(
        "refused-is-502",
        "A refused connection is taken to be a 502, at once.",
        "502 after ConnectionAttempts round trips.",
        established=False,
    ),
    Deviation(
        "failover-on-silence",
        "Whether a group needs 502, 503 or 504 among its codes to turn on a failed connection or time-out.",
        "It turns on silence whatever its codes are.",
        established=False,
    ),
    Deviation(
        "failover-429",
        "Whether an origin group may fail over on 429.",
        "Refused, as in the documented list.",
        established=False,
    ),
    Deviation(
        "group-methods",
        "A behaviour with an origin group is refused methods other than GET, HEAD and OPTIONS.",
        "Accepted; the group simply does not turn for them.",
        established=True,
    ),
    Deviation(
        "method-not-allowed-page",
        "Whether the 403 for a method that the behaviour does not allow gets the 403 page.",
        "It does.",
        established=False,
    ),
    Deviation(
        "page-headers",
        "Which headers a custom error page carries beside its content type.",
        "All of the page's own, without Cache-Control and Expires.",
        established=False,
    ),
    Deviation(
        "page-headers-policy",
        "Which behaviour's response headers policy a custom error page gets: the request's or the page's.",
        "The page's.",
        established=False,
    ),
    Deviation(
        "server-timing",
        "A response headers policy can have a sample of the answers tell their Server-Timing.",
        "Stored and not told.",
        established=True,
    ),
    Deviation(
        "lenient-configurations",
        "A behaviour needs a cache policy or ForwardedValues, an origin an S3 or a custom configuration, and "
        "PriceClass and the like one of their listed values.",
        "Taken as the defaults where they are missing, and as they are where they are odd.",
        established=True,
    ),
    Deviation(
        "brotli",
        "What a viewer accepts as Brotli is compressed so, where the policy says so.",
        "gzip alone; who accepts only Brotli gets it uncompressed.",
        established=True,
    ),
    Deviation(
        "stale-x-cache",
        "The word in x-cache when an expired object stands in for a failing origin.",
        "Hit.",
        established=False,
    ),
    Deviation(
        "zero-ttl",
        "An object with no lifetime may stay at the edge to be revalidated.",
        "It is not kept, unless stale-if-error gives it a second life.",
        established=False,
    ),
    Deviation(
        "stale-while-revalidate",
        "Honoured since May 2023.",
        "Ignored: an expired object is revalidated before it is served.",
        established=True,
    ),
    Deviation(
        "function-engine",
        "Functions run in CloudFront's own JavaScript runtimes, 1.0 and 2.0.",
        "QuickJS runs them, the key value store helper included; no crypto, querystring or logs, and other "
        "limits. Where QuickJS is not installed (Python 3.13 and later) each call ends in a 503 that says so.",
        established=True,
    ),
    Deviation(
        "other-edge-code",
        "Lambda@Edge functions run where they are attached.",
        "They are accepted and do not run.",
        established=True,
    ),
    Deviation(
        "whole-answers",
        "Answers are streamed: one that breaks off or times out midway reaches the viewer in part.",
        "Answers are read whole first: a broken one is a 502, a late one a 504.",
        established=True,
    ),
    Deviation(
        "partial-objects",
        "Ranges are kept at the edge.",
        "A range is cut from a whole object that is kept, or passed to the origin and not kept.",
        established=True,
    ),
    Deviation(
        "any-origin-host",
        "An origin's DomainName is a DNS name.",
        "127.0.0.1 and localhost are origins too, so that what breaks is real HTTP on this machine.",
        established=True,
    ),
    Deviation(
        "viewer-protocol",
        "ViewerProtocolPolicy redirects or refuses plain HTTP.",
        "Stored and not modelled: the edge is reached over plain HTTP on the loopback address.",
        established=True,
    ),
    Deviation(
        "website-endpoints",
        "A bucket's website endpoint serves index and error documents.",
        "Only its REST endpoint is served.",
        established=True,
    ),
    Deviation(
        "capacity",
        "CloudFront answers 503 by itself when it has no capacity left.",
        "`Edge.exceed_capacity` makes it do so.",
        established=True,
    ),
    Deviation(
        "continuous-deployment",
        "A staging distribution can be tried by a header.",
        "Not there.",
        established=True,
    ),
)

"""AWS rule → source → test: CloudFront.

A source is a section of the facts (`A1` to `A4`, `C`: what emulators do), a page of the CloudFront developer
guide by its file name, or a shape of botocore's model, `[B]`. In brackets: the deviations it touches.
"""

from typing import NamedTuple


class Rule(NamedTuple):
    """One row. `test` is `FILE::FUNCTION`."""

    name: str
    says: str
    source: str
    test: str


RULES = (
    Rule(
        "page from the first behaviour that matches its path",
        "The custom page is looked for under its own path: the first cache behaviour that matches it names the origin that is asked.",
        "A1; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_the_page_comes_from_the_first_behaviour_that_matches_its_path",
    ),
    Rule(
        "page on the failing origin",
        "A page kept on the origin that fails cannot be shown.",
        "A1; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_pages_on_the_failing_origin_are_no_pages",
    ),
    Rule(
        "missing page",
        "Where the page cannot be had, the viewer gets the status of the page's origin.",
        "A1; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_a_missing_page_shows_the_status_of_its_own_origin",
    ),
    Rule(
        "unreadable page",
        "A page that CloudFront may not read ends in 403.",
        "A1; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_a_page_that_nobody_may_read_is_403",
    ),
    Rule(
        "no page of a page",
        "A page's own error is not dressed again.",
        "A1; HTTPStatusCodes",
        "test_edge_errors.py::test_an_error_of_a_page_has_no_page_of_its_own",
    ),
    Rule(
        "the page itself",
        "Asked for by its path, a page is an ordinary object.",
        "A1; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_one_who_asks_for_the_page_itself_gets_it_as_it_is",
    ),
    Rule(
        "codes without pages",
        "Only the eleven listed codes can have a page; others pass as they are.",
        "A1; CustomErrorResponse [B]",
        "test_edge_errors.py::test_errors_that_no_page_is_for_pass_as_they_are",
    ),
    Rule(
        "TTL without page",
        "An error response may set a caching time alone; the error itself is shown.",
        "A1; CustomErrorResponse [B]",
        "test_edge_errors.py::test_an_error_response_without_a_page_leaves_the_error_as_it_is",
    ),
    Rule(
        "substituted code",
        "The viewer sees ResponseCode, while x-cache goes on saying Error.",
        "A1; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_the_page_comes_from_the_first_behaviour_that_matches_its_path",
    ),
    Rule(
        "page for every method",
        "Errors of POST, PUT and the like have their page too, fetched by GET.",
        "A1; HTTPStatusCodes",
        "test_edge_errors.py::test_the_page_answers_every_method",
    ),
    Rule(
        "refused connection",
        "An origin that refuses connections is a 502 and has the 502 page.",
        "A2 (refused-is-502)",
        "test_edge_errors.py::test_a_refused_connection_is_a_502_and_has_the_502_page",
    ),
    Rule(
        "cut off",
        "An origin that closes the connection without an answer is a 502.",
        "A2; RequestAndResponseBehaviorCustomOrigin",
        "test_edge_errors.py::test_an_origin_that_hangs_up_is_a_502",
    ),
    Rule(
        "503 of CloudFront's own",
        "A 503 that CloudFront makes itself bypasses the custom page.",
        "A1; GeneratingCustomErrorResponses (capacity)",
        "test_edge_errors.py::test_a_503_of_cloudfronts_own_bypasses_the_page",
    ),
    Rule(
        "error TTL default",
        "An error is kept ten seconds where nothing else is said.",
        "A1; HTTPStatusCodes (error-ttl-default)",
        "test_edge_errors.py::test_an_error_is_kept_ten_seconds_where_nobody_says_how_long",
    ),
    Rule(
        "error TTL",
        "An error is kept for the longer of ErrorCachingMinTTL and the origin's max-age, s-maxage or Expires, which count at most the behaviour's Maximum TTL.",
        "A1; HTTPStatusCodes",
        "test_edge_errors.py::test_an_error_is_kept_for_the_longer_of_two_times_up_to_the_maximum",
    ),
    Rule(
        "always kept",
        "404, 414 and 500 to 504 are kept whatever their headers.",
        "A1; HTTPStatusCodes",
        "test_edge_errors.py::test_which_errors_are_kept",
    ),
    Rule(
        "kept on request",
        "400, 403, 405, 412 and 415 are kept only with max-age or s-maxage.",
        "A1; HTTPStatusCodes",
        "test_edge_errors.py::test_which_errors_are_kept",
    ),
    Rule(
        "416 never kept",
        "A 416 is never kept, and may have a page.",
        "A1; CustomErrorResponse [B]",
        "test_edge_cache.py::test_a_416_may_have_a_page_and_is_never_kept",
    ),
    Rule(
        "errors by URL",
        "Errors are kept for each object apart.",
        "A1; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_errors_are_kept_for_each_url_apart",
    ),
    Rule(
        "errors of writes",
        "Only answers to GET, HEAD and, if so set, OPTIONS are kept.",
        "A1; HTTPStatusCodes",
        "test_edge_errors.py::test_errors_of_posts_are_not_kept",
    ),
    Rule(
        "recovery is seen",
        "Recovery is visible once the error TTL is over or the URL is invalidated.",
        "A2; GeneratingCustomErrorResponses",
        "test_edge_errors.py::test_the_time_until_recovery_is_seen_is_the_error_ttl_or_an_invalidation",
    ),
    Rule(
        "allowed methods",
        "A method that the behaviour does not allow is a 403, and no origin is asked; the default is GET and HEAD.",
        "C (AllowedMethods); distribution-web-values-specify (method-not-allowed-page)",
        "test_edge_errors.py::test_a_method_that_a_behaviour_does_not_allow_is_403_and_asks_nobody",
    ),
    Rule(
        "path patterns",
        "A star stands for any characters, a question mark for one, case counts, the leading slash does not.",
        "A1; distribution-web-values-specify",
        "test_edge_behaviours.py::test_a_pattern_covers_the_whole_path",
    ),
    Rule(
        "order of behaviours",
        "The first behaviour that matches is used; the default comes last.",
        "A1; distribution-web-values-specify",
        "test_edge_behaviours.py::test_the_first_behaviour_that_matches_answers",
    ),
    Rule(
        "methods by behaviour",
        "Methods are allowed for each behaviour apart.",
        "C (AllowedMethods); distribution-web-values-specify",
        "test_edge_behaviours.py::test_each_behaviour_has_its_own_methods",
    ),
    Rule(
        "root object",
        "The default root object stands for the root alone.",
        "distribution-web-values-specify",
        "test_edge_behaviours.py::test_the_root_object_stands_for_the_root_alone",
    ),
    Rule(
        "origin path",
        "OriginPath comes before the viewer's path.",
        "distribution-web-values-specify",
        "test_edge_behaviours.py::test_the_origin_path_comes_before_the_viewers",
    ),
    Rule(
        "custom headers",
        "Custom origin headers replace the viewer's of the same name.",
        "add-origin-custom-headers",
        "test_edge_behaviours.py::test_custom_headers_of_the_origin_win_over_the_viewers",
    ),
    Rule(
        "what an origin is told",
        "Cookies, query strings and authorization are kept back unless a policy forwards them.",
        "RequestAndResponseBehaviorCustomOrigin",
        "test_edge_behaviours.py::test_an_origin_is_told_little_of_the_viewer_unless_asked_to_be",
    ),
    Rule(
        "redirects",
        "CloudFront does not follow an origin's redirects.",
        "RequestAndResponseBehaviorCustomOrigin",
        "test_edge_behaviours.py::test_redirects_are_the_viewers_to_follow",
    ),
    Rule(
        "compression",
        "Texts from 1,000 bytes are compressed where the behaviour says so and the viewer can read it.",
        "ServingCompressedFiles",
        "test_edge_behaviours.py::test_texts_are_compressed_where_the_behaviour_says_so",
    ),
    Rule(
        "cookies",
        "Where no cookie is forwarded, Set-Cookie is removed as well.",
        "Cookies",
        "test_edge_behaviours.py::test_cookies_pass_both_ways_or_neither",
    ),
    Rule(
        "aliases",
        "An alternate domain name leads to its distribution.",
        "CNAMEs",
        "test_edge_behaviours.py::test_an_alias_leads_to_its_distribution",
    ),
    Rule(
        "disabled",
        "A disabled distribution serves nobody.",
        "HowToUpdateDistribution",
        "test_edge_behaviours.py::test_a_disabled_distribution_serves_nobody",
    ),
    Rule(
        "object TTL",
        "An object is kept by s-maxage, max-age, Expires or the default, between minimum and maximum.",
        "Expiration",
        "test_edge_cache.py::test_an_object_is_kept_as_long_as_ttls_and_headers_say",
    ),
    Rule(
        "CachingOptimized",
        "The managed policy keeps a day by default, at least a second, and its key has neither query nor cookies.",
        "using-managed-cache-policies",
        "test_edge_cache.py::test_a_managed_policy_keeps_for_a_day_and_looks_at_no_query",
    ),
    Rule(
        "CachingDisabled",
        "The managed policy keeps nothing.",
        "A1; using-managed-cache-policies",
        "test_edge_cache.py::test_caching_disabled_asks_every_time",
    ),
    Rule(
        "cache key",
        "Query strings, headers and cookies of the policy tell objects apart, others do not.",
        "controlling-the-cache-key",
        "test_edge_cache.py::test_a_policys_own_key_tells_objects_apart",
    ),
    Rule(
        "HEAD from GET",
        "A kept object answers HEAD as well.",
        "HTTPStatusCodes",
        "test_edge_cache.py::test_a_head_is_answered_from_what_a_get_left",
    ),
    Rule(
        "revalidation",
        "An expired object is asked about with its ETag; a 304 renews it.",
        "RequestAndResponseBehaviorCustomOrigin",
        "test_edge_cache.py::test_an_old_object_is_asked_about_and_kept_on",
    ),
    Rule(
        "304 to viewers",
        "A viewer who names the ETag is told 304.",
        "RequestAndResponseBehaviorCustomOrigin",
        "test_edge_cache.py::test_a_viewer_who_has_it_is_told_304",
    ),
    Rule(
        "ranges",
        "A range is served from a kept object; one beyond it is a 416.",
        "RangeGETs (partial-objects)",
        "test_edge_cache.py::test_a_range_is_cut_from_what_is_kept",
    ),
    Rule(
        "stale first",
        "An expired object stands in for an origin's 5xx or silence, for ErrorCachingMinTTL; then the origin is asked again.",
        "A1; HTTPStatusCodes",
        "test_edge_cache.py::test_a_stale_object_stands_in_for_a_failing_origin",
    ),
    Rule(
        "4xx over stale",
        "An origin's 4xx is shown though an expired object is there.",
        "A1; HTTPStatusCodes",
        "test_edge_cache.py::test_a_4xx_is_shown_though_an_old_object_is_there",
    ),
    Rule(
        "stale-if-error",
        "stale-if-error says how long an expired object may stand in; past it the error is shown.",
        "A1; Expiration; launch note of May 2023",
        "test_edge_cache.py::test_stale_if_error_says_how_long_the_old_may_stand_in",
    ),
    Rule(
        "invalidation",
        "A completed invalidation kills what its paths cover: exact with the query string, or all that begins alike with a trailing star; case counts.",
        "A1; Invalidation",
        "test_edge_cache.py::test_an_invalidation_kills_what_its_paths_cover_once_it_is_completed",
    ),
    Rule(
        "time-out is 504",
        "No answer within OriginReadTimeout is a 504 and has the 504 page.",
        "A1, A2; HTTPStatusCodes",
        "test_edge_origins.py::test_an_origin_that_is_too_slow_is_a_504_and_has_the_504_page",
    ),
    Rule(
        "attempts",
        "GET and HEAD are tried ConnectionAttempts times, other methods once.",
        "A2; RequestAndResponseBehaviorCustomOrigin",
        "test_edge_origins.py::test_only_reads_are_tried_again",
    ),
    Rule(
        "completion",
        "ResponseCompletionTimeout ends an answer that drips.",
        "A2; Origin [B] (whole-answers)",
        "test_edge_origins.py::test_the_completion_time_ends_what_drips",
    ),
    Rule(
        "black hole",
        "A connection that is never made is a 504 after attempts times ConnectionTimeout.",
        "A2; distribution-web-values-specify",
        "test_edge_origins.py::test_a_black_hole_is_a_504_after_the_connection_times_out",
    ),
    Rule(
        "failover",
        "A group turns to its second origin on its codes, on failed connections and time-outs, and tries the first every time.",
        "A3; high_availability_origin_failover (failover-on-silence)",
        "test_edge_origins.py::test_a_group_turns_to_the_second_origin",
    ),
    Rule(
        "failover when refused",
        "A refused connection turns a group too.",
        "A3; high_availability_origin_failover (failover-on-silence)",
        "test_edge_origins.py::test_a_group_turns_on_a_refused_connection",
    ),
    Rule(
        "failover methods",
        "Only GET, HEAD and OPTIONS fail over.",
        "A3; high_availability_origin_failover (group-methods)",
        "test_edge_origins.py::test_a_group_turns_for_reads_alone",
    ),
    Rule(
        "failover and pages",
        "The page is shown for a code that is no reason to turn, and when the second origin fails too.",
        "A3; high_availability_origin_failover",
        "test_edge_origins.py::test_an_error_that_is_no_reason_to_turn_has_its_page",
    ),
    Rule(
        "S3 origin",
        "A bucket is read through its REST endpoint: no index documents, 403 for what may not be listed.",
        "A1; RequestAndResponseBehaviorS3Origin (website-endpoints)",
        "test_edge_origins.py::test_a_bucket_is_read_through_its_rest_endpoint",
    ),
    Rule(
        "origin access control",
        "A private bucket is read by the distribution that its policy names, and by no other.",
        "A1; private-content-restricting-access-to-s3",
        "test_edge_origins.py::test_a_private_bucket_opens_to_the_distribution_that_its_policy_names",
    ),
    Rule(
        "If-Match",
        "An update or deletion names the newest ETag: none is 400 InvalidIfMatchVersion, another 412 PreconditionFailed; each change gives a new one.",
        "A4; UpdateDistribution [B]",
        "test_cloudfront_control.py::test_an_update_needs_the_newest_etag_and_gives_a_new_one",
    ),
    Rule(
        "whole replacement",
        "An update replaces the whole configuration.",
        "A4; UpdateDistribution [B]",
        "test_cloudfront_control.py::test_an_update_replaces_the_whole",
    ),
    Rule(
        "InProgress after create",
        "A new distribution is InProgress, then Deployed.",
        "A4; HowToUpdateDistribution (propagation)",
        "test_cloudfront_control.py::test_a_new_distribution_is_in_progress_and_serves_nobody_yet",
    ),
    Rule(
        "InProgress after update",
        "An updated one is InProgress again, and edges serve the old until it is Deployed.",
        "A4; HowToUpdateDistribution (propagation)",
        "test_cloudfront_control.py::test_an_update_is_in_progress_and_the_edge_serves_the_old_until_deployed",
    ),
    Rule(
        "waiters",
        "Statuses are spelt Deployed and Completed: boto3's waiters end.",
        "A4, C; waiters-2 [B]",
        "test_cloudfront_control.py::test_waiters_of_boto3_end",
    ),
    Rule(
        "invalidation limits",
        "A star stands last, and at most 15 wildcards are in flight.",
        "A1; Invalidation",
        "test_cloudfront_control.py::test_invalidations_have_limits",
    ),
    Rule(
        "refused configurations",
        "ErrorCode, ResponseCode, pairs, targets, quantities and times are checked on create and update.",
        "A1, C; DistributionConfig [B] (code-and-page-pair, failover-429)",
        "test_cloudfront_control.py::test_what_cloudfront_refuses_is_refused_on_create_and_on_update",
    ),
    Rule(
        "allowed configurations",
        "Each of the eleven codes may have a page, answered with itself or 200.",
        "A1; CustomErrorResponse [B]",
        "test_cloudfront_control.py::test_every_code_that_may_have_a_page_may",
    ),
    Rule(
        "caller reference",
        "It makes one distribution and cannot be changed.",
        "A4; UpdateDistribution [B]",
        "test_cloudfront_control.py::test_the_caller_reference_makes_one_distribution_and_never_changes",
    ),
    Rule(
        "deletion",
        "Only what is disabled and deployed can be deleted.",
        "C; DistributionNotDisabled [B]",
        "test_cloudfront_control.py::test_only_a_disabled_and_deployed_distribution_is_deleted",
    ),
    Rule(
        "KeyValueStore flag",
        "A function reads a flag and answers 503 with Retry-After by itself; no deployment, no custom page.",
        "A1, A4; edge-functions-restrictions (function-engine)",
        "test_functions.py::test_a_flag_switches_the_whole_site_at_once_and_back",
    ),
    Rule(
        "functions and behaviours",
        "A function that changes the URI changes neither behaviour nor origin.",
        "A1; edge-functions-restrictions",
        "test_functions.py::test_a_function_changes_the_request_but_not_the_behaviour",
    ),
    Rule(
        "failing functions",
        "A function that throws or never ends is a 503 of CloudFront's own.",
        "edge-functions-restrictions (function-engine)",
        "test_functions.py::test_a_function_that_fails_is_a_503_of_cloudfronts_own",
    ),
    Rule(
        "stages of functions",
        "The published code runs until another is published.",
        "managing-functions",
        "test_functions.py::test_what_is_published_runs_until_something_else_is",
    ),
    Rule(
        "store ETag",
        "Each change of a store names its ETag and gives a new one.",
        "A4; PutKey [B]",
        "test_functions.py::test_every_change_gives_a_new_etag_and_the_old_one_is_worth_nothing",
    ),
    Rule(
        "UpdateKeys",
        "All changes of one request are made, or none.",
        "A4; UpdateKeys [B]",
        "test_functions.py::test_all_changes_of_one_request_are_made_or_none",
    ),
    Rule(
        "response headers policy",
        "A policy's custom headers are added, in place of the origin's where they override; named ones are removed.",
        "ResponseHeadersPolicyCustomHeader [B]",
        "test_edge_errors.py::test_a_policys_header_replaces_the_origins_only_where_it_overrides",
    ),
    Rule(
        "response headers policy on a page",
        "A custom error page has the headers of a policy, such as Retry-After.",
        "A1; ResponseHeadersPolicyConfig [B] (page-headers-policy)",
        "test_edge_errors.py::test_a_page_has_the_headers_of_its_own_behaviours_policy",
    ),
)

"""Parts inside, in English, and what leads to them: causes, remedies, effects."""

from commdrill.wording.phrases import InsideWords, crossed

_DOING = """restarting, rebooting, draining, scaling, scaling up, scaling out, redeploying, reverting, patching, resizing, flushing, purging
cordoning, failing over, rolling back, resyncing, recreating, provisioning, reloading, warming up"""
_DONE = """restarted, rebooted, drained, scaled, scaled up, scaled out, redeployed, reverted, resized, flushed, purged
cordoned, failed over, rolled back, resynced, recreated, provisioned, reloaded"""
"""What is done to a part, and only by those who mend it."""

INSIDE = InsideWords(
    parts="""
    worker pools, worker process, web servers, app servers, api servers
    config, configs, misconfiguration*, replica, replicas, shard*, node, nodes, worker pool, connection pool, key rotation, api calls, token, tokens, cert, certs, cron*, nightly sync, sync job*, sync process*
    database index, cache, caches, plugin*, codebase, code change*, code path*, deploy, deployment*, patch, patches, hotfix, instance, instances, cpu, schema, schemas, batch job*
    scheduler*, import job*, failover*, proxy, proxies, firewall*, pod, pods, log file*, parser*
    """,
    leads=crossed("we are, are now, currently", _DOING)
    + """
    spike in, surge in, due to, because of, caused by, traced to, traced back to, down to, blame, culprit is, culprit was, cause is, cause was, reason is, reason was, fault is in, fault lies in, problem is in, problem lies in, bug in, error in, fault in, flaw in, failure of, failure in, failed in
    we restarted, have restarted, we added, have added, we scaled, have scaled, we launched, spun up, have cleared, we cleared, we flushed, we purged, we rebuilt, have rebuilt, rebuilding, we rotated, redeployed, reverted, we reverted, have patched
    we patched, we drained, we rebooted, have rebooted, we replaced, have replaced, we resized, we tuned, switched to, switched over to, starved of, memory on, memory to, rejecting, rejects
    """,
    effects=crossed("is being, are being, was, were, has been, have been", _DONE)
    + """
    introduced, caused, triggered, are signed, is signed, wrong key, took down, took out, brought down, knocked out, knocked over, is starved, are starved, is lagging, are lagging, lags, typo, was promoted, has been promoted, broke, has broken, blocked, blocks, silently failed, did not fire, leaked, choked, fell over, melted
    """,
    seen="""
    your, you, coffee, ice, road*, play, film, theatre, stage, school*, course*, study, studies, student*, degree, bus, buses, train*, rail*, bird*, strike, pay, union*, social, vote*, town, heating, boiler, lift, traffic light*, party, museum*, crew*, staff, officer*, volunteer*, forest, building, in some instances
    for instance, instances of, bike*, parking, laundry, gift, game*, whale*, police, water, gas, ship*, browser*, nicotine, food, eye, lymph, fog, door, doors, reader*
    """,
)

"""What must not be read in English."""

from commdrill.wording.languages.english.blame import BLAME
from commdrill.wording.languages.english.dealings import DEALINGS
from commdrill.wording.languages.english.inside import INSIDE
from commdrill.wording.languages.english.machines import MACHINES
from commdrill.wording.languages.english.software import SOFTWARE
from commdrill.wording.languages.english.trades import TRADE
from commdrill.wording.phrases import LeakWords, Phrases, crossed

_TRADES = """
network, platform, database, data, infra, infrastructure, dev, ops, systems, storage, backend, sre, noc, cloud, release, middleware, billing ops, build, it operations
"""
_TEAMS = "team*, engineer*, colleague*, desk, group, guys"
_MACHINES = "box, machine, server, cable, cluster, environment, instance, node, database, host, script, branch, switch, config, plug, disk, drive, rack, table"

LEAKS = LeakWords(
    jargon=Phrases(
        "nobody had tested, nobody tested, no one had tested, no one tested, had never been tested, change approval, approval of the change, managed service provider*, second line, third line, wrong command, wrong commands, slack thread*, cto, cio, ciso, chief technology officer, chief information officer, head of it, head of engineering, head of infrastructure, director of engineering, vp of engineering, it manager, ops manager, state actor*, nation state*, outsourcing partner*, outsourcer*, offshore team*, internal reference*, internal number, internal case*, crisis call, crisis conference, import job*, export job*, payment gateway rejects",
        crossed("cloud, hosting, infrastructure, dns, cdn", "vendor, supplier, host, partner"),
        crossed(
            "authentication, auth, session, caching, search, reporting, messaging, notification, billing, identity",
            "module, microservice, subsystem, daemon, node, nodes, worker, workers, cluster, backend, replica",
        ),
        crossed(_TRADES, _TEAMS),
        crossed("the wrong", _MACHINES),
        crossed(
            "went back to, going back to, gone back to, returned to, returning to, downgraded to, downgrading to",
            "version, an earlier version, the previous version, the last version, the old version, the earlier version, the previous release",
        ),
        crossed("severity", "critical, high, one, two"),
        crossed(
            "failed, faulty, defective, dead, broken",
            "patch, firmware, controller, controllers, disk, disks, drive, drives, power supply, memory module, line card, node, server, sensor board, ram",
        ),
        crossed(
            "internal",
            "api, apis, service, services, system, systems, network, component, components, tool, tools, queue, endpoint, doc, docs, document, wiki, page",
        ),
        """
        ops has, ops have, ops are, infra has, infra have, infra is, devops has, devops is,
        do not tell the press, do not tell journalists, nothing to the press, ops channel, incident channel, engineering channel, dev channel, packets are lost, losing packets, lost packets, dropped packets, force push*, release branch, release branches, basic auth, cab calendar, change calendar, change advisory board, staging data,
        not for publication, not to mention the, do not mention, off the record, do not tell customers, customers must not know, under embargo, ingest layer, ingestion layer,
        token bucket, leap year bug, leap second bug, disk io, io wait, garbage collector, garbage collection pause*, fsck, debugging, shared volume*, alert fatigue, re imaged, reimaged, re imaging, reimaging, reprovision*
        nightly sync, nightly batch, nightly job*, nightly import*, nightly data load, overnight data load, overnight sync
        last commit, latest commit, bad commit, a commit, log pipeline*, maintenance script*, cleanup script*, migration script*, vpn concentrator*, clock sync, search nodes
        software error*, software failure*, hardware fault*, hardware failure*, hardware error*, storage controller*, disk controller*, version of the api, api version*, integration layer, stuck session*, javascript file*, access token*, signing key*, operator error*, operator mistake*, restarted the service*, restart the service*, restarting the service*, prod, staging test*, on staging, in staging, skipped the test*, skipped test*, network rule*, sql error*, single server, queue manager*, the config, our config, intermediate cert*, redundant link*, redundant connection, single point of failure, no redundancy, billing ops, load test*, load balanc*, memory leak*, race condition, connection pool*, thread pool*, message broker*
        message queue*, queue backlog*, job backlog*, job queue*, worker tier, web tier, queue worker*, worker node*, worker process*, write replica*, read replica*
        database replica*, replica set*, replication lag, primary database*, secondary database*
        database server*, database cluster*, database connection*, database migration*
        database failover, database upgrade*, database outage*, database error*, production server*
        production database*, production environment, application server*, app server*, web server*
        origin server*, cache layer*, caching layer, cache node*
        storage array*, storage cluster*, storage backend*, memory usage, memory limit*, disk usage
        latency is high, latency was high, latency is up, latency went up, latency rose, latency is elevated, latency spike*, network latency, api latency, latency issue*, latency problem*, high latency, elevated latency, increased latency, elevated error rate*
        increased error rate*, high error rate*, higher error rate*, packet loss
        network partition*, split brain, healthy node*, unhealthy node*, affected node*, failed node*, faulty node*, unhealthy host*, control plane*, data plane*, availability zone*
        feature flag*, configuration change*, config change*, config push*, config file*
        canary deploy*, canary release*, blue green deploy*, ci cd, deployment pipeline*, service mesh
        background job*, scheduled task*, batch job*, cron job*, core router*, edge router*, core switch*
        network switch*, firewall rule*, our firewall*, the main firewall*, reverse prox*, proxy server*, third party api*, auth service*
        authentication service*, identity provider*, kernel panic*, misconfigur*, ingress, vpn tunnel*, vpn gateway*, search index*
        storage node*, compute node*, bad config*, wrong config*, config error*, config mistake*
        incident bridge*, bridge call*, engineering on call, has been paged, was paged, were paged, been paged
        orders table, customers table, users table, sessions table, payments table, garbage collect*, stack overflow
        schema migration*, stored procedure*, slow quer*, query timeout*, health checks are failing, query timed out, lock wait timeout
        failing health check*, root cause analysis, on call engineer*, config map*, storage i o, disk i o, failing back to, failed back to, runbook*, bad gateway
        rate limit*, throttl*, code change*, code push*, software deploy*, api endpoint*, endpoints
        thundering herd, autoscal*, auto scaling, dead letter queue*, hosted zone*
        backpressure, cache miss*, cold start*, data pipeline*, consumer lag, leader election, index rebuild*, table lock*
        row lock*, segfault*, deadlocks, deadlocked, asg, asgs, core dump*, heap dump*, thread dump*, tls handshake*, dns record*
        name server*, nameserver*, transit link*, peering, route leak*, vlan, vlans, staging environment, in prod, to prod
        pull request*, merge request*, change window*, incident commander*, on call sre, on call team, tier 2 support, l2 support, l3 support
        point in time recovery, hot standby, warm standby, session store*, token service, certificate renewal*, certificate rotation
        sidecar*, autoscaler*, systemd, kubectl, blameless, root ca, auth cluster*, read only replica*, promoted to primary
        schema change*, on shard, app pool*, application pool*, vpn concentrator*, storage latency, disk latency, database latency
        confluence page*, cassandra node*, api token*, invalid tokens, secondary data center*, secondary data centre*, backup data center*, backup data centre*
        missed by qa, caught by qa, failed qa, server log*, error log*, application log*, our logs, writes failed, writes are failing, writes fail, cloud bill, unpatched, search cluster*, platform operations, infrastructure operations, site reliability, auth module*, auth layer*, auth system*, login module*, fibre card*, fiber card*, third party plugin*, untested release*, untested version*
        cassandra cluster*, cassandra ring*, kafka queue*, mitigation steps, third party vendor*, our vendor
        queue depth, p99, p95, sso provider*, invalid grant, deploy freeze*, code freeze*, change freeze*, helm release*, level 3 escalation
        tier 3 escalation, platform engineering, interface server*, drain* node*, node group*, dyno*, max connections, rolled the change back, rolled the release back, rolled it back
        backed out the change, health check endpoint*, rack switch*, switch in rack, top of rack, escalated to l1, escalated to l2
        escalated to l3, escalated to tier, escalated to level, major incident management, mim call, in sentry, in prometheus
        alert fired, alerts fired, fired an alert, salesforce is, salesforce has, salesforce outage*, cache purge*
        went read only, introduced a regression, caused a regression, a regression in, lambda timed out, serverless function*, on call dba
        known bug in version*, our hosting provider, our cloud provider, hosting company, cloud provider, failed over, hot patch*
        for internal use, internal use only, internal only, not for distribution
        dial the bridge, join the bridge, conference bridge*, disaster recovery, dr site, recovery site, secondary site
        standby site, standby system, primary site, mainframe, cobol, abended, rest api*, amazon region*, gateway timeout*
        malformed json, invalid json, json response*, json payload*, slipped through qa, regression slipped, regression bug*, the upstream server*, javascript error*, javascript bundle*, javascript file*, typescript error*, load test*
        sql injection, zero day*, ransomware, phished, stolen credentials, credentials were, coding error*
        programming error*, software bug*, bug in our, bug in the code, network operations, to on call, on call rotation
        rebuild in progress, from a snapshot, from the snapshot, database restore*, upstream sent, untested change*
        bad update*, botched update*, error budget*, hosting bill, web host, hosting provider
        downstream service*, upstream service*, upstream provider*, upstream dependenc*
        """,
    ),
    mechanisms=(*MACHINES, *SOFTWARE, *BLAME, *DEALINGS),
    trade=TRADE,
    inside=INSIDE,
    answers=Phrases("""
        retry on, retries on, refuse* with, rejected with, denied with, say, says, said, return*, respond*, respond* with, throw*, threw, fail* with, end* in, end* with, answer*, answer* with
        come* back with, come* back as, came back as, coming back as, die* with, dying with, bail* out with, came back with, coming back with, responding with, failing with, ending in, ending with
    """),
    meets=Phrases("""
        see*, seeing, seen, get*, got, getting, receiv*, show*, display*, hit, hits, hitting, serve*, serving
        encounter*, land on, lands on, landed on, end up on, ends up on, gives, gave, giving, met with, meet*, greeted with, report*, with, into
    """),
    codes=Phrases(
        "error*, timeout*, time out*, response*, status, status code*, page, pages, code"
    ),
    secrets=Phrases(
        "password*, passcode, passphrase, pin, pin code, api key, access key, token, secret, secret key, wi fi key"
    ),
    harmless=Phrases("""
        active, inactive, ready, weak, strong, empty, not, safe, secure, unaffected, unchanged, valid, invalid, correct, incorrect, wrong, the, your
        still, now, always, never, only, also, needed, required, expired, reset, stored, encrypted
        protected, being, at, in, on, kept, known, a, an, too, no, working, accepted, rejected, same
        all, affected, changed, used, sent, asked, enough, optional, case, fine, good, there, here
    """),
    desks=Phrases("""
        care, lost, property, found, customer*, support, help, helpdesk, service*, info, contact, sales, office, press, media
        no, reply, noreply, admin, admissions, reservations, booking*, billing, accounts, feedback, hello
        status, alert*, incident*, news, newsletter, team, desk, centre, center, member*, guest*, client*
        enquir*, inquir*, complaint*, claims, orders, shop, store, web, mail, it, hr, front, contact, us
    """),
)

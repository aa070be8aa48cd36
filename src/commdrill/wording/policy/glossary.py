"""Words of those who build, run and guard computers, by trade: in English, and so in most languages.

Each is no word of customers, wherever it stands. What is, sometimes, is told by what happens to it: that is
a language's own (`Mechanism`).
"""

from commdrill.wording.phrases import crossed

PROGRAMMING = """
blackhol*, breaking change*, regex*, regular expression*, indexer, file descriptor*, file handle*, checksum*, encoding error*, utf 8, charset, serializ*, serialis*, deserial*, concurrency, idempoten*, truncated, namespaces
node js, npm, webpack, react native, react front end, reactjs, react js, angularjs, vue js, jquery
css file*, source map*, php error*, php script*, php process*, php version*, php fpm, ruby on rails, spring boot
laravel, wordpress plugin*, drupal module*, magento, tomcat server*, tomcat instance*, tomcat node*, tomcat process*, apache tomcat, servicio de tomcat, tomcat service, jboss, weblogic
websphere, apache server*, apache web server, gunicorn, uwsgi, jvm, java heap, heap usage, heap size, heap space, java process*, java virtual, null pointer*
null reference*, stack trace*, stacktrace*, front end build*, hard coded, hardcoded, coding mistake*, programming mistake*, mutex*, authentication layer, application layer, data layer, service layer, network layer, presentation layer, persistence layer, memory corruption, buffer overflow*
integer overflow*, leap second, race condition, race conditions in, race conditions between, off by one error, unit test*, integration test*, regression test*
git branch*, git commit*, git repositor*, gitops, ci pipeline*, build server*, build pipeline*, container image*, container registr*
base image*, helm upgrade*, helm rollback*, helm install*, dependency update*, library update*, open source librar*
third party script*, third party librar*, third party code, graphql resolver*, graphql schema*, soap api*, grpc, rest endpoint*
rest interface, http error*, http request*, http header*, http status*
xml file*, yaml file*, null value*, syntax error*, parse error*, parsing error*
"""
RUNNING = """
sysctl, iptables, crontab, rsync, chmod, chown, ulimit*, dmesg, journalctl, tcpdump, traceroute, cgroup*, selinux, apparmor, swapfile, lvm volume*, nfs mount*, nfs share*, mount nfs, initramfs, arp table*, core dumps, strace, gdb, jmx, jstack, vacuum full, pg_dump, mysqldump, cgi script*, chroot, bash script*, shell script*, powershell script*
blast radius, throughput, telemetry, observability, env var*, egress, mount point*, swap space, restore point*, object store*, block storage, cipher suite*, zone file*, ingestion, data ingest, api limit*, api quota*, switchover, cutover
spot instance*, reserved instance*, scaling group*, launch template*, cloud account*, cloud instance*, cloud console
cloud region*, availability zones, circuit breaker in the, circuit breaker is open, circuit breakers are open, kill switch, feature toggle*
retry storm*, heartbeat between, rate limiter*, back pressure, liveness probe*, readiness probe*, watchdog timer
scheduler thread*, worker thread*, exception in thread, thread is blocked, task scheduler*, job scheduler*, cron schedul*
time server*, clock drift, clock skew, ntp server*, process crash*, process died, process hung, daemon crash*
deployed a fix, fix to production, pushed to production, code to production, release train*, staging and production, staging server*, staging system*, staging database*, rolling restart*, rolling update*, rollout paused, rollout was paused
config drift, configuration drift, configuration error*, configuration file*, misconfiguration*, environment variable*, secrets manager, key vault*
blade server*, bare metal, rack unit, server rack*, pdu
raid controller*, raid array*, raid rebuild*, kernel update*, kernel upgrade*, linux kernel, linux server*, windows server*, domain controller*
exchange server*, group polic*, terminal server*, sharepoint server*, erp system*, crm system*, batch posting*
oracle rac, scada, vmware host*, esxi, vcenter, hyper v, mail relay*, mail queue*, ftp server*
capacity planning, under provisioned, over provisioned, overprovisioned, underprovisioned, resource exhaustion, resource limit*, quota exceeded, service quota*
"""
DATA = """
poison message*, log shipping, lookup table*, pricing engine, rules engine, rule engine, recommendation engine, billing engine, flapping, link flap*, tape library, tape backup*, motherboard*, container registr*, image registr*, private cloud, a b test*, monolith*, edi feed*, data set was, base station controller*, signalling node*, access logs, transaction volume*, batch window*, patch window*, failover test*, restore test*, capacity test*, hot fix, file transfer job*, data mapping, adapter fail*, connector fail*
inode*, tablespace*, datastore*, write ahead log*, redo log*, transaction log*, binlog*, event log*
event sourcing, message bus, message queue*, message broker*, kinesis, consumer group*, topic partition*, pub sub, pubsub, mqtt
celery worker*, celery task*, sidekiq, data warehouse*, data lake*, spark job*, hadoop, snowflake job*, snowflake warehouse, bigquery
backfill*, materialized view*, materialised view*, table scan*, query plan*, query planner, long running quer*, prepared statement*
foreign key*, primary key*, master database, slave database*, master node*, slave node*, replication broke*, replication stopped, replication failed, replication is broken
replication between, replication delay*, database schema, database index*, database table*, database row*, database log*, database dump*, database replica*
kafka backlog*, kafka lag, reindex*, lost writes, failed writes, write error*, read error*, log entries, the logs show, server log*, data corruption, corrupt data, corrupted data, data inconsistenc*, stale data, stale cache, stale read*, eventual consistency, cache cleared, cleared the cache
cache key*, cache eviction*, cache invalidation, cache server*, cache cluster*, session table*, session cache, session storage
"""
NETWORKS = """
anycast, routing problem*, routing issue*, routing loop*, routing table*, route table*, ip range*, ip block*, ip pool*, subnet*, nat gateway*, internet gateway*
transit gateway*, transit provider*, upstream carrier*, upstream network*, upstream isp, hsts, certificate chain*, intermediate certificate*
certificate warning*, certificate error*, certificate authorit*, ca bundle, keystore*, truststore*, ssh key*, hsm
certificate mismatch, domain expired, expired domain, at the registrar, domain registrar, domain registration lapsed, dns entry, dns entries, dns server*, dns zone*, dns cache*
dns propagation, dns resolution, name resolution, load balancer*, sip trunk*, pbx, softswitch, dslam, olt, radius server*, backhaul, fiber ring, fibre ring
network switch*, our isp, the wrong cluster, core network, network card*, network cable*, network equipment, network interface*, packet loss, broadcast storm*, spanning tree, link aggregation
jitter, bandwidth saturat*, saturated link*, edge node*, edge server*, edge location*, edge network, points of presence, point of presence, cdn node*, cdn provider*, firewall polic*, firewall change*
proxy configuration, proxy server*, session cookie*, cookie domain*, sticky session*
"""
GUARDING = """
xss, csrf, ssrf, sql injection, cross site scripting, remote code execution, web shell*, rootkit*, credential stuffing, password spraying, brute force attack*
botnet*, bot traffic, ddos, denial of service, crowdstrike, sentinelone, siem, security patch*, security vulnerabilit*, penetration test*, pentest*
admin credential*, root access, root password*, port scan*
spear phishing, privilege escalation, lateral movement, zero day*, ransomware, cve, log4j, log4shell, heartbleed, data exfiltration, exfiltrat*, command and control
antivirus deleted, endpoint protection, intrusion detection, security operations cent*, threat actor*, indicators of compromise
penetrated our, service account*, expired credential*, compromised credential*, stolen credential*, leaked credential*, exposed bucket, open bucket, misconfigured bucket*
"""
# what two words say together that each may say of something else
COMPOUNDS = (
    crossed("storage, blob", "fabric*, layer*, pool*, volume*, node*, area network*"),
    crossed("data", "volume*, model*, connector*, plane*"),
    crossed("stream, event, message, batch", "processor*, handler*, broker*"),
    crossed(
        "metrics, analytics, streaming, logging, build, release, deployment, render*, message",
        "pipeline*",
    ),
    crossed("policy, workflow, template, orchestration, query, scheduling", "engine*"),
    crossed("resource, buffer, worker, thread, node, address", "pool*"),
    crossed("connection", "handling, leak*, limit*, string*, storm*, churn"),
    crossed("memory", "pressure, allocation*, footprint, exhaustion"),
    crossed(
        "bastion, physical, virtual, virtualization, virtualisation, build, hypervisor", "host*"
    ),
    crossed("access, binary, debug, syslog", "log*"),
    crossed("decryption, signature, partition, sort, shard", "key*"),
    crossed("trust, secret, credential", "store*"),
    crossed("internal, wildcard, root, leaf, expired server", "certificate*, cert, certs"),
    crossed("refresh, bearer, service, csrf", "token*"),
    crossed("table", "partition*, space*"),
    crossed("inbound, outbound, retry", "queue*"),
    crossed("metadata, authorization, authorisation, render*, test", "server*"),
    crossed("auth, metadata, soap", "provider*, service, services"),
    crossed("log", "forwarding, rotation, shipper*, aggregat*"),
    crossed("session, token, connection, state, secret", "handling, rotation"),
    crossed("secondary, backup, standby", "region, cloud region, availability zone"),
    crossed("card, payment, atm", "switch, switches"),
    crossed("acquirer, issuer, authorization, authorisation, reservation, core banking", "host*"),
    crossed("end of day, eod, general ledger", "batch*, run"),
    crossed("hl7, ehr, emr, fhir, lis, wms, oms", "interface*, message*, queue*, feed*"),
    crossed("backup, restore, index, replication, archive", "job, jobs"),
    crossed("citrix, vdi, sharepoint, transcoding, render*, encoder, encoding", "farm*"),
    crossed("manifest, playlist, stream", "rewriter*, packager*, segmenter*"),
    crossed("drm", "licence server*, license server*, key server*, server*"),
    crossed("edge, cache, cdn", "hit ratio*, hit rate*"),
    crossed("dispatch, matching, assignment, allocation", "optimiser*, optimizer*, solver*"),
    crossed(
        "entitlement, presence, session, profile",
        "service returns, service is returning, service returned",
    ),
    crossed("document generation, render*, notification, thumbnail", "worker, workers"),
    crossed("ais, position, location, telemetry, data", "ingest, ingestion"),
    crossed(
        "events, messages, pings, updates, records",
        "are not being consumed, are not consumed, not being consumed",
    ),
    crossed(
        "drained the, draining the, drain the",
        "_ cell, cell, _ pool, pool, _ zone, zone, _ region, region",
    ),
    crossed("ims, packet, epc, 5g", "core, cores"),
    """
    reflash*, session cap, mezzanine feed*, ad decision server*, bsm message*, retrying in a storm, fell over under, dead pop, stale grants, game server tick*
    re index*, pager duty, pagerduty, network lead, infrastructure lead, platform lead, operations lead, wifi controller*, wi fi controller*, internal ref, our authentication provider*, our login provider*, meter data management, payment rails, settlement engine*, clearing file*, gds link*, departure control system*, passenger service system*, interface engine*, pacs archive*, adt feed*, adt message*, head end system*, ami head end*, optical amplifier*, transponder card*, ss7, sip registrar*, ran controller*, enodeb*, base transceiver station*, session border controller*, mediation platform*, rating engine*, oss platform*, bss stack
    shibboleth, eduroam radius, federation metadata, identity federation, pos controller*, catalog index, catalogue index, tokenization service*, tokenisation service*, outage management system*, sms aggregator*, transcoder*, origin shield*, license proxy, licence proxy, jump host*, print spooler*, directory server*, service registry, session affinity
    read timeout*, swap partition*, bios update*, line card*, supervisor module*, crac unit*, cross connect*, route reflector*, prefix hijack*, hijacked prefix*, cookie header*, csp header*, experiment flag*, staging slot*, dr test*, cab approval*, alert storm*, synthetic check*, uptime monitor*, health probe*, log volume, trace sampling
    partition rebalanc*, quorum loss, loss of quorum, corrupt block*, san fabric*, blob storage, bucket polic*, network acl*, sns topic*, scrubbing centre*, scrubbing center*, kerberos, signing service*, unhealthy region*, unhealthy zone*, held locks, holding locks, holds locks
    """,
    """
    write latency, read latency, query latency, ingest lag, ingestion lag, sync lag, noisy neighbor*, noisy neighbour*, all the i o, virtualisation, virtualization, restore from tape, restoring from tape, restored from tape, backup line did not, backup link did not, mail gateway*, sms gateway*, batch processing, background process*, core banking system, core banking software, queue depth*, alert rule*, deny list*, denylist*, antivirus agent*, monitoring agent*, logging agent*, application tier, arm template*, artifact repositor*, artefact repositor*
    async job*, maintenance job*, etl job*, map reduce job*, job runner*, availability group*, backplane, boot volume*, bot filter*, bytecode, change data capture, chef recipe*, client librar*, library version*, cloud function*, cloud migration
    consensus protocol, content delivery network*, core banking platform, cors policy, crash loop*, css bundle*, debug flag*, deduplication, default route, distributed lock*, driver update
    mail transfer agent*, email relay*, event loop*, event stream*, execution plan*, fibre channel, fiber channel, flash storage, frontend bundle*, function timeout*, hash table*, hash ring*, high availability pair
    hosting environment, html template*, http client*, iam polic*, iam role*, init script*, input validation, elastic ip*, ipsec tunnel*, key rotation*, load shedding, lock contention, logic error*, main thread, man in the middle attack, messaging layer
    mpls link*, multi region, multipath*, mx record*, network path*, network segment*, oom killer, optical link*, orm, os upgrade*, os patch*, operating system patch*, packet filter*, partition table*, post receive hook*, pre production, preproduction
    processor load, production branch, read model*, redirect rule*, release candidate*, release pipeline*, remote procedure call*, request handler*, root account*, scaling polic*, server farm*, service bus, service fabric, service principal*, settlement file*
    shared disk*, software stack, source code, state machine*, static assets, stream processor*, superuser*, symlink*, syslog, system call*, tcp port*, tcp connection*, temp table*, test environment*, time to live, trace id*, trust store*, user agent string*, user table*, unix socket*
    virtual ip*, virtual network*, web farm*, write path*, zombie process*, disk array*, san array*, lost two drives, lost a drive, lost a disk, workaround in the code, fix in the code, error in the code, change in the code, mistake in the code, flaw in the code, typo in the code, fault in the code
    """,
)
# what people may say too: jargon beside a word of a trade
SYSTEMS = """
kafka, tomcat, cassandra, jenkins, apache, prometheus, sentry, python, oracle, java, github, exchange server, citrix, cisco, crm, erp, puppet, vault, consul, confluence, solr, lucene, flink, airflow
s3, sql, ftp, sftp, vpn, raid, api, apis, sdk, xml, php, linux, windows server, single sign on, sso, ldap, ip address*, ipv4, ipv6, json, csv, excel macro*
"""
# English words that are jargon where people speak another language
ABROAD = """
replication lag, replica set*, memory leak*, service mesh, sidecar*, load balancer*, message broker*, dead letter*, event bus, queue manager, cache hit*, cache miss*, health check*, feature flag*
api key, api keys, endpoint*, payload*, backend*, back end, frontend*, front end, pull request*, rate limit*, load test*, stress test*, root cause*, identity provider*, incident commander, incident manager
core switch, core router*, router core, log files, logfile*, log file*, namespace*, throughput, deploy*, redeploy*, hotfix*, debug*, shard*, socket*, daemon*, throttling, autoscaling, root volume, volume mount*
roll back, storage, web service, web services, webservice*, switchover, cutover, smtp, staging, load average, lambda, lambdas, processamento batch, procesamiento batch
"""
# English words that people abroad know from elsewhere, too: jargon beside a word of a trade
LOANS = """
stripe, salesforce, netsuite, braintree, contentful, algolia, snowflake, sinch, vonage, prod, outage, hosts, brokers, high load, cold start*, uptime
parser*, handler*, indexer*, ingestion, telemetry, tenant*, webhook*, checkpoint*, resolver*, ram, swap, tooling, mirror
workaround*, release, releases, switches, relay, builds, upstream, downstream, batch, backlog*, commit*, merge, branch
logs, buffer*, thread*, kernel*, heap*, query, queries, downtime, crash, crashed, crashes, dump*, hash, hashes, patches, scheduler*, listener*, runtime*, framework*
peering, on call, rollout*, heartbeat*, snapshot*, build, exception*, queue*, pod, pods, worker*, retries, retry
bucket*, patch, legacy, request*, provider*, vendor*, hoster*
"""
INSIDE = """
postmortem, post mortem report, engineer on duty, on duty engineer, change advisory, change ticket*, vendor ticket*, support case with
case with microsoft, case with aws, case with google, raised with vendor, raised with the vendor, raised with supplier, raised with the supplier
slack me, ping me, dm me, keep this confidential, strictly confidential, this is confidential, not to be shared, do not share externally, not for customers
for staff only, staff eyes only, draft do not send, do not publish yet, internally only, internal note*, internal memo*, internal email*, internal chat, internal channel*, internal wiki, internal ticket*, internal tool*, internal dashboard*, monitoring system*, our monitoring, scheduled job*, monitoring tool*
monitoring dashboard*, error budget*, availability budget*, sla at risk, sla breach*, sla penalt*, service level objective*
on call phone, escalation path*, escalation matrix, escalated to engineering, escalated to second line, second line support, third line support
major incident process, incident process, incident ticket*, incident channel*, incident manager*, incident lead*, tech lead*, engineering manager*
backlog item*, technical debt, tech debt, legacy system*, legacy code, qa team, qa missed, quality assurance missed
"""

"""Words of those who build, run and guard computers, by trade: in English, and so in most languages.

Each is no word of customers, wherever it stands. What is, sometimes, is told by what happens to it: that is
a language's own (`Mechanism`).
"""

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
poison message*, log shipping, lookup table*, pricing engine, rules engine, rule engine, recommendation engine, billing engine, flapping, link flap*, tape library, tape backup*, motherboard*, container registr*, image registr*, private cloud, a b test*, monolith*, edi feed*, data set was, base station controller*, signalling node*, access logs, audit log*, transaction volume*, batch window*, patch window*, failover test*, restore test*, capacity test*, hot fix, file transfer job*, data mapping, adapter fail*, connector fail*
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
# what people may say too: jargon beside a word of a trade
SYSTEMS = """
kafka, tomcat, cassandra, jenkins, apache, prometheus, sentry, python, oracle, java, github, exchange server, citrix, cisco, crm, erp, puppet, vault, consul, confluence, solr, lucene, flink, airflow
s3, sql, ftp, sftp, vpn, raid, api, apis, sdk, xml, php, linux, windows server, single sign on, sso, ldap, ip address*, ipv4, ipv6, json, csv, excel macro*
"""
# English words that are jargon where people speak another language
ABROAD = """
replication lag, replica set*, memory leak*, service mesh, sidecar*, load balancer*, message broker*, dead letter*, event bus, queue manager, cache hit*, cache miss*, health check*, feature flag*
api key, api keys, endpoint*, payload*, backend*, back end, frontend*, front end, pull request*, rate limit*, load test*, stress test*, root cause*, incident commander, incident manager
core switch, core router*, router core, log files, logfile*, log file*, namespace*, throughput, deploy*, redeploy*, hotfix*, debug*, shard*, socket*, daemon*, throttling, autoscaling, root volume, volume mount*
roll back, switchover, cutover, smtp, staging, load average, lambda, lambdas, processamento batch, procesamiento batch
"""
# English words that people abroad know from elsewhere, too: jargon beside a word of a trade
LOANS = """
stripe, salesforce, netsuite, braintree, contentful, algolia, snowflake, sinch, vonage, prod, outage, hosts, brokers, high load, cold start*, uptime
parser*, handler*, indexer*, ingestion, telemetry, tenant*, webhook*, checkpoint*, resolver*, ram, swap, tooling, mirror
workaround*, release, releases, switches, relay, builds, upstream, downstream, batch, backlog*, commit*, merge, branch
logs, buffer*, thread*, kernel*, heap*, query, queries, downtime, crash, crashed, crashes, dump*, hash, hashes, patches, scheduler*, listener*, runtime*, framework*
peering, on call, rollout*, heartbeat*, snapshot*, exception*, queue*, pod, pods, worker*, retries, retry
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

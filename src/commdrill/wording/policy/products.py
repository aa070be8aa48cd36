"""Products that those who build and run computers know by name, by class: databases, queues, servers, and so on.

Their customers are they; what other people buy or read, too, is told by what happens to it (`PROGRAMS`).
"""

DATABASES = """
cockroachdb, couchdb, influxdb, neo4j, scylladb, hbase, timescaledb, mssql, firestore, cosmos db, cosmosdb, amazon redshift, valkey, memcache, singlestore
arangodb, teradata, greenplum, documentdb, dynamo db, mongo db, elastic search, elasticache, bigtable, hazelcast, infinispan, pgbouncer, proxysql, pgpool, galera cluster, databricks
"""
QUEUES = """
rabbit mq, amazon sqs, amazon sns, ibm mq, zeromq, apache kafka, apache pulsar, eventbridge, event hub, event hubs, azure service bus, redpanda, hangfire
bullmq, gearman, beanstalkd
"""
SERVERS = """
traefik, envoy proxy, caddy server, apache httpd, httpd, lighttpd, litespeed, openresty, squid proxy, wildfly, glassfish, memcached server
postfix, exim, dovecot, sendmail, spamassassin, coredns, powerdns, keepalived, iptables, openssl, certbot, let's encrypt, fail2ban, keycloak, openldap
glusterfs, drbd, minio
"""
PLATFORMS = """
containerd, podman, openshift, k3s, gke, aws fargate, knative, cilium, linkerd, nomad cluster, docker compose, django, ruby gem
teamcity, circleci, travis ci, github actions, gitlab ci, gitlab runner*, azure devops, spinnaker, argo cd, pulumi, cloudformation, saltstack, artifactory, sonarqube
liquibase, flyway
"""
MONITORING = """
alertmanager, cloudwatch, dynatrace, appdynamics, logstash, fluentd, fluent bit, filebeat, graylog, statsd, icinga, checkmk, pingdom, opentelemetry
zipkin, sumo logic, victorops, xmatters, bugsnag, elk stack, netdata, solarwinds
"""
APPLIANCES = """
zscaler, palo alto firewall*, big ip, netscaler, juniper router*, mikrotik, cisco asa, cisco switch*, cisco router*, sonicwall, arista switch*
"""
CLOUDS = """
google compute engine, compute engine, app engine, azure app service, scaleway, vultr, ibm cloud, tencent cloud, bunnycdn, keycdn, cloudinary, imgix
supabase, planetscale, confluent cloud, cloudamqp, aiven, plivo, telnyx, infobip, sparkpost, amazon ses, onelogin, launchdarkly
"""
PRODUCTS = (DATABASES, QUEUES, SERVERS, PLATFORMS, MONITORING, APPLIANCES)

# names that people know from elsewhere: jargon where a program fails
PROGRAMS = """
kafka, jenkins, tomcat, solr, airflow, flink, prometheus, cassandra, apache, citrix, confluence, trino
"""
# names of languages and systems before the number of a version
RUNTIMES = """
php _, python _, java _, ruby _, perl _, openssl _, openssh _, node js _, debian _, ubuntu _, centos _, apache _, tomcat _, net framework _
"""
VENDORS = """
oracle, microsoft, amazon, google, ibm, sap, cisco, dell, vmware, fortinet, red hat, hpe, netapp, lenovo
"""

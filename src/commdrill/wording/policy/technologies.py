"""Names of techniques, programs and providers: the same in every language, and no customer's words."""

from commdrill.wording.phrases import Names, Phrases
from commdrill.wording.policy.glossary import (
    COMPOUNDS,
    DATA,
    GUARDING,
    INSIDE,
    NETWORKS,
    PROGRAMMING,
    RUNNING,
)
from commdrill.wording.policy.products import CLOUDS, PRODUCTS

TECHNIQUES = Phrases(
    """
    failover*, fail over, failed over, failing over, failback, rollback*, hotfix*, hot fix
    kubernetes, k8s, docker container*, docker image*, docker host*, docker swarm, nginx, haproxy, redis, memcached, rabbitmq, activemq, elasticsearch
    opensearch, kafka cluster*, kafka broker*, kafka topic*, kafka consumer*, cassandra cluster*
    etcd, terraform, ansible playbook*, ansible script*, ansible run*, by ansible, with ansible, jenkins job*, jenkins pipeline*, jenkins build*, jenkins server*, in jenkins, on jenkins, en jenkins, helm chart*, argocd, istio, consul cluster*
    grafana, kibana, datadog, pagerduty, opsgenie, splunk, nagios, zabbix, jira, new relic
    kube*, vmware, hypervisor*, hipervisor*, microservice*, microservicio*, middleware, backend*, websocket*, cron, cronjob*
    active directory, nat gateway*, api gateway*, smtp relay*, smtp server*
    sysadmin*, in confluence, on confluence, en confluence, graphql quer*, graphql api*, graphql endpoint*, runbook*, devops, webserver*, timeouts, sharding, oauth, oauth2, ddos, denial of service, redeploy*, dns, ssl, tls, cdn, cpu
    """,
    PROGRAMMING,
    RUNNING,
    DATA,
    NETWORKS,
    GUARDING,
    INSIDE,
    *COMPOUNDS,
    *PRODUCTS,
)
CALLERS = Phrases(  # of those who call an API: its answers speak to them
    """
    idempoten*, json, http header*, http request*, http status*, http error*, rest api*, rest endpoint*, api rest
    api endpoint*, endpoint*, payload*, rate limit*, api key*, cors, oauth, oauth2, jwt, graphql*, websocket*, utf 8, charset
    """
)
ACRONYMS = Names(
    "IAM, ORM, RBAC, LUN, LUNs, HBA, IPMI, UEFI, LXC, EBS, EFS, ELB, NLB, KMS, gRPC, RPC, RPCs, ESB, JMS, JDBC, JDK, WAL, LSN, PITR, EDR, SIEM, PKI, OCSP, SNI, mTLS, VRRP, HSRP, LACP, ECMP, SDN, ASN, SMSC, HLR, XHR, DIMM, DIMMs, PSU, GPUs, our CI, the CI, CI job*, CI build*, Docker, JSON, YAML, CORS, CNAME, DHCP, NTP, MPLS, OSPF, NFS, DNSSEC, VM, VMs, RTO, RPO, MTTR, MTBF, SLO, SLOs, RAID rebuild*, RAID array*, RAID controller*, RAID volume*, el RAID, o RAID, mismo RAID, mesmo RAID, im RAID, the RAID, the RAM, SFP, iSCSI, NVMe, ZFS, OpenStack, Proxmox, Ceph, NetApp, Fortinet, FortiGate, Azure AD, Varnish, SAN controller*, SAN switch*, REST API, API REST, TCP, BGP, VPC, WAF, CPUs, IOPS, OOM, LDAP, SAML, JWT, NAT, SRE, SREs, NOC, ETL, IIS, ZooKeeper, DBA, DBAs, RDBMS, SNMP, OIDC, SSH, UDP, ICMP, IPsec, IPSec, SD-WAN, VNet, vSphere, Nutanix, Veeam, Redshift, Sectigo, DigiCert, Entra ID, Bitbucket, OpenVPN, WireGuard, RabbitMQ, gRPC, SMTP server*, SOAP call*, Exadata, AIX, Solaris, Informix, Sybase, CICS, JCL, WebSphere, WebLogic, NetWeaver, PeopleSoft, MuleSoft, Apigee, Control-M, BizTalk, XenServer, XenApp, HP-UX, Brocade, Isilon, Commvault, Rubrik, Infoblox, SCCM, MQ Series, MQSeries, HL7, FHIR, DICOM, CMTS, MSAN, BNG, NTLM, DLQ, DLQs, ISO 8583, ExpressRoute, DB2, SAP HANA, AODB, AFTN, MQ message*, mensajes MQ, PLC network*, AIDX, EDIFACT, IFTMIN, IFTMBF, IFTSTA, CODECO, COPARN, COARRI, COPRAR, BAPLIE, SCTE-35, SCTE 35, HLS, OCPP, OCPI, GTFS, GTFS-RT, MeterValues, SCADA, Modbus, VSAM, GC pause*, IdP, IdPs, SITA gateway*, pasarela de SITA, PLCs, the PLC, los PLC, un PLC, el PLC"
)
SQL_PROGRAMS = Phrases("""
    postgresql, postgres, mysql, mariadb, mongodb, sqlite, oracle database*, oracle db, sql query
    sql queries, sql server cluster*, sql server is, sql server was, sql server failed, sql server no responde, sql server error*, consulta* sql, dynamodb, couchbase, clickhouse
""")
PROVIDERS = Phrases(
    """
    amazon web services, microsoft azure, google cloud*, cloudflare, akamai, heroku, digitalocean
    digital ocean, twilio, sendgrid, mailgun, auth0, oracle cloud, ovhcloud, hetzner, linode, vercel
    adyen, worldpay, equinix, zendesk, servicenow, imperva, messagebird
    locaweb, kinghost, strato, ionos, netcup, hostinger, godaddy, hostgator, arsys, dinahosting, siteground, bluehost, dreamhost, netlify, rackspace, alibaba cloud, cloudfront, amazon route 53, route 53 dns, route 53 record*, lambda function*, elastic beanstalk
    """,
    CLOUDS,
)
PROVIDER_NAMES = Names(
    "AWS, Amazon S3, Amazon EC2, Amazon RDS, Azure, GCP, Fastly, Okta, OVH, EC2, RDS, EKS, ECS, SQS, Cloud Run"
)

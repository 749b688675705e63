-- The tables over the evidence, as the stack makes them. Put your bucket in the place of <bucket>; Athena takes one statement at a time.
-- Made by `npm run docs` from the catalogue and the queries.

CREATE EXTERNAL TABLE IF NOT EXISTS `runs` (
  `run` string COMMENT 'the run\'s id',
  `status` string COMMENT 'how the run ended: complete, limited, incomplete, failed',
  `started_at` string COMMENT 'when it began, ISO 8601',
  `finished_at` string COMMENT 'when the last of its rows was read, ISO 8601',
  `kind` string COMMENT 'resource: rows from Okta; posture: derived from them',
  `name` string COMMENT 'the resource type, or the derived artifact',
  `outcome` string COMMENT 'how the type ended; of an artifact complete or partial',
  `stands` boolean COMMENT 'whether the newest answer of its name may be this: latest/ moved to it',
  `rows_of_name` bigint COMMENT 'rows of the type or artifact in this run',
  `key` string COMMENT 'the object that holds the rows; null: there are none',
  `rows_of_part` bigint COMMENT 'rows in that object',
  `bytes` bigint COMMENT 'bytes of that object',
  `sha256` string COMMENT 'SHA-256 of that object, hex',
  `manifest_key` string COMMENT 'the manifest that says so',
  `manifest_sha256` string COMMENT 'SHA-256 of the manifest, hex'
)
COMMENT 'What each committed run delivered: a row a run, type and part. Rows of other tables are evidence where it names their object.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/runs/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/runs/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `org_settings` (
  `variant` string COMMENT 'variant of org-settings',
  `id` string COMMENT 'id of org-settings',
  `companyname` string COMMENT 'companyName of org-settings',
  `subdomain` string COMMENT 'subdomain of org-settings',
  `status` string COMMENT 'status of org-settings',
  `website` string COMMENT 'website of org-settings',
  `created` string COMMENT 'created of org-settings',
  `lastupdated` string COMMENT 'lastUpdated of org-settings',
  `expiresat` string COMMENT 'expiresAt of org-settings, as JSON',
  `links` string COMMENT '_links of org-settings, as JSON'
)
COMMENT 'Identifies the system under audit, and shows whether Okta Support and third-party administrators can get in.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.companyname' = 'companyName',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.expiresat' = 'expiresAt',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=org-settings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=org-settings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `org_contacts` (
  `variant` string COMMENT 'variant of org-contacts',
  `userid` string COMMENT 'userId of org-contacts',
  `links` string COMMENT '_links of org-contacts, as JSON'
)
COMMENT 'Whom Okta calls about the org: a leaver here is a finding.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=org-contacts/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=org-contacts/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `support_cases` (
  `casenumber` string COMMENT 'caseNumber of support-cases',
  `subject` string COMMENT 'subject of support-cases',
  `impersonation` string COMMENT 'impersonation of support-cases, as JSON',
  `selfassigned` string COMMENT 'selfAssigned of support-cases, as JSON'
)
COMMENT 'For which cases Okta\'s support may act as an administrator, and until when.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.casenumber' = 'caseNumber',
  'mapping.selfassigned' = 'selfAssigned'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=support-cases/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=support-cases/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `features` (
  `id` string COMMENT 'id of features',
  `name` string COMMENT 'name of features',
  `description` string COMMENT 'description of features',
  `type` string COMMENT 'type of features',
  `stage` string COMMENT 'stage of features, as JSON',
  `status` string COMMENT 'status of features',
  `links` string COMMENT '_links of features, as JSON'
)
COMMENT 'Which early-access and beta features are switched on: changes to the system under audit.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=features/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=features/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `users` (
  `id` string COMMENT 'id of users',
  `status` string COMMENT 'status of users',
  `created` string COMMENT 'created of users',
  `activated` string COMMENT 'activated of users',
  `statuschanged` string COMMENT 'statusChanged of users',
  `lastlogin` string COMMENT 'lastLogin of users',
  `lastupdated` string COMMENT 'lastUpdated of users',
  `passwordchanged` string COMMENT 'passwordChanged of users',
  `realmid` string COMMENT 'realmId of users',
  `type` string COMMENT 'type of users, as JSON',
  `profile` string COMMENT 'profile of users, as JSON',
  `credentials` string COMMENT 'credentials of users, as JSON',
  `links` string COMMENT '_links of users, as JSON'
)
COMMENT 'The population: who has an account, in which state, since when, and when they last signed in.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.statuschanged' = 'statusChanged',
  'mapping.lastlogin' = 'lastLogin',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.passwordchanged' = 'passwordChanged',
  'mapping.realmid' = 'realmId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=users/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=users/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_factors` (
  `userid` string COMMENT 'userId of user-factors',
  `id` string COMMENT 'id of user-factors',
  `factortype` string COMMENT 'factorType of user-factors',
  `provider` string COMMENT 'provider of user-factors',
  `vendorname` string COMMENT 'vendorName of user-factors',
  `status` string COMMENT 'status of user-factors',
  `created` string COMMENT 'created of user-factors',
  `lastupdated` string COMMENT 'lastUpdated of user-factors',
  `profile` string COMMENT 'profile of user-factors, as JSON',
  `links` string COMMENT '_links of user-factors, as JSON',
  `carriedfrom` string COMMENT 'carriedFrom of user-factors'
)
COMMENT 'Which second factors each person has enrolled, of which kind, since when.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.factortype' = 'factorType',
  'mapping.vendorname' = 'vendorName',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links',
  'mapping.carriedfrom' = 'carriedFrom'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-factors/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-factors/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_authenticator_enrollments` (
  `userid` string COMMENT 'userId of user-authenticator-enrollments',
  `id` string COMMENT 'id of user-authenticator-enrollments',
  `type` string COMMENT 'type of user-authenticator-enrollments',
  `key` string COMMENT 'key of user-authenticator-enrollments',
  `status` string COMMENT 'status of user-authenticator-enrollments',
  `name` string COMMENT 'name of user-authenticator-enrollments',
  `nickname` string COMMENT 'nickname of user-authenticator-enrollments, as JSON',
  `profile` string COMMENT 'profile of user-authenticator-enrollments, as JSON',
  `created` string COMMENT 'created of user-authenticator-enrollments',
  `lastupdated` string COMMENT 'lastUpdated of user-authenticator-enrollments',
  `carriedfrom` string COMMENT 'carriedFrom of user-authenticator-enrollments'
)
COMMENT 'What each person enrolled, as Identity Engine keeps it: complete where factors are filtered by policy.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.carriedfrom' = 'carriedFrom'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-authenticator-enrollments/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-authenticator-enrollments/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_grants` (
  `userid` string COMMENT 'userId of user-grants',
  `id` string COMMENT 'id of user-grants',
  `status` string COMMENT 'status of user-grants',
  `created` string COMMENT 'created of user-grants',
  `createdby` string COMMENT 'createdBy of user-grants, as JSON',
  `lastupdated` string COMMENT 'lastUpdated of user-grants',
  `issuer` string COMMENT 'issuer of user-grants',
  `clientid` string COMMENT 'clientId of user-grants',
  `scopeid` string COMMENT 'scopeId of user-grants',
  `source` string COMMENT 'source of user-grants',
  `links` string COMMENT '_links of user-grants, as JSON'
)
COMMENT 'Which apps each person allowed to act for them, and for what.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.createdby' = 'createdBy',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.clientid' = 'clientId',
  'mapping.scopeid' = 'scopeId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-grants/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-grants/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_clients` (
  `userid` string COMMENT 'userId of user-clients',
  `client_id` string COMMENT 'client_id of user-clients',
  `client_name` string COMMENT 'client_name of user-clients',
  `client_uri` string COMMENT 'client_uri of user-clients, as JSON',
  `logo_uri` string COMMENT 'logo_uri of user-clients, as JSON',
  `links` string COMMENT '_links of user-clients, as JSON'
)
COMMENT 'Which OAuth clients hold a token or a grant of each person.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-clients/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-clients/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_client_tokens` (
  `userid` string COMMENT 'userId of user-client-tokens',
  `clientid` string COMMENT 'clientId of user-client-tokens',
  `id` string COMMENT 'id of user-client-tokens',
  `status` string COMMENT 'status of user-client-tokens',
  `created` string COMMENT 'created of user-client-tokens',
  `lastupdated` string COMMENT 'lastUpdated of user-client-tokens',
  `expiresat` string COMMENT 'expiresAt of user-client-tokens',
  `issuer` string COMMENT 'issuer of user-client-tokens',
  `scopes` string COMMENT 'scopes of user-client-tokens, as JSON',
  `links` string COMMENT '_links of user-client-tokens, as JSON'
)
COMMENT 'Standing refresh tokens of each person: access that outlives a session.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.clientid' = 'clientId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.expiresat' = 'expiresAt',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-client-tokens/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-client-tokens/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_risk` (
  `userid` string COMMENT 'userId of user-risk',
  `risklevel` string COMMENT 'riskLevel of user-risk',
  `reason` string COMMENT 'reason of user-risk',
  `links` string COMMENT '_links of user-risk, as JSON'
)
COMMENT 'How risky Okta judges each person, and why.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.risklevel' = 'riskLevel',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-risk/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-risk/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_blocks` (
  `userid` string COMMENT 'userId of user-blocks',
  `type` string COMMENT 'type of user-blocks',
  `appliesto` string COMMENT 'appliesTo of user-blocks'
)
COMMENT 'Who is locked out, and from which devices.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.appliesto' = 'appliesTo'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-blocks/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-blocks/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_classifications` (
  `userid` string COMMENT 'userId of user-classifications',
  `type` string COMMENT 'type of user-classifications',
  `lastupdated` string COMMENT 'lastUpdated of user-classifications'
)
COMMENT 'Which accounts are full users and which are light ones.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-classifications/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-classifications/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_webauthn_preregistrations` (
  `userid` string COMMENT 'userId of user-webauthn-preregistrations',
  `id` string COMMENT 'id of user-webauthn-preregistrations',
  `factortype` string COMMENT 'factorType of user-webauthn-preregistrations',
  `provider` string COMMENT 'provider of user-webauthn-preregistrations',
  `vendorname` string COMMENT 'vendorName of user-webauthn-preregistrations',
  `status` string COMMENT 'status of user-webauthn-preregistrations',
  `created` string COMMENT 'created of user-webauthn-preregistrations',
  `lastupdated` string COMMENT 'lastUpdated of user-webauthn-preregistrations',
  `profile` string COMMENT 'profile of user-webauthn-preregistrations, as JSON'
)
COMMENT 'Security keys registered for people before they received them.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.factortype' = 'factorType',
  'mapping.vendorname' = 'vendorName',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-webauthn-preregistrations/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-webauthn-preregistrations/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_types` (
  `id` string COMMENT 'id of user-types',
  `name` string COMMENT 'name of user-types',
  `displayname` string COMMENT 'displayName of user-types',
  `description` string COMMENT 'description of user-types',
  `default` string COMMENT 'default of user-types, as JSON',
  `created` string COMMENT 'created of user-types',
  `lastupdated` string COMMENT 'lastUpdated of user-types',
  `links` string COMMENT '_links of user-types, as JSON'
)
COMMENT 'The kinds of user profile the org knows.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.displayname' = 'displayName',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-types/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-types/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `user_schemas` (
  `schemaid` string COMMENT 'schemaId of user-schemas',
  `id` string COMMENT 'id of user-schemas',
  `name` string COMMENT 'name of user-schemas',
  `title` string COMMENT 'title of user-schemas',
  `created` string COMMENT 'created of user-schemas',
  `lastupdated` string COMMENT 'lastUpdated of user-schemas',
  `definitions` string COMMENT 'definitions of user-schemas, as JSON',
  `type` string COMMENT 'type of user-schemas',
  `usertypeid` string COMMENT 'userTypeId of user-schemas'
)
COMMENT 'Which attributes people have, who may change them, and which system is their source.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.schemaid' = 'schemaId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.usertypeid' = 'userTypeId'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=user-schemas/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=user-schemas/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `group_schema` (
  `id` string COMMENT 'id of group-schema',
  `name` string COMMENT 'name of group-schema',
  `title` string COMMENT 'title of group-schema',
  `created` string COMMENT 'created of group-schema',
  `lastupdated` string COMMENT 'lastUpdated of group-schema',
  `definitions` string COMMENT 'definitions of group-schema, as JSON'
)
COMMENT 'Which attributes groups have.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=group-schema/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=group-schema/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `linked_object_definitions` (
  `primary` string COMMENT 'primary of linked-object-definitions, as JSON',
  `associated` string COMMENT 'associated of linked-object-definitions, as JSON',
  `links` string COMMENT '_links of linked-object-definitions, as JSON'
)
COMMENT 'Which relations between people the org knows, such as manager and subordinate.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=linked-object-definitions/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=linked-object-definitions/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `profile_mappings` (
  `id` string COMMENT 'id of profile-mappings',
  `source` string COMMENT 'source of profile-mappings, as JSON',
  `target` string COMMENT 'target of profile-mappings, as JSON',
  `links` string COMMENT '_links of profile-mappings, as JSON'
)
COMMENT 'Between which systems attributes travel.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=profile-mappings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=profile-mappings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `profile_mapping_properties` (
  `mappingid` string COMMENT 'mappingId of profile-mapping-properties',
  `id` string COMMENT 'id of profile-mapping-properties',
  `source` string COMMENT 'source of profile-mapping-properties, as JSON',
  `target` string COMMENT 'target of profile-mapping-properties, as JSON',
  `properties` string COMMENT 'properties of profile-mapping-properties, as JSON',
  `links` string COMMENT '_links of profile-mapping-properties, as JSON'
)
COMMENT 'Which attribute is made from which: how an attribute that decides on access gets its value.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.mappingid' = 'mappingId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=profile-mapping-properties/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=profile-mapping-properties/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_user_schemas` (
  `appid` string COMMENT 'appId of app-user-schemas',
  `id` string COMMENT 'id of app-user-schemas',
  `name` string COMMENT 'name of app-user-schemas',
  `title` string COMMENT 'title of app-user-schemas',
  `created` string COMMENT 'created of app-user-schemas',
  `lastupdated` string COMMENT 'lastUpdated of app-user-schemas',
  `definitions` string COMMENT 'definitions of app-user-schemas, as JSON'
)
COMMENT 'Which attributes each app receives and which it may set.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-user-schemas/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-user-schemas/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `groups` (
  `id` string COMMENT 'id of groups',
  `created` string COMMENT 'created of groups',
  `lastupdated` string COMMENT 'lastUpdated of groups',
  `lastmembershipupdated` string COMMENT 'lastMembershipUpdated of groups',
  `objectclass` string COMMENT 'objectClass of groups, as JSON',
  `type` string COMMENT 'type of groups',
  `profile` string COMMENT 'profile of groups, as JSON',
  `embedded` string COMMENT '_embedded of groups, as JSON',
  `links` string COMMENT '_links of groups, as JSON'
)
COMMENT 'The groups through which access is granted, and where each comes from.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.lastmembershipupdated' = 'lastMembershipUpdated',
  'mapping.objectclass' = 'objectClass',
  'mapping.embedded' = '_embedded',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=groups/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=groups/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `group_members` (
  `groupid` string COMMENT 'groupId of group-members',
  `userid` string COMMENT 'userId of group-members',
  `carriedfrom` string COMMENT 'carriedFrom of group-members'
)
COMMENT 'Who belongs to which group. Everyone is not repeated: it is all rows of users that are not DEPROVISIONED.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.groupid' = 'groupId',
  'mapping.userid' = 'userId',
  'mapping.carriedfrom' = 'carriedFrom'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=group-members/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=group-members/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `group_rules` (
  `id` string COMMENT 'id of group-rules',
  `type` string COMMENT 'type of group-rules',
  `status` string COMMENT 'status of group-rules',
  `name` string COMMENT 'name of group-rules',
  `created` string COMMENT 'created of group-rules',
  `lastupdated` string COMMENT 'lastUpdated of group-rules',
  `conditions` string COMMENT 'conditions of group-rules, as JSON',
  `actions` string COMMENT 'actions of group-rules, as JSON',
  `allgroupsvalid` string COMMENT 'allGroupsValid of group-rules, as JSON'
)
COMMENT 'Why people are in a group: the rules that put them there.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.allgroupsvalid' = 'allGroupsValid'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=group-rules/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=group-rules/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `group_owners` (
  `groupid` string COMMENT 'groupId of group-owners',
  `id` string COMMENT 'id of group-owners',
  `type` string COMMENT 'type of group-owners',
  `resolved` string COMMENT 'resolved of group-owners, as JSON',
  `originid` string COMMENT 'originId of group-owners, as JSON',
  `origintype` string COMMENT 'originType of group-owners',
  `displayname` string COMMENT 'displayName of group-owners',
  `lastupdated` string COMMENT 'lastUpdated of group-owners'
)
COMMENT 'Who answers for each group, and is asked to review it.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.groupid' = 'groupId',
  'mapping.originid' = 'originId',
  'mapping.origintype' = 'originType',
  'mapping.displayname' = 'displayName',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=group-owners/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=group-owners/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `apps` (
  `id` string COMMENT 'id of apps',
  `name` string COMMENT 'name of apps',
  `label` string COMMENT 'label of apps',
  `status` string COMMENT 'status of apps',
  `created` string COMMENT 'created of apps',
  `lastupdated` string COMMENT 'lastUpdated of apps',
  `features` string COMMENT 'features of apps, as JSON',
  `signonmode` string COMMENT 'signOnMode of apps',
  `accessibility` string COMMENT 'accessibility of apps, as JSON',
  `visibility` string COMMENT 'visibility of apps, as JSON',
  `credentials` string COMMENT 'credentials of apps, as JSON',
  `settings` string COMMENT 'settings of apps, as JSON',
  `links` string COMMENT '_links of apps, as JSON'
)
COMMENT 'The applications behind the org, active or not, and how people sign in to each.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.signonmode' = 'signOnMode',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=apps/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=apps/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_users` (
  `appid` string COMMENT 'appId of app-users',
  `userid` string COMMENT 'userId of app-users',
  `scope` string COMMENT 'scope of app-users',
  `status` string COMMENT 'status of app-users',
  `statuschanged` string COMMENT 'statusChanged of app-users',
  `externalid` string COMMENT 'externalId of app-users',
  `created` string COMMENT 'created of app-users',
  `lastupdated` string COMMENT 'lastUpdated of app-users',
  `syncstate` string COMMENT 'syncState of app-users'
)
COMMENT 'Who can open which application, directly or through a group.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.userid' = 'userId',
  'mapping.statuschanged' = 'statusChanged',
  'mapping.externalid' = 'externalId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.syncstate' = 'syncState'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-users/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-users/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_groups` (
  `appid` string COMMENT 'appId of app-groups',
  `groupid` string COMMENT 'groupId of app-groups',
  `priority` string COMMENT 'priority of app-groups',
  `lastupdated` string COMMENT 'lastUpdated of app-groups'
)
COMMENT 'Which groups open which application.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.groupid' = 'groupId',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-groups/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-groups/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `first_party_app_settings` (
  `sessionidletimeoutminutes` string COMMENT 'sessionIdleTimeoutMinutes of first-party-app-settings, as JSON',
  `sessionmaxlifetimeminutes` string COMMENT 'sessionMaxLifetimeMinutes of first-party-app-settings, as JSON'
)
COMMENT 'How long a session in the Admin Console lasts, idle and at most.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.sessionidletimeoutminutes' = 'sessionIdleTimeoutMinutes',
  'mapping.sessionmaxlifetimeminutes' = 'sessionMaxLifetimeMinutes'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=first-party-app-settings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=first-party-app-settings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_features` (
  `appid` string COMMENT 'appId of app-features',
  `name` string COMMENT 'name of app-features',
  `status` string COMMENT 'status of app-features',
  `description` string COMMENT 'description of app-features',
  `capabilities` string COMMENT 'capabilities of app-features, as JSON',
  `links` string COMMENT '_links of app-features, as JSON'
)
COMMENT 'Whether leaving a person out of Okta also deactivates their account in the app.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-features/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-features/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_provisioning_connections` (
  `appid` string COMMENT 'appId of app-provisioning-connections',
  `authscheme` string COMMENT 'authScheme of app-provisioning-connections',
  `status` string COMMENT 'status of app-provisioning-connections',
  `baseurl` string COMMENT 'baseUrl of app-provisioning-connections',
  `profile` string COMMENT 'profile of app-provisioning-connections, as JSON',
  `links` string COMMENT '_links of app-provisioning-connections, as JSON'
)
COMMENT 'How Okta signs in to provision each app, and whether it is on.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.authscheme' = 'authScheme',
  'mapping.baseurl' = 'baseUrl',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-provisioning-connections/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-provisioning-connections/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_group_push_mappings` (
  `appid` string COMMENT 'appId of app-group-push-mappings',
  `id` string COMMENT 'id of app-group-push-mappings',
  `status` string COMMENT 'status of app-group-push-mappings',
  `sourcegroupid` string COMMENT 'sourceGroupId of app-group-push-mappings',
  `targetgroupid` string COMMENT 'targetGroupId of app-group-push-mappings',
  `errorsummary` string COMMENT 'errorSummary of app-group-push-mappings, as JSON',
  `created` string COMMENT 'created of app-group-push-mappings',
  `lastupdated` string COMMENT 'lastUpdated of app-group-push-mappings',
  `lastpush` string COMMENT 'lastPush of app-group-push-mappings',
  `links` string COMMENT '_links of app-group-push-mappings, as JSON'
)
COMMENT 'Which groups are copied into which app, where they may grant access of their own.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.sourcegroupid' = 'sourceGroupId',
  'mapping.targetgroupid' = 'targetGroupId',
  'mapping.errorsummary' = 'errorSummary',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.lastpush' = 'lastPush',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-group-push-mappings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-group-push-mappings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_signing_keys` (
  `appid` string COMMENT 'appId of app-signing-keys',
  `kid` string COMMENT 'kid of app-signing-keys',
  `kty` string COMMENT 'kty of app-signing-keys',
  `use` string COMMENT 'use of app-signing-keys',
  `e` string COMMENT 'e of app-signing-keys',
  `n` string COMMENT 'n of app-signing-keys',
  `x5c` string COMMENT 'x5c of app-signing-keys, as JSON',
  `x5t_s256` string COMMENT 'x5t#S256 of app-signing-keys',
  `created` string COMMENT 'created of app-signing-keys',
  `lastupdated` string COMMENT 'lastUpdated of app-signing-keys',
  `expiresat` string COMMENT 'expiresAt of app-signing-keys'
)
COMMENT 'The certificates that sign for each app, and when they end.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.x5t_s256' = 'x5t#S256',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.expiresat' = 'expiresAt'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-signing-keys/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-signing-keys/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_client_keys` (
  `appid` string COMMENT 'appId of app-client-keys',
  `id` string COMMENT 'id of app-client-keys',
  `kid` string COMMENT 'kid of app-client-keys',
  `kty` string COMMENT 'kty of app-client-keys',
  `alg` string COMMENT 'alg of app-client-keys',
  `use` string COMMENT 'use of app-client-keys',
  `e` string COMMENT 'e of app-client-keys',
  `n` string COMMENT 'n of app-client-keys',
  `status` string COMMENT 'status of app-client-keys',
  `created` string COMMENT 'created of app-client-keys',
  `lastupdated` string COMMENT 'lastUpdated of app-client-keys'
)
COMMENT 'The public keys with which OAuth clients prove who they are, and how old they are.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-client-keys/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-client-keys/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_grants` (
  `appid` string COMMENT 'appId of app-grants',
  `id` string COMMENT 'id of app-grants',
  `status` string COMMENT 'status of app-grants',
  `created` string COMMENT 'created of app-grants',
  `createdby` string COMMENT 'createdBy of app-grants, as JSON',
  `lastupdated` string COMMENT 'lastUpdated of app-grants',
  `issuer` string COMMENT 'issuer of app-grants',
  `clientid` string COMMENT 'clientId of app-grants',
  `scopeid` string COMMENT 'scopeId of app-grants',
  `source` string COMMENT 'source of app-grants',
  `links` string COMMENT '_links of app-grants, as JSON'
)
COMMENT 'Which of Okta\'s own scopes each app was granted: what it can do to the org.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.createdby' = 'createdBy',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.clientid' = 'clientId',
  'mapping.scopeid' = 'scopeId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-grants/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-grants/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_tokens` (
  `appid` string COMMENT 'appId of app-tokens',
  `id` string COMMENT 'id of app-tokens',
  `status` string COMMENT 'status of app-tokens',
  `created` string COMMENT 'created of app-tokens',
  `lastupdated` string COMMENT 'lastUpdated of app-tokens',
  `expiresat` string COMMENT 'expiresAt of app-tokens',
  `issuer` string COMMENT 'issuer of app-tokens',
  `clientid` string COMMENT 'clientId of app-tokens',
  `userid` string COMMENT 'userId of app-tokens',
  `scopes` string COMMENT 'scopes of app-tokens, as JSON',
  `links` string COMMENT '_links of app-tokens, as JSON'
)
COMMENT 'Standing refresh tokens of each app, by person.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.expiresat' = 'expiresAt',
  'mapping.clientid' = 'clientId',
  'mapping.userid' = 'userId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-tokens/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-tokens/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_federated_claims` (
  `appid` string COMMENT 'appId of app-federated-claims',
  `id` string COMMENT 'id of app-federated-claims',
  `name` string COMMENT 'name of app-federated-claims',
  `expression` string COMMENT 'expression of app-federated-claims',
  `created` string COMMENT 'created of app-federated-claims',
  `lastupdated` string COMMENT 'lastUpdated of app-federated-claims'
)
COMMENT 'What Okta asserts to each app about a person, such as a role in it.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-federated-claims/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-federated-claims/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `app_interclient_trust` (
  `variant` string COMMENT 'variant of app-interclient-trust',
  `appid` string COMMENT 'appId of app-interclient-trust',
  `value` string COMMENT 'value of app-interclient-trust'
)
COMMENT 'Which apps may sign a person in to which other app.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.appid' = 'appId'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=app-interclient-trust/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=app-interclient-trust/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `policies` (
  `id` string COMMENT 'id of policies',
  `status` string COMMENT 'status of policies',
  `name` string COMMENT 'name of policies',
  `description` string COMMENT 'description of policies',
  `priority` string COMMENT 'priority of policies, as JSON',
  `system` string COMMENT 'system of policies, as JSON',
  `conditions` string COMMENT 'conditions of policies, as JSON',
  `created` string COMMENT 'created of policies',
  `lastupdated` string COMMENT 'lastUpdated of policies',
  `type` string COMMENT 'type of policies',
  `links` string COMMENT '_links of policies, as JSON',
  `settings` string COMMENT 'settings of policies, as JSON',
  `variant` string COMMENT 'variant of policies'
)
COMMENT 'The policies that decide on sign-in, passwords, enrollment and sessions.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=policies/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=policies/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `policy_rules` (
  `policyid` string COMMENT 'policyId of policy-rules',
  `id` string COMMENT 'id of policy-rules',
  `status` string COMMENT 'status of policy-rules',
  `name` string COMMENT 'name of policy-rules',
  `priority` string COMMENT 'priority of policy-rules, as JSON',
  `created` string COMMENT 'created of policy-rules',
  `lastupdated` string COMMENT 'lastUpdated of policy-rules',
  `system` string COMMENT 'system of policy-rules, as JSON',
  `conditions` string COMMENT 'conditions of policy-rules, as JSON',
  `actions` string COMMENT 'actions of policy-rules, as JSON',
  `type` string COMMENT 'type of policy-rules',
  `links` string COMMENT '_links of policy-rules, as JSON',
  `policytype` string COMMENT 'policyType of policy-rules'
)
COMMENT 'What each policy demands of whom: factors, sessions, network, password strength.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.policyid' = 'policyId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links',
  'mapping.policytype' = 'policyType'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=policy-rules/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=policy-rules/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `policy_mappings` (
  `policyid` string COMMENT 'policyId of policy-mappings',
  `id` string COMMENT 'id of policy-mappings',
  `links` string COMMENT '_links of policy-mappings, as JSON',
  `policytype` string COMMENT 'policyType of policy-mappings'
)
COMMENT 'Which policy decides on which app.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.policyid' = 'policyId',
  'mapping.links' = '_links',
  'mapping.policytype' = 'policyType'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=policy-mappings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=policy-mappings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authenticators` (
  `id` string COMMENT 'id of authenticators',
  `type` string COMMENT 'type of authenticators',
  `key` string COMMENT 'key of authenticators',
  `status` string COMMENT 'status of authenticators',
  `name` string COMMENT 'name of authenticators',
  `created` string COMMENT 'created of authenticators',
  `lastupdated` string COMMENT 'lastUpdated of authenticators',
  `settings` string COMMENT 'settings of authenticators, as JSON',
  `links` string COMMENT '_links of authenticators, as JSON'
)
COMMENT 'Which authenticators the org offers, and how each is set.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authenticators/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authenticators/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authenticator_methods` (
  `authenticatorid` string COMMENT 'authenticatorId of authenticator-methods',
  `type` string COMMENT 'type of authenticator-methods',
  `status` string COMMENT 'status of authenticator-methods',
  `settings` string COMMENT 'settings of authenticator-methods, as JSON',
  `links` string COMMENT '_links of authenticator-methods, as JSON',
  `verifiableproperties` string COMMENT 'verifiableProperties of authenticator-methods, as JSON',
  `authenticatorkey` string COMMENT 'authenticatorKey of authenticator-methods'
)
COMMENT 'How strong each authenticator is in this org: hardware protection, user verification, attestation.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authenticatorid' = 'authenticatorId',
  'mapping.links' = '_links',
  'mapping.verifiableproperties' = 'verifiableProperties',
  'mapping.authenticatorkey' = 'authenticatorKey'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authenticator-methods/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authenticator-methods/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `custom_aaguids` (
  `authenticatorid` string COMMENT 'authenticatorId of custom-aaguids',
  `aaguid` string COMMENT 'aaguid of custom-aaguids',
  `name` string COMMENT 'name of custom-aaguids',
  `authenticatorcharacteristics` string COMMENT 'authenticatorCharacteristics of custom-aaguids, as JSON',
  `links` string COMMENT '_links of custom-aaguids, as JSON'
)
COMMENT 'Models of security key that the org declared trustworthy itself.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authenticatorid' = 'authenticatorId',
  'mapping.authenticatorcharacteristics' = 'authenticatorCharacteristics',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=custom-aaguids/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=custom-aaguids/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `yubikey_tokens` (
  `id` string COMMENT 'id of yubikey-tokens',
  `status` string COMMENT 'status of yubikey-tokens',
  `created` string COMMENT 'created of yubikey-tokens',
  `activated` string COMMENT 'activated of yubikey-tokens',
  `lastverified` string COMMENT 'lastVerified of yubikey-tokens',
  `lastupdated` string COMMENT 'lastUpdated of yubikey-tokens',
  `profile` string COMMENT 'profile of yubikey-tokens, as JSON',
  `links` string COMMENT '_links of yubikey-tokens, as JSON'
)
COMMENT 'The YubiKeys the org handed out, and whose each is.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastverified' = 'lastVerified',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=yubikey-tokens/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=yubikey-tokens/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `admin_users` (
  `id` string COMMENT 'id of admin-users',
  `orn` string COMMENT 'orn of admin-users',
  `links` string COMMENT '_links of admin-users, as JSON'
)
COMMENT 'Everyone who holds an admin role, directly or through a group.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=admin-users/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=admin-users/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `admin_role_assignments` (
  `userid` string COMMENT 'userId of admin-role-assignments',
  `id` string COMMENT 'id of admin-role-assignments',
  `label` string COMMENT 'label of admin-role-assignments',
  `type` string COMMENT 'type of admin-role-assignments',
  `status` string COMMENT 'status of admin-role-assignments',
  `created` string COMMENT 'created of admin-role-assignments',
  `lastupdated` string COMMENT 'lastUpdated of admin-role-assignments',
  `assignmenttype` string COMMENT 'assignmentType of admin-role-assignments',
  `links` string COMMENT '_links of admin-role-assignments, as JSON',
  `role` string COMMENT 'role of admin-role-assignments',
  `resource_set` string COMMENT 'resource-set of admin-role-assignments'
)
COMMENT 'Which admin roles each administrator holds, and whether through a group.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.assignmenttype' = 'assignmentType',
  'mapping.links' = '_links',
  'mapping.resource_set' = 'resource-set'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=admin-role-assignments/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=admin-role-assignments/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `admin_role_targets` (
  `userid` string COMMENT 'userId of admin-role-targets',
  `roleassignmentid` string COMMENT 'roleAssignmentId of admin-role-targets',
  `assignmenttype` string COMMENT 'assignmentType of admin-role-targets',
  `orn` string COMMENT 'orn of admin-role-targets',
  `expiration` string COMMENT 'expiration of admin-role-targets, as JSON',
  `links` string COMMENT '_links of admin-role-targets, as JSON'
)
COMMENT 'Over which groups and apps an administrator has power, directly or through a group; none listed means all.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.roleassignmentid' = 'roleAssignmentId',
  'mapping.assignmenttype' = 'assignmentType',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=admin-role-targets/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=admin-role-targets/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `admin_role_governance` (
  `userid` string COMMENT 'userId of admin-role-governance',
  `roleassignmentid` string COMMENT 'roleAssignmentId of admin-role-governance',
  `grantid` string COMMENT 'grantId of admin-role-governance',
  `type` string COMMENT 'type of admin-role-governance',
  `bundleid` string COMMENT 'bundleId of admin-role-governance',
  `expirationdate` string COMMENT 'expirationDate of admin-role-governance',
  `links` string COMMENT '_links of admin-role-governance, as JSON'
)
COMMENT 'Which admin roles were granted through governance, and when they end.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.roleassignmentid' = 'roleAssignmentId',
  'mapping.grantid' = 'grantId',
  'mapping.bundleid' = 'bundleId',
  'mapping.expirationdate' = 'expirationDate',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=admin-role-governance/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=admin-role-governance/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `group_role_assignments` (
  `groupid` string COMMENT 'groupId of group-role-assignments',
  `id` string COMMENT 'id of group-role-assignments',
  `label` string COMMENT 'label of group-role-assignments',
  `type` string COMMENT 'type of group-role-assignments',
  `status` string COMMENT 'status of group-role-assignments',
  `created` string COMMENT 'created of group-role-assignments',
  `lastupdated` string COMMENT 'lastUpdated of group-role-assignments',
  `assignmenttype` string COMMENT 'assignmentType of group-role-assignments',
  `links` string COMMENT '_links of group-role-assignments, as JSON',
  `role` string COMMENT 'role of group-role-assignments',
  `resource_set` string COMMENT 'resource-set of group-role-assignments'
)
COMMENT 'Which groups make their members administrators.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.groupid' = 'groupId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.assignmenttype' = 'assignmentType',
  'mapping.links' = '_links',
  'mapping.resource_set' = 'resource-set'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=group-role-assignments/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=group-role-assignments/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `group_role_targets` (
  `variant` string COMMENT 'variant of group-role-targets',
  `groupid` string COMMENT 'groupId of group-role-targets',
  `roleassignmentid` string COMMENT 'roleAssignmentId of group-role-targets',
  `id` string COMMENT 'id of group-role-targets',
  `name` string COMMENT 'name of group-role-targets',
  `displayname` string COMMENT 'displayName of group-role-targets',
  `status` string COMMENT 'status of group-role-targets',
  `type` string COMMENT 'type of group-role-targets',
  `profile` string COMMENT 'profile of group-role-targets, as JSON'
)
COMMENT 'Over which groups and apps a group\'s members have power.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.groupid' = 'groupId',
  'mapping.roleassignmentid' = 'roleAssignmentId',
  'mapping.displayname' = 'displayName'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=group-role-targets/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=group-role-targets/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `client_role_assignments` (
  `clientid` string COMMENT 'clientId of client-role-assignments',
  `id` string COMMENT 'id of client-role-assignments',
  `label` string COMMENT 'label of client-role-assignments',
  `type` string COMMENT 'type of client-role-assignments',
  `status` string COMMENT 'status of client-role-assignments',
  `created` string COMMENT 'created of client-role-assignments',
  `lastupdated` string COMMENT 'lastUpdated of client-role-assignments',
  `assignmenttype` string COMMENT 'assignmentType of client-role-assignments',
  `links` string COMMENT '_links of client-role-assignments, as JSON',
  `role` string COMMENT 'role of client-role-assignments',
  `resource_set` string COMMENT 'resource-set of client-role-assignments'
)
COMMENT 'Which service apps are administrators: power that no person signs in for.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.clientid' = 'clientId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.assignmenttype' = 'assignmentType',
  'mapping.links' = '_links',
  'mapping.resource_set' = 'resource-set'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=client-role-assignments/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=client-role-assignments/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `client_role_targets` (
  `variant` string COMMENT 'variant of client-role-targets',
  `clientid` string COMMENT 'clientId of client-role-targets',
  `roleassignmentid` string COMMENT 'roleAssignmentId of client-role-targets',
  `id` string COMMENT 'id of client-role-targets',
  `name` string COMMENT 'name of client-role-targets',
  `displayname` string COMMENT 'displayName of client-role-targets',
  `status` string COMMENT 'status of client-role-targets',
  `type` string COMMENT 'type of client-role-targets',
  `profile` string COMMENT 'profile of client-role-targets, as JSON'
)
COMMENT 'Over which groups and apps a service app\'s roles reach.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.clientid' = 'clientId',
  'mapping.roleassignmentid' = 'roleAssignmentId',
  'mapping.displayname' = 'displayName'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=client-role-targets/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=client-role-targets/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `custom_roles` (
  `id` string COMMENT 'id of custom-roles',
  `label` string COMMENT 'label of custom-roles',
  `description` string COMMENT 'description of custom-roles',
  `created` string COMMENT 'created of custom-roles',
  `lastupdated` string COMMENT 'lastUpdated of custom-roles',
  `links` string COMMENT '_links of custom-roles, as JSON'
)
COMMENT 'The admin roles the org made itself.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=custom-roles/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=custom-roles/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `custom_role_permissions` (
  `roleid` string COMMENT 'roleId of custom-role-permissions',
  `label` string COMMENT 'label of custom-role-permissions',
  `created` string COMMENT 'created of custom-role-permissions',
  `lastupdated` string COMMENT 'lastUpdated of custom-role-permissions',
  `conditions` string COMMENT 'conditions of custom-role-permissions, as JSON',
  `links` string COMMENT '_links of custom-role-permissions, as JSON'
)
COMMENT 'What each custom role may do.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.roleid' = 'roleId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=custom-role-permissions/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=custom-role-permissions/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `resource_sets` (
  `id` string COMMENT 'id of resource-sets',
  `label` string COMMENT 'label of resource-sets',
  `description` string COMMENT 'description of resource-sets',
  `created` string COMMENT 'created of resource-sets',
  `lastupdated` string COMMENT 'lastUpdated of resource-sets',
  `links` string COMMENT '_links of resource-sets, as JSON'
)
COMMENT 'The sets of users, groups and apps that custom roles are bound to.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=resource-sets/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=resource-sets/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `resource_set_resources` (
  `resourcesetid` string COMMENT 'resourceSetId of resource-set-resources',
  `id` string COMMENT 'id of resource-set-resources',
  `orn` string COMMENT 'orn of resource-set-resources',
  `created` string COMMENT 'created of resource-set-resources',
  `lastupdated` string COMMENT 'lastUpdated of resource-set-resources',
  `conditions` string COMMENT 'conditions of resource-set-resources, as JSON',
  `links` string COMMENT '_links of resource-set-resources, as JSON'
)
COMMENT 'What each resource set holds.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.resourcesetid' = 'resourceSetId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=resource-set-resources/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=resource-set-resources/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `resource_set_bindings` (
  `resourcesetid` string COMMENT 'resourceSetId of resource-set-bindings',
  `id` string COMMENT 'id of resource-set-bindings',
  `links` string COMMENT '_links of resource-set-bindings, as JSON'
)
COMMENT 'Which roles are given out over which resource set.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.resourcesetid' = 'resourceSetId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=resource-set-bindings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=resource-set-bindings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `resource_set_members` (
  `resourcesetid` string COMMENT 'resourceSetId of resource-set-members',
  `roleid` string COMMENT 'roleId of resource-set-members',
  `id` string COMMENT 'id of resource-set-members',
  `created` string COMMENT 'created of resource-set-members',
  `lastupdated` string COMMENT 'lastUpdated of resource-set-members',
  `links` string COMMENT '_links of resource-set-members, as JSON'
)
COMMENT 'Who holds a custom role over which resource set: users, groups and service apps.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.resourcesetid' = 'resourceSetId',
  'mapping.roleid' = 'roleId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=resource-set-members/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=resource-set-members/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `governance_opt_in` (
  `optinstatus` string COMMENT 'optInStatus of governance-opt-in',
  `links` string COMMENT '_links of governance-opt-in, as JSON'
)
COMMENT 'Whether admin roles are under governance.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.optinstatus' = 'optInStatus',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=governance-opt-in/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=governance-opt-in/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `governance_bundles` (
  `id` string COMMENT 'id of governance-bundles',
  `name` string COMMENT 'name of governance-bundles',
  `description` string COMMENT 'description of governance-bundles',
  `status` string COMMENT 'status of governance-bundles',
  `orn` string COMMENT 'orn of governance-bundles',
  `links` string COMMENT '_links of governance-bundles, as JSON'
)
COMMENT 'The bundles of admin roles that people can ask for.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=governance-bundles/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=governance-bundles/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `governance_entitlements` (
  `bundleid` string COMMENT 'bundleId of governance-entitlements',
  `id` string COMMENT 'id of governance-entitlements',
  `role` string COMMENT 'role of governance-entitlements',
  `name` string COMMENT 'name of governance-entitlements',
  `description` string COMMENT 'description of governance-entitlements',
  `links` string COMMENT '_links of governance-entitlements, as JSON'
)
COMMENT 'Which roles each bundle gives.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.bundleid' = 'bundleId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=governance-entitlements/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=governance-entitlements/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `governance_entitlement_values` (
  `bundleid` string COMMENT 'bundleId of governance-entitlement-values',
  `entitlementid` string COMMENT 'entitlementId of governance-entitlement-values',
  `id` string COMMENT 'id of governance-entitlement-values',
  `name` string COMMENT 'name of governance-entitlement-values',
  `value` string COMMENT 'value of governance-entitlement-values',
  `links` string COMMENT '_links of governance-entitlement-values, as JSON'
)
COMMENT 'Over what each role of a bundle gives power.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.bundleid' = 'bundleId',
  'mapping.entitlementid' = 'entitlementId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=governance-entitlement-values/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=governance-entitlement-values/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `identity_providers` (
  `id` string COMMENT 'id of identity-providers',
  `type` string COMMENT 'type of identity-providers',
  `name` string COMMENT 'name of identity-providers',
  `status` string COMMENT 'status of identity-providers',
  `issuermode` string COMMENT 'issuerMode of identity-providers',
  `created` string COMMENT 'created of identity-providers',
  `lastupdated` string COMMENT 'lastUpdated of identity-providers',
  `protocol` string COMMENT 'protocol of identity-providers, as JSON',
  `policy` string COMMENT 'policy of identity-providers, as JSON',
  `links` string COMMENT '_links of identity-providers, as JSON'
)
COMMENT 'Which other systems vouch for people, and whom they may create or link.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.issuermode' = 'issuerMode',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=identity-providers/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=identity-providers/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `identity_provider_users` (
  `idpid` string COMMENT 'idpId of identity-provider-users',
  `userid` string COMMENT 'userId of identity-provider-users',
  `externalid` string COMMENT 'externalId of identity-provider-users',
  `created` string COMMENT 'created of identity-provider-users',
  `lastupdated` string COMMENT 'lastUpdated of identity-provider-users'
)
COMMENT 'Who can sign in through which other system.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.idpid' = 'idpId',
  'mapping.userid' = 'userId',
  'mapping.externalid' = 'externalId',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=identity-provider-users/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=identity-provider-users/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `identity_provider_keys` (
  `kid` string COMMENT 'kid of identity-provider-keys',
  `kty` string COMMENT 'kty of identity-provider-keys',
  `use` string COMMENT 'use of identity-provider-keys',
  `e` string COMMENT 'e of identity-provider-keys',
  `n` string COMMENT 'n of identity-provider-keys',
  `x5c` string COMMENT 'x5c of identity-provider-keys, as JSON',
  `x5t_s256` string COMMENT 'x5t#S256 of identity-provider-keys',
  `created` string COMMENT 'created of identity-provider-keys',
  `lastupdated` string COMMENT 'lastUpdated of identity-provider-keys',
  `expiresat` string COMMENT 'expiresAt of identity-provider-keys'
)
COMMENT 'The certificates by which the org believes other systems, and when they end.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.x5t_s256' = 'x5t#S256',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.expiresat' = 'expiresAt'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=identity-provider-keys/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=identity-provider-keys/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `identity_provider_signing_keys` (
  `idpid` string COMMENT 'idpId of identity-provider-signing-keys',
  `kid` string COMMENT 'kid of identity-provider-signing-keys',
  `kty` string COMMENT 'kty of identity-provider-signing-keys',
  `use` string COMMENT 'use of identity-provider-signing-keys',
  `e` string COMMENT 'e of identity-provider-signing-keys',
  `n` string COMMENT 'n of identity-provider-signing-keys',
  `x5c` string COMMENT 'x5c of identity-provider-signing-keys, as JSON',
  `x5t_s256` string COMMENT 'x5t#S256 of identity-provider-signing-keys',
  `created` string COMMENT 'created of identity-provider-signing-keys',
  `lastupdated` string COMMENT 'lastUpdated of identity-provider-signing-keys',
  `expiresat` string COMMENT 'expiresAt of identity-provider-signing-keys'
)
COMMENT 'The certificates with which Okta signs its requests to other systems, and when they end.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.idpid' = 'idpId',
  'mapping.x5t_s256' = 'x5t#S256',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.expiresat' = 'expiresAt'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=identity-provider-signing-keys/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=identity-provider-signing-keys/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_servers` (
  `id` string COMMENT 'id of authorization-servers',
  `name` string COMMENT 'name of authorization-servers',
  `description` string COMMENT 'description of authorization-servers',
  `audiences` string COMMENT 'audiences of authorization-servers, as JSON',
  `issuer` string COMMENT 'issuer of authorization-servers',
  `issuermode` string COMMENT 'issuerMode of authorization-servers',
  `status` string COMMENT 'status of authorization-servers',
  `created` string COMMENT 'created of authorization-servers',
  `lastupdated` string COMMENT 'lastUpdated of authorization-servers',
  `credentials` string COMMENT 'credentials of authorization-servers, as JSON',
  `links` string COMMENT '_links of authorization-servers, as JSON'
)
COMMENT 'Which servers issue tokens for the org\'s APIs.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.issuermode' = 'issuerMode',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-servers/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-servers/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_policies` (
  `authserverid` string COMMENT 'authServerId of authorization-server-policies',
  `id` string COMMENT 'id of authorization-server-policies',
  `type` string COMMENT 'type of authorization-server-policies',
  `status` string COMMENT 'status of authorization-server-policies',
  `name` string COMMENT 'name of authorization-server-policies',
  `description` string COMMENT 'description of authorization-server-policies',
  `priority` string COMMENT 'priority of authorization-server-policies, as JSON',
  `system` string COMMENT 'system of authorization-server-policies, as JSON',
  `conditions` string COMMENT 'conditions of authorization-server-policies, as JSON',
  `created` string COMMENT 'created of authorization-server-policies',
  `lastupdated` string COMMENT 'lastUpdated of authorization-server-policies',
  `links` string COMMENT '_links of authorization-server-policies, as JSON'
)
COMMENT 'Which clients may get tokens of each server.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-policies/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-policies/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_policy_rules` (
  `authserverid` string COMMENT 'authServerId of authorization-server-policy-rules',
  `policyid` string COMMENT 'policyId of authorization-server-policy-rules',
  `id` string COMMENT 'id of authorization-server-policy-rules',
  `type` string COMMENT 'type of authorization-server-policy-rules',
  `status` string COMMENT 'status of authorization-server-policy-rules',
  `name` string COMMENT 'name of authorization-server-policy-rules',
  `priority` string COMMENT 'priority of authorization-server-policy-rules, as JSON',
  `system` string COMMENT 'system of authorization-server-policy-rules, as JSON',
  `conditions` string COMMENT 'conditions of authorization-server-policy-rules, as JSON',
  `actions` string COMMENT 'actions of authorization-server-policy-rules, as JSON',
  `created` string COMMENT 'created of authorization-server-policy-rules',
  `lastupdated` string COMMENT 'lastUpdated of authorization-server-policy-rules',
  `links` string COMMENT '_links of authorization-server-policy-rules, as JSON'
)
COMMENT 'For whom, with which grants and for how long tokens are issued.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId',
  'mapping.policyid' = 'policyId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-policy-rules/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-policy-rules/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_scopes` (
  `authserverid` string COMMENT 'authServerId of authorization-server-scopes',
  `id` string COMMENT 'id of authorization-server-scopes',
  `name` string COMMENT 'name of authorization-server-scopes',
  `displayname` string COMMENT 'displayName of authorization-server-scopes',
  `description` string COMMENT 'description of authorization-server-scopes',
  `system` string COMMENT 'system of authorization-server-scopes, as JSON',
  `default` string COMMENT 'default of authorization-server-scopes, as JSON',
  `consent` string COMMENT 'consent of authorization-server-scopes',
  `links` string COMMENT '_links of authorization-server-scopes, as JSON'
)
COMMENT 'What tokens can be good for.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId',
  'mapping.displayname' = 'displayName',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-scopes/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-scopes/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_claims` (
  `authserverid` string COMMENT 'authServerId of authorization-server-claims',
  `id` string COMMENT 'id of authorization-server-claims',
  `name` string COMMENT 'name of authorization-server-claims',
  `status` string COMMENT 'status of authorization-server-claims',
  `claimtype` string COMMENT 'claimType of authorization-server-claims',
  `valuetype` string COMMENT 'valueType of authorization-server-claims',
  `value` string COMMENT 'value of authorization-server-claims',
  `system` string COMMENT 'system of authorization-server-claims, as JSON',
  `alwaysincludeintoken` string COMMENT 'alwaysIncludeInToken of authorization-server-claims, as JSON',
  `conditions` string COMMENT 'conditions of authorization-server-claims, as JSON',
  `links` string COMMENT '_links of authorization-server-claims, as JSON'
)
COMMENT 'What tokens say about people.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId',
  'mapping.claimtype' = 'claimType',
  'mapping.valuetype' = 'valueType',
  'mapping.alwaysincludeintoken' = 'alwaysIncludeInToken',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-claims/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-claims/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_keys` (
  `variant` string COMMENT 'variant of authorization-server-keys',
  `authserverid` string COMMENT 'authServerId of authorization-server-keys',
  `kid` string COMMENT 'kid of authorization-server-keys',
  `status` string COMMENT 'status of authorization-server-keys',
  `alg` string COMMENT 'alg of authorization-server-keys',
  `kty` string COMMENT 'kty of authorization-server-keys',
  `use` string COMMENT 'use of authorization-server-keys',
  `e` string COMMENT 'e of authorization-server-keys',
  `n` string COMMENT 'n of authorization-server-keys'
)
COMMENT 'The public keys of each server, and whether they are changed.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-keys/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-keys/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_trust` (
  `authserverid` string COMMENT 'authServerId of authorization-server-trust',
  `trustedserverid` string COMMENT 'trustedServerId of authorization-server-trust',
  `name` string COMMENT 'name of authorization-server-trust',
  `issuer` string COMMENT 'issuer of authorization-server-trust',
  `status` string COMMENT 'status of authorization-server-trust'
)
COMMENT 'Whose tokens each server exchanges for its own.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId',
  'mapping.trustedserverid' = 'trustedServerId'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-trust/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-trust/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_clients` (
  `authserverid` string COMMENT 'authServerId of authorization-server-clients',
  `client_id` string COMMENT 'client_id of authorization-server-clients',
  `client_name` string COMMENT 'client_name of authorization-server-clients',
  `client_uri` string COMMENT 'client_uri of authorization-server-clients, as JSON',
  `logo_uri` string COMMENT 'logo_uri of authorization-server-clients, as JSON'
)
COMMENT 'Which clients hold standing tokens of each server.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-clients/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-clients/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `authorization_server_tokens` (
  `authserverid` string COMMENT 'authServerId of authorization-server-tokens',
  `clientid` string COMMENT 'clientId of authorization-server-tokens',
  `id` string COMMENT 'id of authorization-server-tokens',
  `status` string COMMENT 'status of authorization-server-tokens',
  `created` string COMMENT 'created of authorization-server-tokens',
  `lastupdated` string COMMENT 'lastUpdated of authorization-server-tokens',
  `expiresat` string COMMENT 'expiresAt of authorization-server-tokens',
  `client_id` string COMMENT 'client_id of authorization-server-tokens',
  `userid` string COMMENT 'userId of authorization-server-tokens',
  `scopes` string COMMENT 'scopes of authorization-server-tokens, as JSON'
)
COMMENT 'Standing refresh tokens of each client, by person.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authserverid' = 'authServerId',
  'mapping.clientid' = 'clientId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.expiresat' = 'expiresAt',
  'mapping.userid' = 'userId'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=authorization-server-tokens/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=authorization-server-tokens/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `network_zones` (
  `id` string COMMENT 'id of network-zones',
  `type` string COMMENT 'type of network-zones',
  `name` string COMMENT 'name of network-zones',
  `status` string COMMENT 'status of network-zones',
  `usage` string COMMENT 'usage of network-zones',
  `created` string COMMENT 'created of network-zones',
  `lastupdated` string COMMENT 'lastUpdated of network-zones',
  `system` string COMMENT 'system of network-zones, as JSON',
  `gateways` string COMMENT 'gateways of network-zones, as JSON',
  `proxies` string COMMENT 'proxies of network-zones, as JSON',
  `links` string COMMENT '_links of network-zones, as JSON',
  `proxytype` string COMMENT 'proxyType of network-zones',
  `asns` string COMMENT 'asns of network-zones, as JSON',
  `locations` string COMMENT 'locations of network-zones, as JSON',
  `ipservicecategories` string COMMENT 'ipServiceCategories of network-zones, as JSON'
)
COMMENT 'The networks that sign-in policies and API tokens are bound to.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links',
  'mapping.proxytype' = 'proxyType',
  'mapping.ipservicecategories' = 'ipServiceCategories'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=network-zones/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=network-zones/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `threat_insight` (
  `action` string COMMENT 'action of threat-insight',
  `excludezones` string COMMENT 'excludeZones of threat-insight, as JSON',
  `created` string COMMENT 'created of threat-insight',
  `lastupdated` string COMMENT 'lastUpdated of threat-insight',
  `links` string COMMENT '_links of threat-insight, as JSON'
)
COMMENT 'Whether requests from addresses that Okta knows for attacks are logged or blocked.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.excludezones' = 'excludeZones',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=threat-insight/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=threat-insight/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `attack_protection` (
  `variant` string COMMENT 'variant of attack-protection',
  `preventbruteforcelockoutfromunknowndevices` string COMMENT 'preventBruteForceLockoutFromUnknownDevices of attack-protection, as JSON',
  `verifyknowledgesecondwhen2farequired` string COMMENT 'verifyKnowledgeSecondWhen2faRequired of attack-protection, as JSON'
)
COMMENT 'How the org meets password guessing and bots: lockout, order of factors, challenges.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.preventbruteforcelockoutfromunknowndevices' = 'preventBruteForceLockoutFromUnknownDevices',
  'mapping.verifyknowledgesecondwhen2farequired' = 'verifyKnowledgeSecondWhen2faRequired'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=attack-protection/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=attack-protection/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `captchas` (
  `id` string COMMENT 'id of captchas',
  `name` string COMMENT 'name of captchas',
  `type` string COMMENT 'type of captchas',
  `sitekey` string COMMENT 'siteKey of captchas',
  `links` string COMMENT '_links of captchas, as JSON'
)
COMMENT 'Which challenges can be put to suspected bots.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.sitekey' = 'siteKey',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=captchas/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=captchas/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `behaviors` (
  `id` string COMMENT 'id of behaviors',
  `name` string COMMENT 'name of behaviors',
  `type` string COMMENT 'type of behaviors',
  `status` string COMMENT 'status of behaviors',
  `settings` string COMMENT 'settings of behaviors, as JSON',
  `created` string COMMENT 'created of behaviors',
  `lastupdated` string COMMENT 'lastUpdated of behaviors',
  `links` string COMMENT '_links of behaviors, as JSON'
)
COMMENT 'Which changes of habit count as suspicious in sign-in policies.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=behaviors/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=behaviors/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `trusted_origins` (
  `id` string COMMENT 'id of trusted-origins',
  `name` string COMMENT 'name of trusted-origins',
  `origin` string COMMENT 'origin of trusted-origins',
  `status` string COMMENT 'status of trusted-origins',
  `scopes` string COMMENT 'scopes of trusted-origins, as JSON',
  `created` string COMMENT 'created of trusted-origins',
  `createdby` string COMMENT 'createdBy of trusted-origins',
  `lastupdated` string COMMENT 'lastUpdated of trusted-origins',
  `lastupdatedby` string COMMENT 'lastUpdatedBy of trusted-origins',
  `links` string COMMENT '_links of trusted-origins, as JSON'
)
COMMENT 'Which websites may call Okta with a person\'s session, or receive them after sign-in.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.createdby' = 'createdBy',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.lastupdatedby' = 'lastUpdatedBy',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=trusted-origins/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=trusted-origins/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `devices` (
  `id` string COMMENT 'id of devices',
  `status` string COMMENT 'status of devices',
  `created` string COMMENT 'created of devices',
  `lastupdated` string COMMENT 'lastUpdated of devices',
  `profile` string COMMENT 'profile of devices, as JSON',
  `resourcetype` string COMMENT 'resourceType of devices',
  `embedded` string COMMENT '_embedded of devices, as JSON',
  `links` string COMMENT '_links of devices, as JSON'
)
COMMENT 'Which devices people sign in from, and whether they are managed and encrypted.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.resourcetype' = 'resourceType',
  'mapping.embedded' = '_embedded',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=devices/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=devices/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `device_assurances` (
  `id` string COMMENT 'id of device-assurances',
  `name` string COMMENT 'name of device-assurances',
  `platform` string COMMENT 'platform of device-assurances',
  `osversion` string COMMENT 'osVersion of device-assurances, as JSON',
  `diskencryptiontype` string COMMENT 'diskEncryptionType of device-assurances, as JSON',
  `securehardwarepresent` string COMMENT 'secureHardwarePresent of device-assurances, as JSON',
  `screenlocktype` string COMMENT 'screenLockType of device-assurances, as JSON',
  `createddate` string COMMENT 'createdDate of device-assurances',
  `lastupdate` string COMMENT 'lastUpdate of device-assurances',
  `links` string COMMENT '_links of device-assurances, as JSON'
)
COMMENT 'What a device must prove before a policy lets it in.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.osversion' = 'osVersion',
  'mapping.diskencryptiontype' = 'diskEncryptionType',
  'mapping.securehardwarepresent' = 'secureHardwarePresent',
  'mapping.screenlocktype' = 'screenLockType',
  'mapping.createddate' = 'createdDate',
  'mapping.lastupdate' = 'lastUpdate',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=device-assurances/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=device-assurances/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `device_posture_checks` (
  `variant` string COMMENT 'variant of device-posture-checks',
  `id` string COMMENT 'id of device-posture-checks',
  `name` string COMMENT 'name of device-posture-checks',
  `description` string COMMENT 'description of device-posture-checks',
  `platform` string COMMENT 'platform of device-posture-checks',
  `type` string COMMENT 'type of device-posture-checks',
  `mappingtype` string COMMENT 'mappingType of device-posture-checks',
  `query` string COMMENT 'query of device-posture-checks',
  `variablename` string COMMENT 'variableName of device-posture-checks',
  `createddate` string COMMENT 'createdDate of device-posture-checks',
  `lastupdate` string COMMENT 'lastUpdate of device-posture-checks',
  `links` string COMMENT '_links of device-posture-checks, as JSON'
)
COMMENT 'Which questions are put to devices.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.mappingtype' = 'mappingType',
  'mapping.variablename' = 'variableName',
  'mapping.createddate' = 'createdDate',
  'mapping.lastupdate' = 'lastUpdate',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=device-posture-checks/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=device-posture-checks/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `device_integrations` (
  `id` string COMMENT 'id of device-integrations',
  `name` string COMMENT 'name of device-integrations',
  `displayname` string COMMENT 'displayName of device-integrations',
  `platform` string COMMENT 'platform of device-integrations',
  `status` string COMMENT 'status of device-integrations',
  `metadata` string COMMENT 'metadata of device-integrations, as JSON',
  `links` string COMMENT '_links of device-integrations, as JSON'
)
COMMENT 'Whose word about a device\'s health counts.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.displayname' = 'displayName',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=device-integrations/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=device-integrations/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `api_tokens` (
  `id` string COMMENT 'id of api-tokens',
  `name` string COMMENT 'name of api-tokens',
  `userid` string COMMENT 'userId of api-tokens',
  `clientname` string COMMENT 'clientName of api-tokens',
  `tokenwindow` string COMMENT 'tokenWindow of api-tokens',
  `network` string COMMENT 'network of api-tokens, as JSON',
  `expiresat` string COMMENT 'expiresAt of api-tokens',
  `created` string COMMENT 'created of api-tokens',
  `lastupdated` string COMMENT 'lastUpdated of api-tokens',
  `links` string COMMENT '_links of api-tokens, as JSON'
)
COMMENT 'The API tokens that act for people, who owns them, and from which networks they work.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.userid' = 'userId',
  'mapping.clientname' = 'clientName',
  'mapping.tokenwindow' = 'tokenWindow',
  'mapping.expiresat' = 'expiresAt',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=api-tokens/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=api-tokens/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `api_service_integrations` (
  `id` string COMMENT 'id of api-service-integrations',
  `type` string COMMENT 'type of api-service-integrations',
  `name` string COMMENT 'name of api-service-integrations',
  `createdat` string COMMENT 'createdAt of api-service-integrations',
  `createdby` string COMMENT 'createdBy of api-service-integrations',
  `configguideurl` string COMMENT 'configGuideUrl of api-service-integrations',
  `grantedscopes` string COMMENT 'grantedScopes of api-service-integrations, as JSON',
  `links` string COMMENT '_links of api-service-integrations, as JSON'
)
COMMENT 'Which vendors\' services hold scopes of their own in the org.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.createdat' = 'createdAt',
  'mapping.createdby' = 'createdBy',
  'mapping.configguideurl' = 'configGuideUrl',
  'mapping.grantedscopes' = 'grantedScopes',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=api-service-integrations/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=api-service-integrations/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `service_accounts` (
  `id` string COMMENT 'id of service-accounts',
  `name` string COMMENT 'name of service-accounts',
  `description` string COMMENT 'description of service-accounts',
  `username` string COMMENT 'username of service-accounts',
  `owneruserids` string COMMENT 'ownerUserIds of service-accounts, as JSON',
  `ownergroupids` string COMMENT 'ownerGroupIds of service-accounts, as JSON',
  `status` string COMMENT 'status of service-accounts',
  `statusdetail` string COMMENT 'statusDetail of service-accounts',
  `created` string COMMENT 'created of service-accounts',
  `lastupdated` string COMMENT 'lastUpdated of service-accounts',
  `variant` string COMMENT 'variant of service-accounts'
)
COMMENT 'Shared and machine accounts under management, and who answers for each.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.owneruserids' = 'ownerUserIds',
  'mapping.ownergroupids' = 'ownerGroupIds',
  'mapping.statusdetail' = 'statusDetail',
  'mapping.lastupdated' = 'lastUpdated'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=service-accounts/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=service-accounts/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `event_hooks` (
  `id` string COMMENT 'id of event-hooks',
  `name` string COMMENT 'name of event-hooks',
  `status` string COMMENT 'status of event-hooks',
  `verificationstatus` string COMMENT 'verificationStatus of event-hooks',
  `created` string COMMENT 'created of event-hooks',
  `createdby` string COMMENT 'createdBy of event-hooks',
  `lastupdated` string COMMENT 'lastUpdated of event-hooks',
  `events` string COMMENT 'events of event-hooks, as JSON',
  `channel` string COMMENT 'channel of event-hooks, as JSON',
  `links` string COMMENT '_links of event-hooks, as JSON'
)
COMMENT 'Which systems are told what happens in the org.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.verificationstatus' = 'verificationStatus',
  'mapping.createdby' = 'createdBy',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=event-hooks/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=event-hooks/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `inline_hooks` (
  `id` string COMMENT 'id of inline-hooks',
  `name` string COMMENT 'name of inline-hooks',
  `status` string COMMENT 'status of inline-hooks',
  `type` string COMMENT 'type of inline-hooks',
  `version` string COMMENT 'version of inline-hooks',
  `channel` string COMMENT 'channel of inline-hooks, as JSON',
  `created` string COMMENT 'created of inline-hooks',
  `lastupdated` string COMMENT 'lastUpdated of inline-hooks',
  `links` string COMMENT '_links of inline-hooks, as JSON'
)
COMMENT 'Which systems change what Okta decides while someone signs in or is imported.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=inline-hooks/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=inline-hooks/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `hook_keys` (
  `id` string COMMENT 'id of hook-keys',
  `keyid` string COMMENT 'keyId of hook-keys',
  `name` string COMMENT 'name of hook-keys',
  `created` string COMMENT 'created of hook-keys',
  `lastupdated` string COMMENT 'lastUpdated of hook-keys',
  `isused` string COMMENT 'isUsed of hook-keys'
)
COMMENT 'The keys with which Okta signs its calls, and how old they are.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.keyid' = 'keyId',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.isused' = 'isUsed'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=hook-keys/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=hook-keys/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `log_streams` (
  `id` string COMMENT 'id of log-streams',
  `type` string COMMENT 'type of log-streams',
  `name` string COMMENT 'name of log-streams',
  `status` string COMMENT 'status of log-streams',
  `created` string COMMENT 'created of log-streams',
  `lastupdated` string COMMENT 'lastUpdated of log-streams',
  `settings` string COMMENT 'settings of log-streams, as JSON',
  `links` string COMMENT '_links of log-streams, as JSON'
)
COMMENT 'Whether the System Log is kept elsewhere than with Okta, which keeps it for 90 days.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=log-streams/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=log-streams/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `security_events_providers` (
  `id` string COMMENT 'id of security-events-providers',
  `name` string COMMENT 'name of security-events-providers',
  `type` string COMMENT 'type of security-events-providers',
  `status` string COMMENT 'status of security-events-providers',
  `settings` string COMMENT 'settings of security-events-providers, as JSON',
  `links` string COMMENT '_links of security-events-providers, as JSON'
)
COMMENT 'Whose security signals the org acts on.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=security-events-providers/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=security-events-providers/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `agent_pools` (
  `id` string COMMENT 'id of agent-pools',
  `name` string COMMENT 'name of agent-pools',
  `type` string COMMENT 'type of agent-pools',
  `operationalstatus` string COMMENT 'operationalStatus of agent-pools',
  `disruptedagents` string COMMENT 'disruptedAgents of agent-pools, as JSON',
  `inactiveagents` string COMMENT 'inactiveAgents of agent-pools, as JSON',
  `agents` string COMMENT 'agents of agent-pools, as JSON',
  `links` string COMMENT '_links of agent-pools, as JSON'
)
COMMENT 'Whether the agents that bring in directories run, and in which version.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.operationalstatus' = 'operationalStatus',
  'mapping.disruptedagents' = 'disruptedAgents',
  'mapping.inactiveagents' = 'inactiveAgents',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=agent-pools/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=agent-pools/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `agent_pool_updates` (
  `poolid` string COMMENT 'poolId of agent-pool-updates',
  `id` string COMMENT 'id of agent-pool-updates',
  `name` string COMMENT 'name of agent-pool-updates',
  `agenttype` string COMMENT 'agentType of agent-pool-updates',
  `enabled` string COMMENT 'enabled of agent-pool-updates, as JSON',
  `schedule` string COMMENT 'schedule of agent-pool-updates, as JSON',
  `status` string COMMENT 'status of agent-pool-updates',
  `targetversion` string COMMENT 'targetVersion of agent-pool-updates',
  `links` string COMMENT '_links of agent-pool-updates, as JSON'
)
COMMENT 'When agents are brought up to date.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.poolid' = 'poolId',
  'mapping.agenttype' = 'agentType',
  'mapping.targetversion' = 'targetVersion',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=agent-pool-updates/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=agent-pool-updates/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `agent_pool_update_settings` (
  `poolid` string COMMENT 'poolId of agent-pool-update-settings',
  `agenttype` string COMMENT 'agentType of agent-pool-update-settings',
  `continueonerror` string COMMENT 'continueOnError of agent-pool-update-settings, as JSON',
  `latestversion` string COMMENT 'latestVersion of agent-pool-update-settings',
  `minimalsupportedversion` string COMMENT 'minimalSupportedVersion of agent-pool-update-settings',
  `poolname` string COMMENT 'poolName of agent-pool-update-settings',
  `releasechannel` string COMMENT 'releaseChannel of agent-pool-update-settings'
)
COMMENT 'Which versions of an agent are still supported.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.poolid' = 'poolId',
  'mapping.agenttype' = 'agentType',
  'mapping.continueonerror' = 'continueOnError',
  'mapping.latestversion' = 'latestVersion',
  'mapping.minimalsupportedversion' = 'minimalSupportedVersion',
  'mapping.poolname' = 'poolName',
  'mapping.releasechannel' = 'releaseChannel'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=agent-pool-update-settings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=agent-pool-update-settings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `brands` (
  `id` string COMMENT 'id of brands',
  `name` string COMMENT 'name of brands',
  `isdefault` string COMMENT 'isDefault of brands, as JSON',
  `agreetocustomprivacypolicy` string COMMENT 'agreeToCustomPrivacyPolicy of brands, as JSON',
  `removepoweredbyokta` string COMMENT 'removePoweredByOkta of brands, as JSON',
  `locale` string COMMENT 'locale of brands',
  `emaildomainid` string COMMENT 'emailDomainId of brands',
  `links` string COMMENT '_links of brands, as JSON'
)
COMMENT 'The faces of the org: each has sign-in pages and mails of its own.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.isdefault' = 'isDefault',
  'mapping.agreetocustomprivacypolicy' = 'agreeToCustomPrivacyPolicy',
  'mapping.removepoweredbyokta' = 'removePoweredByOkta',
  'mapping.emaildomainid' = 'emailDomainId',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=brands/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=brands/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `sign_in_pages` (
  `variant` string COMMENT 'variant of sign-in-pages',
  `brandid` string COMMENT 'brandId of sign-in-pages',
  `pagecontent` string COMMENT 'pageContent of sign-in-pages',
  `widgetcustomizations` string COMMENT 'widgetCustomizations of sign-in-pages, as JSON',
  `widgetversion` string COMMENT 'widgetVersion of sign-in-pages',
  `contentsecuritypolicysetting` string COMMENT 'contentSecurityPolicySetting of sign-in-pages, as JSON'
)
COMMENT 'What people read before they sign in, such as a notice of monitoring, and which scripts run there.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.brandid' = 'brandId',
  'mapping.pagecontent' = 'pageContent',
  'mapping.widgetcustomizations' = 'widgetCustomizations',
  'mapping.widgetversion' = 'widgetVersion',
  'mapping.contentsecuritypolicysetting' = 'contentSecurityPolicySetting'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=sign-in-pages/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=sign-in-pages/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `email_templates` (
  `brandid` string COMMENT 'brandId of email-templates',
  `name` string COMMENT 'name of email-templates',
  `embedded` string COMMENT '_embedded of email-templates, as JSON',
  `links` string COMMENT '_links of email-templates, as JSON'
)
COMMENT 'Which mails go to whom, such as the notice of a new sign-in.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.brandid' = 'brandId',
  'mapping.embedded' = '_embedded',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=email-templates/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=email-templates/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `domains` (
  `id` string COMMENT 'id of domains',
  `domain` string COMMENT 'domain of domains',
  `brandid` string COMMENT 'brandId of domains',
  `certificatesourcetype` string COMMENT 'certificateSourceType of domains',
  `validationstatus` string COMMENT 'validationStatus of domains',
  `dnsrecords` string COMMENT 'dnsRecords of domains, as JSON',
  `publiccertificate` string COMMENT 'publicCertificate of domains, as JSON',
  `links` string COMMENT '_links of domains, as JSON'
)
COMMENT 'Under which names people sign in, and when their certificates end.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.brandid' = 'brandId',
  'mapping.certificatesourcetype' = 'certificateSourceType',
  'mapping.validationstatus' = 'validationStatus',
  'mapping.dnsrecords' = 'dnsRecords',
  'mapping.publiccertificate' = 'publicCertificate',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=domains/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=domains/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `email_domains` (
  `id` string COMMENT 'id of email-domains',
  `domain` string COMMENT 'domain of email-domains',
  `displayname` string COMMENT 'displayName of email-domains',
  `username` string COMMENT 'userName of email-domains',
  `validationstatus` string COMMENT 'validationStatus of email-domains',
  `validationsubdomain` string COMMENT 'validationSubdomain of email-domains',
  `dnsvalidationrecords` string COMMENT 'dnsValidationRecords of email-domains, as JSON'
)
COMMENT 'From which addresses the org\'s mails come, and whether the domain was proved.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.displayname' = 'displayName',
  'mapping.username' = 'userName',
  'mapping.validationstatus' = 'validationStatus',
  'mapping.validationsubdomain' = 'validationSubdomain',
  'mapping.dnsvalidationrecords' = 'dnsValidationRecords'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=email-domains/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=email-domains/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `email_servers` (
  `id` string COMMENT 'id of email-servers',
  `alias` string COMMENT 'alias of email-servers',
  `enabled` string COMMENT 'enabled of email-servers, as JSON',
  `authtype` string COMMENT 'authType of email-servers',
  `host` string COMMENT 'host of email-servers',
  `port` string COMMENT 'port of email-servers, as JSON',
  `username` string COMMENT 'username of email-servers'
)
COMMENT 'Through which servers mails with activation and reset links travel.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.authtype' = 'authType'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=email-servers/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=email-servers/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `push_providers` (
  `id` string COMMENT 'id of push-providers',
  `name` string COMMENT 'name of push-providers',
  `providertype` string COMMENT 'providerType of push-providers',
  `lastupdateddate` string COMMENT 'lastUpdatedDate of push-providers',
  `configuration` string COMMENT 'configuration of push-providers, as JSON',
  `links` string COMMENT '_links of push-providers, as JSON'
)
COMMENT 'Through whose services the org\'s own authenticator app is reached.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.providertype' = 'providerType',
  'mapping.lastupdateddate' = 'lastUpdatedDate',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=push-providers/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=push-providers/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `telephony_providers` (
  `id` string COMMENT 'id of telephony-providers',
  `providername` string COMMENT 'providerName of telephony-providers',
  `providersid` string COMMENT 'providerSid of telephony-providers',
  `providercapability` string COMMENT 'providerCapability of telephony-providers',
  `enabled` string COMMENT 'enabled of telephony-providers, as JSON',
  `isprimaryprovider` string COMMENT 'isPrimaryProvider of telephony-providers, as JSON',
  `providersettings` string COMMENT 'providerSettings of telephony-providers, as JSON'
)
COMMENT 'Whose telephone network carries codes.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.providername' = 'providerName',
  'mapping.providersid' = 'providerSid',
  'mapping.providercapability' = 'providerCapability',
  'mapping.isprimaryprovider' = 'isPrimaryProvider',
  'mapping.providersettings' = 'providerSettings'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=telephony-providers/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=telephony-providers/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `realms` (
  `id` string COMMENT 'id of realms',
  `isdefault` string COMMENT 'isDefault of realms, as JSON',
  `created` string COMMENT 'created of realms',
  `lastupdated` string COMMENT 'lastUpdated of realms',
  `profile` string COMMENT 'profile of realms, as JSON',
  `links` string COMMENT '_links of realms, as JSON'
)
COMMENT 'Into which parts the directory is split, each with administrators of its own.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.isdefault' = 'isDefault',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=realms/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=realms/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `realm_assignments` (
  `id` string COMMENT 'id of realm-assignments',
  `name` string COMMENT 'name of realm-assignments',
  `status` string COMMENT 'status of realm-assignments',
  `isdefault` string COMMENT 'isDefault of realm-assignments, as JSON',
  `priority` string COMMENT 'priority of realm-assignments, as JSON',
  `domains` string COMMENT 'domains of realm-assignments, as JSON',
  `conditions` string COMMENT 'conditions of realm-assignments, as JSON',
  `actions` string COMMENT 'actions of realm-assignments, as JSON',
  `created` string COMMENT 'created of realm-assignments',
  `lastupdated` string COMMENT 'lastUpdated of realm-assignments',
  `links` string COMMENT '_links of realm-assignments, as JSON'
)
COMMENT 'Why people are in a realm.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.isdefault' = 'isDefault',
  'mapping.lastupdated' = 'lastUpdated',
  'mapping.links' = '_links'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=realm-assignments/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=realm-assignments/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `rate_limit_settings` (
  `variant` string COMMENT 'variant of rate-limit-settings',
  `notificationsenabled` string COMMENT 'notificationsEnabled of rate-limit-settings, as JSON',
  `defaultmode` string COMMENT 'defaultMode of rate-limit-settings',
  `warningthreshold` string COMMENT 'warningThreshold of rate-limit-settings, as JSON'
)
COMMENT 'Whether one client can starve the others, and who is told.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.notificationsenabled' = 'notificationsEnabled',
  'mapping.defaultmode' = 'defaultMode',
  'mapping.warningthreshold' = 'warningThreshold'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=rate-limit-settings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=rate-limit-settings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `principal_rate_limits` (
  `id` string COMMENT 'id of principal-rate-limits',
  `orgid` string COMMENT 'orgId of principal-rate-limits',
  `principalid` string COMMENT 'principalId of principal-rate-limits',
  `principaltype` string COMMENT 'principalType of principal-rate-limits',
  `defaultpercentage` string COMMENT 'defaultPercentage of principal-rate-limits, as JSON',
  `defaultconcurrencypercentage` string COMMENT 'defaultConcurrencyPercentage of principal-rate-limits, as JSON',
  `createddate` string COMMENT 'createdDate of principal-rate-limits',
  `lastupdate` string COMMENT 'lastUpdate of principal-rate-limits',
  `variant` string COMMENT 'variant of principal-rate-limits'
)
COMMENT 'What part of the org\'s rate limits each API token and service app may use.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.orgid' = 'orgId',
  'mapping.principalid' = 'principalId',
  'mapping.principaltype' = 'principalType',
  'mapping.defaultpercentage' = 'defaultPercentage',
  'mapping.defaultconcurrencypercentage' = 'defaultConcurrencyPercentage',
  'mapping.createddate' = 'createdDate',
  'mapping.lastupdate' = 'lastUpdate'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=principal-rate-limits/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=principal-rate-limits/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `system_log` (
  `uuid` string COMMENT 'uuid of system-log',
  `published` string COMMENT 'published of system-log',
  `eventtype` string COMMENT 'eventType of system-log',
  `version` string COMMENT 'version of system-log',
  `severity` string COMMENT 'severity of system-log',
  `displaymessage` string COMMENT 'displayMessage of system-log',
  `actor` string COMMENT 'actor of system-log, as JSON',
  `client` string COMMENT 'client of system-log, as JSON',
  `outcome` string COMMENT 'outcome of system-log, as JSON',
  `target` string COMMENT 'target of system-log, as JSON',
  `transaction` string COMMENT 'transaction of system-log, as JSON',
  `debugcontext` string COMMENT 'debugContext of system-log, as JSON'
)
COMMENT 'Who did what and when: sign-ins, lifecycle changes, changes of configuration.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.eventtype' = 'eventType',
  'mapping.displaymessage' = 'displayMessage',
  'mapping.debugcontext' = 'debugContext'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=system-log/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=system-log/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `system_log_during` (
  `uuid` string COMMENT 'uuid of system-log-during',
  `published` string COMMENT 'published of system-log-during',
  `eventtype` string COMMENT 'eventType of system-log-during',
  `version` string COMMENT 'version of system-log-during',
  `severity` string COMMENT 'severity of system-log-during',
  `displaymessage` string COMMENT 'displayMessage of system-log-during',
  `actor` string COMMENT 'actor of system-log-during, as JSON',
  `client` string COMMENT 'client of system-log-during, as JSON',
  `outcome` string COMMENT 'outcome of system-log-during, as JSON',
  `target` string COMMENT 'target of system-log-during, as JSON',
  `transaction` string COMMENT 'transaction of system-log-during, as JSON',
  `debugcontext` string COMMENT 'debugContext of system-log-during, as JSON'
)
COMMENT 'What happened while the run read: by it a long collection shows its seams.'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.eventtype' = 'eventType',
  'mapping.displaymessage' = 'displayMessage',
  'mapping.debugcontext' = 'debugContext'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<bucket>/v1/resource=system-log-during/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/resource=system-log-during/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_access_paths` (
  `app_id` string COMMENT 'Okta\'s id of the app',
  `user_id` string COMMENT 'Okta\'s id of the person',
  `group_id` string COMMENT 'the group that opens the app; empty: direct or unexplained',
  `path` string COMMENT 'direct, group, group_rule (an active rule puts people in the group), or unexplained (a group opened it that is not there any more)',
  `group_type` string COMMENT 'OKTA_GROUP, APP_GROUP (from a directory or app), BUILT_IN',
  `rule_ids` array<string> COMMENT 'active rules that put people in that group',
  `rule_expressions` array<string> COMMENT 'what each asks of a person',
  `assigned_at` timestamp COMMENT 'when the person was assigned',
  `app_user_status` string COMMENT 'Okta\'s status of the assignment',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Why is each person assigned to each app?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=access-paths/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=access-paths/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_user_mfa` (
  `user_id` string COMMENT 'Okta\'s id of the person',
  `login` string COMMENT 'the name they sign in with',
  `status` string COMMENT 'Okta\'s status of the account',
  `in_scope` boolean COMMENT 'whether they can sign in: active, password expired, locked out, in recovery, activated, or of a status that is not known here',
  `scope_reason` string COMMENT 'why they are out of scope, or what to mind',
  `user_type` string COMMENT 'employee, contractor, service account: as the profile says',
  `provider` string COMMENT 'where their password is checked, as Okta says',
  `last_login` timestamp COMMENT 'last sign-in to Okta',
  `is_admin` boolean COMMENT 'whether they hold an admin role, directly or through a group',
  `admin_roles` array<string> COMMENT 'types of those roles',
  `factor_kinds` array<string> COMMENT 'what Okta lists as active factors, as authenticator:method',
  `authenticator_kinds` array<string> COMMENT 'what Okta keeps as active enrollments, likewise',
  `n_active` bigint COMMENT 'kinds that count, from either',
  `n_pending` bigint COMMENT 'factors and enrollments begun and not finished',
  `oldest_enrolled_at` timestamp COMMENT 'the first active enrollment but for passwords',
  `newest_enrolled_at` timestamp COMMENT 'the last one',
  `mfa_level` string COMMENT 'phishing_resistant, strong, weak, none, delegated (checked by another identity provider): the best active kind that may be used to sign in',
  `phishing_resistant` boolean COMMENT 'whether the level is phishing_resistant',
  `pr_conditional` boolean COMMENT 'whether it is so through FastPass alone, which some browsers do not reach',
  `hardware_protected` boolean COMMENT 'whether an active kind keeps its key in hardware, as the org\'s settings demand',
  `user_verifying` boolean COMMENT 'whether an active kind demands a fingerprint, a face or a PIN',
  `weak_kinds` array<string> COMMENT 'weak kinds that an attacker may choose',
  `only_weak` boolean COMMENT 'whether the level is weak',
  `email_auto` boolean COMMENT 'whether Identity Engine lists the e-mail address by itself, where no enrollment policy offers e-mail; it does not count',
  `question_recovery_only` boolean COMMENT 'whether a security question is all there is; it never counts',
  `has_bypass_code` boolean COMMENT 'whether a temporary access code is active',
  `delegated` boolean COMMENT 'whether another identity provider signs them in',
  `enroll_policy_id` string COMMENT 'the first active enrollment policy that is for them',
  `grace_until` timestamp COMMENT 'until when that policy lets them go without what it requires',
  `sources` array<string> COMMENT 'what Okta was asked, and has',
  `sources_agree` boolean COMMENT 'whether both show the same authenticators; empty where there is one source',
  `confidence` string COMMENT 'confirmed, single_source, conflict (one shows what the other lacks)',
  `evidence` array<string> COMMENT 'rows that decide: those of the type whose key begins so',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Who has which multifactor authentication, how strong is it, and how is that known?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=user-mfa/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=user-mfa/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_admins` (
  `principal_type` string COMMENT 'USER, CLIENT (a service app), GROUP (whose members all have it)',
  `principal_id` string COMMENT 'Okta\'s id of the person, app or group',
  `role_assignment_id` string COMMENT 'Okta\'s id of the assignment',
  `via_group_id` string COMMENT 'the group that gives the role; empty: it is given directly',
  `login` string COMMENT 'name of the person, app or group',
  `status` string COMMENT 'Okta\'s status of the person or app',
  `role_type` string COMMENT 'SUPER_ADMIN, ORG_ADMIN, CUSTOM, …',
  `role_label` string COMMENT 'the role by its name',
  `is_super` boolean COMMENT 'whether it is the Super Administrator\'s',
  `custom_role_id` string COMMENT 'id of a custom role',
  `resource_set_id` string COMMENT 'what a custom role is bound to',
  `targets` array<string> COMMENT 'groups and apps that the role is bound to; none means all',
  `assignment` string COMMENT 'direct, group, or an assignment of the principal itself',
  `via_group` string COMMENT 'name of that group',
  `granted_at` timestamp COMMENT 'since when',
  `last_login` timestamp COMMENT 'last sign-in to Okta; a service app never signs in',
  `days_since_login` bigint COMMENT 'whole days since then, or since the account was made',
  `dormant` boolean COMMENT 'whether those are as many as the days after which an account is stale, or more',
  `mfa_level` string COMMENT 'as in user-mfa',
  `api_tokens` bigint COMMENT 'API tokens that act with this power',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Who has power over the org, by which path, and how well are they protected?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=admins/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=admins/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_api_credentials` (
  `kind` string COMMENT 'ssws (an API token of a person) or oauth_client (a service app)',
  `id` string COMMENT 'Okta\'s id of the token or app',
  `name` string COMMENT 'its name',
  `owner_id` string COMMENT 'the person whose rights a token has',
  `owner_login` string COMMENT 'the name they sign in with',
  `owner_status` string COMMENT 'Okta\'s status of their account',
  `owner_roles` array<string> COMMENT 'roles of the person or of the service app, those through groups among them',
  `owner_is_super` boolean COMMENT 'whether the Super Administrator\'s is among them',
  `created` timestamp COMMENT 'when it was made',
  `last_updated` timestamp COMMENT 'of a token, when it was last used to the day',
  `expires_at` timestamp COMMENT 'when it ends unless it is used',
  `token_window` string COMMENT 'how long a token lives unused, ISO 8601',
  `age_days` bigint COMMENT 'whole days since it was made',
  `network_connection` string COMMENT 'whence a token works: ANYWHERE, ZONE, …',
  `zones` array<string> COMMENT 'network zones it is bound to',
  `zone_restricted` boolean COMMENT 'whether it works from active zones only; empty for service apps, and where Okta does not show whence',
  `dedicated_account` string COMMENT 'service or person, as the user type of the owner\'s profile says; unknown where it has none',
  `client_auth_method` string COMMENT 'how a service app proves who it is',
  `key_count` bigint COMMENT 'its public keys',
  `oldest_key_days` bigint COMMENT 'age of the oldest active one, in whole days',
  `scopes` array<string> COMMENT 'Okta\'s scopes that it was granted',
  `scopes_write` array<string> COMMENT 'of them those that change something',
  `dpop` boolean COMMENT 'whether a service app must prove possession of its token',
  `is_this_collector` boolean COMMENT 'whether this run read with it; empty where that is not known',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Which credentials act without a person signing in, whose are they, and how far do they reach?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=api-credentials/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=api-credentials/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_app_protection` (
  `app_id` string COMMENT 'Okta\'s id of the app; `hidden` for apps that Okta does not show to this token',
  `label` string COMMENT 'the app as people know it',
  `name` string COMMENT 'the kind of app, in Okta\'s catalog',
  `status` string COMMENT 'ACTIVE or INACTIVE',
  `sign_on_mode` string COMMENT 'SAML_2_0, OPENID_CONNECT, BOOKMARK, …',
  `is_admin_console` boolean COMMENT 'whether it is Okta\'s own Admin Console',
  `policy_id` string COMMENT 'the policy that decides; empty where Okta does not tell',
  `policy_name` string COMMENT 'its name',
  `policy_source` string COMMENT 'app (its link), mapping, org (Classic: the org\'s sign-on policies), none',
  `min_assurance` string COMMENT 'the least that gets in: 1fa, id_proofing, 1fa_pr (one factor, phishing resistant), 2fa, 2fa_pr, deny; unknown where a rule is not known or no policy is',
  `weakest_reachable_rule_id` string COMMENT 'the first rule that lets in with so little',
  `no_mfa_path` boolean COMMENT 'whether one factor is enough by some rule that can decide; empty: not known',
  `no_mfa_population_estimate` bigint COMMENT 'at most so many of the people assigned may use such a rule; earlier rules and exclusions may catch some',
  `zone_restricted` boolean COMMENT 'whether every rule that lets in is bound to network zones; empty where none lets in',
  `catch_all_allows` boolean COMMENT 'whether the last rule, for whoever no other matches, lets in',
  `reachable_rules` bigint COMMENT 'rules that can decide',
  `assigned_users` bigint COMMENT 'people assigned',
  `assigned_groups` bigint COMMENT 'groups assigned',
  `note` string COMMENT 'what to mind',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'What is the weakest way into each app?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=app-protection/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=app-protection/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_changes_since` (
  `kind` string COMMENT 'new_admin, lost_admin, mfa_gained, mfa_lost, new_account, new_credential, gone_credential',
  `subject_id` string COMMENT 'Okta\'s id of the person, group, app or token',
  `detail` string COMMENT 'the role, or what the credential is',
  `subject_name` string COMMENT 'its name',
  `before` string COMMENT 'what the run before had',
  `after` string COMMENT 'what this run has',
  `previous_run` string COMMENT 'the run before',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'What changed for better or worse since the last whole run?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=changes-since/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=changes-since/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_config_changes` (
  `uuid` string COMMENT 'Okta\'s id of the event',
  `published` timestamp COMMENT 'when it happened',
  `event_type` string COMMENT 'Okta\'s type of it',
  `category` string COMMENT 'policy, admin, token, log stream, zone, app, authenticator, identity provider, hook, org, support (whether Okta\'s own people may look)',
  `actor_id` string COMMENT 'who did it',
  `actor_type` string COMMENT 'User, SystemPrincipal, PublicClientApp, …',
  `actor_login` string COMMENT 'by what name they are known',
  `object_type` string COMMENT 'what was changed, in Okta\'s words: the target that has the change, else the first',
  `object_id` string COMMENT 'its id',
  `object_name` string COMMENT 'its name',
  `change_details` string COMMENT 'from what to what, as Okta tells (JSON); empty where it does not',
  `outcome` string COMMENT 'SUCCESS, FAILURE, …',
  `client_ip` string COMMENT 'the address it was done from',
  `transaction_id` string COMMENT 'what binds events of one act',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Who changed the configuration of the org, and what?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=config-changes/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=config-changes/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_leavers` (
  `user_id` string COMMENT 'Okta\'s id of the person',
  `residual_kind` string COMMENT 'app_user, inactive_app, pending_deprovision (Okta waits for the app to confirm), group, admin_role, api_token',
  `residual_id` string COMMENT 'id of the app, group, role assignment or token',
  `login` string COMMENT 'the name they signed in with',
  `status` string COMMENT 'SUSPENDED or DEPROVISIONED',
  `status_changed` timestamp COMMENT 'since when',
  `days_since` bigint COMMENT 'whole days since then',
  `deactivated_by` string COMMENT 'who did it, where the log of this run covers it',
  `residual_name` string COMMENT 'name of the app, group, role or token',
  `app_status` string COMMENT 'whether the app is active',
  `app_user_status` string COMMENT 'Okta\'s status of the assignment',
  `provisioning_enabled` boolean COMMENT 'whether Okta makes accounts in the app',
  `deactivate_feature` boolean COMMENT 'whether Okta deactivates them there',
  `external_id` string COMMENT 'the account in the app, as Okta knows it',
  `downstream` string COMMENT 'unverified where Okta does not deactivate accounts in the app: look there',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'What do people who were deactivated or suspended still have?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=leavers/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=leavers/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_stale_accounts` (
  `user_id` string COMMENT 'Okta\'s id of the person',
  `login` string COMMENT 'the name they sign in with',
  `status` string COMMENT 'Okta\'s status of the account',
  `user_type` string COMMENT 'employee, contractor, service account: as the profile says',
  `created` timestamp COMMENT 'when the account was made',
  `activated` timestamp COMMENT 'when it was activated',
  `last_login` timestamp COMMENT 'last sign-in to Okta; use of an app, a token or an agent is none',
  `basis` string COMMENT 'last_login, or created_never_signed_in where there was no sign-in',
  `days_inactive` bigint COMMENT 'whole days since then',
  `threshold_days` bigint COMMENT 'the days after which an account is stale',
  `stale` boolean COMMENT 'whether those are as many as the threshold, or more',
  `stale_35` boolean COMMENT 'whether those are 35 or more (DISA STIG OKTA-APP-000090)',
  `stale_60` boolean COMMENT 'whether those are 60 or more',
  `stale_90` boolean COMMENT 'whether those are 90 or more (PCI DSS 8.2.6)',
  `apps_assigned` bigint COMMENT 'apps the person is assigned to',
  `is_admin` boolean COMMENT 'whether they hold an admin role',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Which accounts can sign in, and have not for a long time?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=stale-accounts/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=stale-accounts/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_policy_rules` (
  `policy_id` string COMMENT 'Okta\'s id of the policy',
  `rule_id` string COMMENT 'Okta\'s id of the rule',
  `policy_type` string COMMENT 'OKTA_SIGN_ON (who gets a session), ACCESS_POLICY (who gets into an app)',
  `policy_name` string COMMENT 'name of the policy',
  `policy_status` string COMMENT 'ACTIVE or INACTIVE',
  `policy_priority` bigint COMMENT 'its place among policies of its type; only those for the org are walked in order',
  `rule_name` string COMMENT 'name of the rule',
  `priority` bigint COMMENT 'its place in the policy: the first that matches decides',
  `status` string COMMENT 'ACTIVE or INACTIVE',
  `active` boolean COMMENT 'whether policy and rule both are',
  `is_default` boolean COMMENT 'whether it is Okta\'s own last rule, for whoever no other matches',
  `policy_groups` array<string> COMMENT 'groups that the whole policy is for; none means all',
  `groups_included` array<string> COMMENT 'people in any of these groups; none means all',
  `groups_excluded` array<string> COMMENT 'but not in these',
  `users_included` array<string> COMMENT 'ids of people it is for; none means all',
  `users_excluded` array<string> COMMENT 'ids of people it is not for',
  `zones_included` array<string> COMMENT 'from any of these network zones; none means anywhere',
  `zones_excluded` array<string> COMMENT 'but not from these',
  `user_types_included` array<string> COMMENT 'ids of types of user; none means all',
  `user_types_excluded` array<string> COMMENT 'but not these',
  `platforms_included` array<string> COMMENT 'platform and operating system; none means any',
  `platforms_excluded` array<string> COMMENT 'but not these',
  `devices` array<string> COMMENT 'what the device must be: registered, managed, of a device assurance policy',
  `other_conditions` array<string> COMMENT 'all else that must hold: risk, expressions, entry points, behavior',
  `access` string COMMENT 'ALLOW or DENY',
  `verification` string COMMENT 'ASSURANCE, AUTH_METHOD_CHAIN, ID_PROOFING; empty for a rule that only asks for a factor or not',
  `factor_mode` string COMMENT '1FA or 2FA',
  `factor_prompt` string COMMENT 'where only a factor is asked for: ALWAYS, DEVICE (a new one), SESSION',
  `constraints_json` string COMMENT 'what the rule demands of the factors, as Okta says it',
  `min_assurance` string COMMENT 'the least that gets in: 1fa, id_proofing, 1fa_pr (one factor, phishing resistant), 2fa, 2fa_pr, deny; unknown where the rule names what this definition does not know',
  `requires_mfa` boolean COMMENT 'whether every alternative takes two different factors',
  `requires_phishing_resistant` boolean COMMENT 'whether every alternative takes a phishing-resistant one',
  `requires_hardware` boolean COMMENT 'whether every alternative takes a key in hardware',
  `password_only_possible` boolean COMMENT 'whether a password alone is enough',
  `weak_method_possible` boolean COMMENT 'whether text message, call or e-mail can be part of it',
  `reauth_in` string COMMENT 'after how long one must prove oneself again; ISO 8601',
  `session_idle` bigint COMMENT 'minutes after which an unused session ends',
  `session_lifetime` bigint COMMENT 'minutes after which a session ends; 0 is never',
  `persistent_cookie` boolean COMMENT 'whether a session outlives the browser',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Which rule lets whom in, under which conditions, and with which factors at least?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=policy-rules/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=policy-rules/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_findings` (
  `kind` string COMMENT 'admin_without_phishing_resistant_mfa, leaver_keeps_access, token_of_super_admin, stale_account, dormant_admin, rule_lets_one_factor_in, group_rule_grants_admin_role',
  `subject_id` string COMMENT 'Okta\'s id of the person, token or rule',
  `detail` string COMMENT 'of what a leaver keeps, which',
  `severity` string COMMENT 'high or medium',
  `subject_type` string COMMENT 'user, api_token, group_rule, policy_rule',
  `subject_name` string COMMENT 'its name',
  `what` string COMMENT 'what was found, in words',
  `artifact` string COMMENT 'where its rows stand',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'What should somebody look at first?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=findings/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=findings/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_group_hygiene` (
  `group_id` string COMMENT 'Okta\'s id of the group',
  `name` string COMMENT 'name of the group',
  `type` string COMMENT 'OKTA_GROUP, APP_GROUP (from a directory or app), BUILT_IN',
  `created` timestamp COMMENT 'when it was made',
  `last_membership_updated` timestamp COMMENT 'last change of its members',
  `users_count_api` bigint COMMENT 'members, as Okta counts them',
  `users_counted` bigint COMMENT 'members that were read',
  `counts_agree` boolean COMMENT 'whether both are the same, of Everyone with or without the deactivated; Okta\'s count may be of a minute before',
  `rule_managed` boolean COMMENT 'whether an active rule puts people in',
  `rules` array<string> COMMENT 'names of those rules',
  `owners` array<string> COMMENT 'who answers for it',
  `has_owner` boolean COMMENT 'whether anybody does',
  `grants_admin_role` boolean COMMENT 'whether its members hold an admin role through it',
  `admin_roles` array<string> COMMENT 'types of those roles',
  `grants_apps` bigint COMMENT 'active apps that it is assigned to',
  `empty` boolean COMMENT 'whether it has no member',
  `stale` boolean COMMENT 'whether its members did not change for as many whole days as the threshold says, or more',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Which groups give access, who answers for them, and which are forgotten?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=group-hygiene/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=group-hygiene/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_lifecycle_events` (
  `uuid` string COMMENT 'Okta\'s id of the event',
  `published` timestamp COMMENT 'when it happened',
  `event_type` string COMMENT 'Okta\'s type of it',
  `category` string COMMENT 'joiner, mover, leaver, mfa, admin, app, group',
  `actor_id` string COMMENT 'who did it',
  `actor_type` string COMMENT 'User, SystemPrincipal, PublicClientApp, …',
  `actor_login` string COMMENT 'by what name they are known',
  `target_user_id` string COMMENT 'the person it was done to',
  `target_other_id` string COMMENT 'the group, app, role or factor that it was about',
  `outcome` string COMMENT 'SUCCESS, FAILURE, …',
  `client_ip` string COMMENT 'the address it was done from',
  `transaction_id` string COMMENT 'what binds events of one act',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Who joined, moved and left, who gained and lost factors, roles, groups and apps, and who did it?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=lifecycle-events/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=lifecycle-events/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_log_continuity` (
  `since` timestamp COMMENT 'start of the window that was read',
  `until` timestamp COMMENT 'its end',
  `events` bigint COMMENT 'events in it',
  `first_event` timestamp COMMENT 'the first',
  `last_event` timestamp COMMENT 'the last',
  `continues_run` string COMMENT 'the run that this window goes on from; empty: it is the first',
  `previous_until` timestamp COMMENT 'the end of that run\'s window',
  `gap_seconds` bigint COMMENT 'what lies between and neither run covers; anything above 0 is a finding',
  `overlap_seconds` bigint COMMENT 'what was read again, because events come late',
  `pages` bigint COMMENT 'pages that Okta gave',
  `log_streams` bigint COMMENT 'streams to another place',
  `active_streams` bigint COMMENT 'of them active',
  `retention_risk` string COMMENT 'gap (a gap is there), at_risk (nothing before this window is kept by an earlier run, and no stream is active), none',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Does the System Log that this run read join the one before without a gap, and is the log sent elsewhere?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=log-continuity/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=log-continuity/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_mfa_summary` (
  `population` string COMMENT 'all, admins, everyone else, or people of one user type',
  `users_in_scope` bigint COMMENT 'people of it who can sign in: the denominator',
  `enrolled` bigint COMMENT 'of them, known to have weak or better',
  `phishing_resistant` bigint COMMENT 'known to be phishing resistant',
  `strong` bigint COMMENT 'known to be strong and no better',
  `only_weak` bigint COMMENT 'known to be weak and no better',
  `none` bigint COMMENT 'known to have none',
  `delegated` bigint COMMENT 'checked by another identity provider; whether they have any, Okta does not know',
  `n_unknown` bigint COMMENT 'not evaluated',
  `n_conflict` bigint COMMENT 'of whom Okta\'s two sources tell different things',
  `pct_enrolled` double COMMENT 'at least so many of a hundred are enrolled',
  `pct_phishing_resistant` double COMMENT 'at least so many of a hundred are phishing resistant',
  `pct_only_weak` double COMMENT 'at most so many of a hundred have weak kinds only, the unknown and the delegated among them',
  `pct_none` double COMMENT 'at most so many of a hundred have none, the unknown and the delegated among them',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'How many of the people who can sign in have multifactor authentication, and how strong?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=mfa-summary/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=mfa-summary/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_password_policies` (
  `policy_id` string COMMENT 'Okta\'s id of the policy',
  `name` string COMMENT 'name of the policy',
  `description` string COMMENT 'what its owner says of it',
  `status` string COMMENT 'ACTIVE or INACTIVE',
  `priority` bigint COMMENT 'its place: the first that is for a person decides',
  `is_default` boolean COMMENT 'whether it is Okta\'s own, for whoever no other is',
  `groups` array<string> COMMENT 'groups it is for',
  `provider` string COMMENT 'for passwords checked by OKTA, ACTIVE_DIRECTORY, LDAP, or ANY',
  `users_in_scope` bigint COMMENT 'people who can sign in, have a password that Okta or a directory keeps, and this policy for it',
  `min_length` bigint COMMENT 'least characters',
  `lower_case` boolean COMMENT 'whether a lower-case letter is demanded',
  `upper_case` boolean COMMENT 'whether an upper-case letter is',
  `number` boolean COMMENT 'whether a digit is',
  `symbol` boolean COMMENT 'whether a symbol is',
  `excludes_username` boolean COMMENT 'whether parts of the user name are refused',
  `excludes_first_name` boolean COMMENT 'whether the first name is',
  `excludes_last_name` boolean COMMENT 'whether the last name is',
  `excludes_common` boolean COMMENT 'whether common passwords are',
  `max_age_days` bigint COMMENT 'days after which a password expires; 0 is never',
  `expire_warn_days` bigint COMMENT 'days of warning before; 0 is none',
  `min_age_minutes` bigint COMMENT 'minutes before a password can be changed again; 0 is none',
  `history_count` bigint COMMENT 'former passwords that are refused; 0 is none',
  `max_attempts` bigint COMMENT 'failures after which an account is locked; 0 is never',
  `auto_unlock_minutes` bigint COMMENT 'minutes after which it is unlocked; 0 is never',
  `lockout_email` boolean COMMENT 'whether the person is told by e-mail',
  `show_lockout_failures` boolean COMMENT 'whether the sign-in page says that the account is locked',
  `breached_password_check` boolean COMMENT 'whether a password known from a breach has a consequence; empty where Okta shows no such setting',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'What must passwords be, for whom?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=password-policies/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=password-policies/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_population_reconciliation` (
  `check` string COMMENT 'what was counted in two ways',
  `resource_type` string COMMENT 'the resource type that is doubted where they differ',
  `subject` string COMMENT 'id of what was counted for itself; empty: all together',
  `question` string COMMENT 'the question that the two counts answer',
  `expected` bigint COMMENT 'what one place says',
  `actual` bigint COMMENT 'what the other says',
  `result` string COMMENT 'match, explained (by events of the run\'s own time), unexplained, not_evaluated',
  `explanation` string COMMENT 'the events, or why it was not evaluated',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Does what Okta says in two places agree, and is every row where it should be?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=population-reconciliation/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=population-reconciliation/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_service_integrations` (
  `integration_id` string COMMENT 'Okta\'s id of the integration',
  `type` string COMMENT 'which service it is, in Okta\'s catalog',
  `name` string COMMENT 'its name',
  `created` timestamp COMMENT 'when it was authorized',
  `age_days` bigint COMMENT 'whole days since then',
  `created_by` string COMMENT 'Okta\'s id of who authorized it',
  `created_by_login` string COMMENT 'the name they sign in with',
  `created_by_status` string COMMENT 'Okta\'s status of their account',
  `scopes` array<string> COMMENT 'Okta\'s scopes that it was granted; empty where Okta shows none',
  `scopes_write` array<string> COMMENT 'of them those that change something',
  `evidence` array<string> COMMENT 'rows that decide',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Which vendors\' services act in the org with scopes of their own, and who let them in?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=service-integrations/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=service-integrations/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_control_results` (
  `control` string COMMENT 'the control\'s name; its query is published with the run',
  `subject_id` string COMMENT 'Okta\'s id of what was checked; empty: the whole org',
  `title` string COMMENT 'what holds when it passes',
  `severity` string COMMENT 'high, medium or low',
  `requirements` array<string> COMMENT 'what it answers to, as framework: id; not those that name other figures than this run went by',
  `subject_type` string COMMENT 'what was checked; org for all of them together',
  `subject_name` string COMMENT 'its name',
  `result` string COMMENT 'pass, fail or not_evaluated; of the org: fail where one fails, pass where all pass',
  `observed` string COMMENT 'what Okta shows',
  `threshold` string COMMENT 'what is asked',
  `reason` string COMMENT 'why it is not evaluated',
  `evidence` array<string> COMMENT 'rows that decided it, as resource-type/key',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Which controls hold, for what, and what decided it?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=control-results/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=control-results/org=${org}/dt=${dt}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `posture_requirement_results` (
  `framework` string COMMENT 'key of the framework',
  `requirement` string COMMENT 'id that the framework gives it',
  `framework_title` string COMMENT 'name of the framework',
  `framework_version` string COMMENT 'its version',
  `title` string COMMENT 'what it asks, in short: a description, not the framework\'s text',
  `result` string COMMENT 'fail where a control that answers to it fails, pass where all pass, else not_evaluated',
  `controls` array<string> COMMENT 'the controls that answer to it',
  `reason` string COMMENT 'why it is not evaluated',
  `not_evaluated` string COMMENT 'which columns are not answered, and why',
  `definition` string COMMENT 'version of the query that answered',
  `as_of` timestamp COMMENT 'when the run began: what "now" means in the answers'
)
COMMENT 'Which requirements of which framework are met as far as they were checked?'
PARTITIONED BY (`org` string, `dt` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION 's3://<bucket>/v1/posture=requirement-results/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.org.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-01-01,NOW',
  'storage.location.template' = 's3://<bucket>/v1/posture=requirement-results/org=${org}/dt=${dt}/'
);

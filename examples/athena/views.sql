-- The views over the tables, as the named queries of the workgroup have them. `runs_standing` first; `…_asof` before its `…_latest`.
-- Made by `npm run docs` from the catalogue and the queries.

CREATE OR REPLACE VIEW runs_standing AS
SELECT
  org, kind, name, run, valid_from,
  lead(valid_from, 1, TIMESTAMP '9999-12-31 00:00:00') OVER (PARTITION BY org, kind, name ORDER BY run) AS valid_until
FROM (
  SELECT DISTINCT org, kind, name, run, CAST(from_iso8601_timestamp(finished_at) AS timestamp) AS valid_from
  FROM runs
  WHERE stands
);

CREATE OR REPLACE VIEW org_settings_asof AS
SELECT
  r."variant", r."id", r."companyname", r."subdomain", r."status", r."website", r."created", r."lastupdated", r."expiresat", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "org_settings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'org-settings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW org_settings_latest AS
SELECT "variant", "id", "companyname", "subdomain", "status", "website", "created", "lastupdated", "expiresat", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM org_settings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW org_contacts_asof AS
SELECT
  r."variant", r."userid", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "org_contacts" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'org-contacts'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW org_contacts_latest AS
SELECT "variant", "userid", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM org_contacts_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW support_cases_asof AS
SELECT
  r."casenumber", r."subject", r."impersonation", r."selfassigned", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "support_cases" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'support-cases'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW support_cases_latest AS
SELECT "casenumber", "subject", "impersonation", "selfassigned", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM support_cases_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW features_asof AS
SELECT
  r."id", r."name", r."description", r."type", r."stage", r."status", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "features" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'features'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW features_latest AS
SELECT "id", "name", "description", "type", "stage", "status", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM features_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW users_asof AS
SELECT
  r."id", r."status", r."created", r."activated", r."statuschanged", r."lastlogin", r."lastupdated", r."passwordchanged", r."realmid", r."type", r."profile", r."credentials", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "users" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'users'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW users_latest AS
SELECT "id", "status", "created", "activated", "statuschanged", "lastlogin", "lastupdated", "passwordchanged", "realmid", "type", "profile", "credentials", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM users_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_factors_asof AS
SELECT
  r."userid", r."id", r."factortype", r."provider", r."vendorname", r."status", r."created", r."lastupdated", r."profile", r."links", r."carriedfrom", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_factors" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-factors'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_factors_latest AS
SELECT "userid", "id", "factortype", "provider", "vendorname", "status", "created", "lastupdated", "profile", "links", "carriedfrom", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_factors_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_authenticator_enrollments_asof AS
SELECT
  r."userid", r."id", r."type", r."key", r."status", r."name", r."nickname", r."profile", r."created", r."lastupdated", r."carriedfrom", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_authenticator_enrollments" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-authenticator-enrollments'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_authenticator_enrollments_latest AS
SELECT "userid", "id", "type", "key", "status", "name", "nickname", "profile", "created", "lastupdated", "carriedfrom", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_authenticator_enrollments_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_grants_asof AS
SELECT
  r."userid", r."id", r."status", r."created", r."createdby", r."lastupdated", r."issuer", r."clientid", r."scopeid", r."source", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_grants" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-grants'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_grants_latest AS
SELECT "userid", "id", "status", "created", "createdby", "lastupdated", "issuer", "clientid", "scopeid", "source", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_grants_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_clients_asof AS
SELECT
  r."userid", r."client_id", r."client_name", r."client_uri", r."logo_uri", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_clients" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-clients'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_clients_latest AS
SELECT "userid", "client_id", "client_name", "client_uri", "logo_uri", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_clients_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_client_tokens_asof AS
SELECT
  r."userid", r."clientid", r."id", r."status", r."created", r."lastupdated", r."expiresat", r."issuer", r."scopes", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_client_tokens" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-client-tokens'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_client_tokens_latest AS
SELECT "userid", "clientid", "id", "status", "created", "lastupdated", "expiresat", "issuer", "scopes", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_client_tokens_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_risk_asof AS
SELECT
  r."userid", r."risklevel", r."reason", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_risk" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-risk'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_risk_latest AS
SELECT "userid", "risklevel", "reason", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_risk_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_blocks_asof AS
SELECT
  r."userid", r."type", r."appliesto", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_blocks" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-blocks'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_blocks_latest AS
SELECT "userid", "type", "appliesto", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_blocks_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_classifications_asof AS
SELECT
  r."userid", r."type", r."lastupdated", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_classifications" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-classifications'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_classifications_latest AS
SELECT "userid", "type", "lastupdated", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_classifications_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_webauthn_preregistrations_asof AS
SELECT
  r."userid", r."id", r."factortype", r."provider", r."vendorname", r."status", r."created", r."lastupdated", r."profile", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_webauthn_preregistrations" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-webauthn-preregistrations'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_webauthn_preregistrations_latest AS
SELECT "userid", "id", "factortype", "provider", "vendorname", "status", "created", "lastupdated", "profile", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_webauthn_preregistrations_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_types_asof AS
SELECT
  r."id", r."name", r."displayname", r."description", r."default", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_types" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-types'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_types_latest AS
SELECT "id", "name", "displayname", "description", "default", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_types_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW user_schemas_asof AS
SELECT
  r."schemaid", r."id", r."name", r."title", r."created", r."lastupdated", r."definitions", r."type", r."usertypeid", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "user_schemas" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'user-schemas'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW user_schemas_latest AS
SELECT "schemaid", "id", "name", "title", "created", "lastupdated", "definitions", "type", "usertypeid", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM user_schemas_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW group_schema_asof AS
SELECT
  r."id", r."name", r."title", r."created", r."lastupdated", r."definitions", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "group_schema" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'group-schema'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW group_schema_latest AS
SELECT "id", "name", "title", "created", "lastupdated", "definitions", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM group_schema_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW linked_object_definitions_asof AS
SELECT
  r."primary", r."associated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "linked_object_definitions" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'linked-object-definitions'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW linked_object_definitions_latest AS
SELECT "primary", "associated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM linked_object_definitions_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW profile_mappings_asof AS
SELECT
  r."id", r."source", r."target", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "profile_mappings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'profile-mappings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW profile_mappings_latest AS
SELECT "id", "source", "target", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM profile_mappings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW profile_mapping_properties_asof AS
SELECT
  r."mappingid", r."id", r."source", r."target", r."properties", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "profile_mapping_properties" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'profile-mapping-properties'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW profile_mapping_properties_latest AS
SELECT "mappingid", "id", "source", "target", "properties", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM profile_mapping_properties_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_user_schemas_asof AS
SELECT
  r."appid", r."id", r."name", r."title", r."created", r."lastupdated", r."definitions", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_user_schemas" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-user-schemas'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_user_schemas_latest AS
SELECT "appid", "id", "name", "title", "created", "lastupdated", "definitions", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_user_schemas_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW groups_asof AS
SELECT
  r."id", r."created", r."lastupdated", r."lastmembershipupdated", r."objectclass", r."type", r."profile", r."embedded", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "groups" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'groups'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW groups_latest AS
SELECT "id", "created", "lastupdated", "lastmembershipupdated", "objectclass", "type", "profile", "embedded", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM groups_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW group_members_asof AS
SELECT
  r."groupid", r."userid", r."carriedfrom", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "group_members" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'group-members'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW group_members_latest AS
SELECT "groupid", "userid", "carriedfrom", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM group_members_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW group_rules_asof AS
SELECT
  r."id", r."type", r."status", r."name", r."created", r."lastupdated", r."conditions", r."actions", r."allgroupsvalid", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "group_rules" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'group-rules'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW group_rules_latest AS
SELECT "id", "type", "status", "name", "created", "lastupdated", "conditions", "actions", "allgroupsvalid", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM group_rules_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW group_owners_asof AS
SELECT
  r."groupid", r."id", r."type", r."resolved", r."originid", r."origintype", r."displayname", r."lastupdated", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "group_owners" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'group-owners'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW group_owners_latest AS
SELECT "groupid", "id", "type", "resolved", "originid", "origintype", "displayname", "lastupdated", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM group_owners_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW apps_asof AS
SELECT
  r."id", r."name", r."label", r."status", r."created", r."lastupdated", r."features", r."signonmode", r."accessibility", r."visibility", r."credentials", r."settings", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "apps" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'apps'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW apps_latest AS
SELECT "id", "name", "label", "status", "created", "lastupdated", "features", "signonmode", "accessibility", "visibility", "credentials", "settings", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM apps_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_users_asof AS
SELECT
  r."appid", r."userid", r."scope", r."status", r."statuschanged", r."externalid", r."created", r."lastupdated", r."syncstate", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_users" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-users'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_users_latest AS
SELECT "appid", "userid", "scope", "status", "statuschanged", "externalid", "created", "lastupdated", "syncstate", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_users_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_groups_asof AS
SELECT
  r."appid", r."groupid", r."priority", r."lastupdated", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_groups" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-groups'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_groups_latest AS
SELECT "appid", "groupid", "priority", "lastupdated", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_groups_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW first_party_app_settings_asof AS
SELECT
  r."sessionidletimeoutminutes", r."sessionmaxlifetimeminutes", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "first_party_app_settings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'first-party-app-settings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW first_party_app_settings_latest AS
SELECT "sessionidletimeoutminutes", "sessionmaxlifetimeminutes", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM first_party_app_settings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_features_asof AS
SELECT
  r."appid", r."name", r."status", r."description", r."capabilities", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_features" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-features'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_features_latest AS
SELECT "appid", "name", "status", "description", "capabilities", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_features_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_provisioning_connections_asof AS
SELECT
  r."appid", r."authscheme", r."status", r."baseurl", r."profile", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_provisioning_connections" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-provisioning-connections'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_provisioning_connections_latest AS
SELECT "appid", "authscheme", "status", "baseurl", "profile", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_provisioning_connections_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_group_push_mappings_asof AS
SELECT
  r."appid", r."id", r."status", r."sourcegroupid", r."targetgroupid", r."errorsummary", r."created", r."lastupdated", r."lastpush", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_group_push_mappings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-group-push-mappings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_group_push_mappings_latest AS
SELECT "appid", "id", "status", "sourcegroupid", "targetgroupid", "errorsummary", "created", "lastupdated", "lastpush", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_group_push_mappings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_signing_keys_asof AS
SELECT
  r."appid", r."kid", r."kty", r."use", r."e", r."n", r."x5c", r."x5t_s256", r."created", r."lastupdated", r."expiresat", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_signing_keys" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-signing-keys'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_signing_keys_latest AS
SELECT "appid", "kid", "kty", "use", "e", "n", "x5c", "x5t_s256", "created", "lastupdated", "expiresat", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_signing_keys_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_client_keys_asof AS
SELECT
  r."appid", r."id", r."kid", r."kty", r."alg", r."use", r."e", r."n", r."status", r."created", r."lastupdated", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_client_keys" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-client-keys'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_client_keys_latest AS
SELECT "appid", "id", "kid", "kty", "alg", "use", "e", "n", "status", "created", "lastupdated", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_client_keys_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_grants_asof AS
SELECT
  r."appid", r."id", r."status", r."created", r."createdby", r."lastupdated", r."issuer", r."clientid", r."scopeid", r."source", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_grants" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-grants'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_grants_latest AS
SELECT "appid", "id", "status", "created", "createdby", "lastupdated", "issuer", "clientid", "scopeid", "source", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_grants_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_tokens_asof AS
SELECT
  r."appid", r."id", r."status", r."created", r."lastupdated", r."expiresat", r."issuer", r."clientid", r."userid", r."scopes", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_tokens" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-tokens'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_tokens_latest AS
SELECT "appid", "id", "status", "created", "lastupdated", "expiresat", "issuer", "clientid", "userid", "scopes", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_tokens_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_federated_claims_asof AS
SELECT
  r."appid", r."id", r."name", r."expression", r."created", r."lastupdated", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_federated_claims" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-federated-claims'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_federated_claims_latest AS
SELECT "appid", "id", "name", "expression", "created", "lastupdated", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_federated_claims_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW app_interclient_trust_asof AS
SELECT
  r."variant", r."appid", r."value", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "app_interclient_trust" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'app-interclient-trust'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW app_interclient_trust_latest AS
SELECT "variant", "appid", "value", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM app_interclient_trust_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW policies_asof AS
SELECT
  r."id", r."status", r."name", r."description", r."priority", r."system", r."conditions", r."created", r."lastupdated", r."type", r."links", r."settings", r."variant", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "policies" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'policies'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW policies_latest AS
SELECT "id", "status", "name", "description", "priority", "system", "conditions", "created", "lastupdated", "type", "links", "settings", "variant", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM policies_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW policy_rules_asof AS
SELECT
  r."policyid", r."id", r."status", r."name", r."priority", r."created", r."lastupdated", r."system", r."conditions", r."actions", r."type", r."links", r."policytype", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "policy_rules" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'policy-rules'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW policy_rules_latest AS
SELECT "policyid", "id", "status", "name", "priority", "created", "lastupdated", "system", "conditions", "actions", "type", "links", "policytype", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM policy_rules_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW policy_mappings_asof AS
SELECT
  r."policyid", r."id", r."links", r."policytype", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "policy_mappings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'policy-mappings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW policy_mappings_latest AS
SELECT "policyid", "id", "links", "policytype", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM policy_mappings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authenticators_asof AS
SELECT
  r."id", r."type", r."key", r."status", r."name", r."created", r."lastupdated", r."settings", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authenticators" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authenticators'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authenticators_latest AS
SELECT "id", "type", "key", "status", "name", "created", "lastupdated", "settings", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authenticators_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authenticator_methods_asof AS
SELECT
  r."authenticatorid", r."type", r."status", r."settings", r."links", r."verifiableproperties", r."authenticatorkey", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authenticator_methods" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authenticator-methods'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authenticator_methods_latest AS
SELECT "authenticatorid", "type", "status", "settings", "links", "verifiableproperties", "authenticatorkey", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authenticator_methods_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW custom_aaguids_asof AS
SELECT
  r."authenticatorid", r."aaguid", r."name", r."authenticatorcharacteristics", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "custom_aaguids" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'custom-aaguids'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW custom_aaguids_latest AS
SELECT "authenticatorid", "aaguid", "name", "authenticatorcharacteristics", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM custom_aaguids_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW yubikey_tokens_asof AS
SELECT
  r."id", r."status", r."created", r."activated", r."lastverified", r."lastupdated", r."profile", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "yubikey_tokens" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'yubikey-tokens'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW yubikey_tokens_latest AS
SELECT "id", "status", "created", "activated", "lastverified", "lastupdated", "profile", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM yubikey_tokens_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW admin_users_asof AS
SELECT
  r."id", r."orn", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "admin_users" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'admin-users'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW admin_users_latest AS
SELECT "id", "orn", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM admin_users_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW admin_role_assignments_asof AS
SELECT
  r."userid", r."id", r."label", r."type", r."status", r."created", r."lastupdated", r."assignmenttype", r."links", r."role", r."resource_set", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "admin_role_assignments" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'admin-role-assignments'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW admin_role_assignments_latest AS
SELECT "userid", "id", "label", "type", "status", "created", "lastupdated", "assignmenttype", "links", "role", "resource_set", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM admin_role_assignments_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW admin_role_targets_asof AS
SELECT
  r."userid", r."roleassignmentid", r."assignmenttype", r."orn", r."expiration", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "admin_role_targets" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'admin-role-targets'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW admin_role_targets_latest AS
SELECT "userid", "roleassignmentid", "assignmenttype", "orn", "expiration", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM admin_role_targets_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW admin_role_governance_asof AS
SELECT
  r."userid", r."roleassignmentid", r."grantid", r."type", r."bundleid", r."expirationdate", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "admin_role_governance" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'admin-role-governance'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW admin_role_governance_latest AS
SELECT "userid", "roleassignmentid", "grantid", "type", "bundleid", "expirationdate", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM admin_role_governance_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW group_role_assignments_asof AS
SELECT
  r."groupid", r."id", r."label", r."type", r."status", r."created", r."lastupdated", r."assignmenttype", r."links", r."role", r."resource_set", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "group_role_assignments" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'group-role-assignments'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW group_role_assignments_latest AS
SELECT "groupid", "id", "label", "type", "status", "created", "lastupdated", "assignmenttype", "links", "role", "resource_set", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM group_role_assignments_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW group_role_targets_asof AS
SELECT
  r."variant", r."groupid", r."roleassignmentid", r."id", r."name", r."displayname", r."status", r."type", r."profile", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "group_role_targets" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'group-role-targets'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW group_role_targets_latest AS
SELECT "variant", "groupid", "roleassignmentid", "id", "name", "displayname", "status", "type", "profile", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM group_role_targets_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW client_role_assignments_asof AS
SELECT
  r."clientid", r."id", r."label", r."type", r."status", r."created", r."lastupdated", r."assignmenttype", r."links", r."role", r."resource_set", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "client_role_assignments" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'client-role-assignments'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW client_role_assignments_latest AS
SELECT "clientid", "id", "label", "type", "status", "created", "lastupdated", "assignmenttype", "links", "role", "resource_set", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM client_role_assignments_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW client_role_targets_asof AS
SELECT
  r."variant", r."clientid", r."roleassignmentid", r."id", r."name", r."displayname", r."status", r."type", r."profile", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "client_role_targets" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'client-role-targets'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW client_role_targets_latest AS
SELECT "variant", "clientid", "roleassignmentid", "id", "name", "displayname", "status", "type", "profile", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM client_role_targets_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW custom_roles_asof AS
SELECT
  r."id", r."label", r."description", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "custom_roles" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'custom-roles'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW custom_roles_latest AS
SELECT "id", "label", "description", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM custom_roles_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW custom_role_permissions_asof AS
SELECT
  r."roleid", r."label", r."created", r."lastupdated", r."conditions", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "custom_role_permissions" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'custom-role-permissions'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW custom_role_permissions_latest AS
SELECT "roleid", "label", "created", "lastupdated", "conditions", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM custom_role_permissions_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW resource_sets_asof AS
SELECT
  r."id", r."label", r."description", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "resource_sets" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'resource-sets'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW resource_sets_latest AS
SELECT "id", "label", "description", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM resource_sets_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW resource_set_resources_asof AS
SELECT
  r."resourcesetid", r."id", r."orn", r."created", r."lastupdated", r."conditions", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "resource_set_resources" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'resource-set-resources'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW resource_set_resources_latest AS
SELECT "resourcesetid", "id", "orn", "created", "lastupdated", "conditions", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM resource_set_resources_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW resource_set_bindings_asof AS
SELECT
  r."resourcesetid", r."id", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "resource_set_bindings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'resource-set-bindings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW resource_set_bindings_latest AS
SELECT "resourcesetid", "id", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM resource_set_bindings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW resource_set_members_asof AS
SELECT
  r."resourcesetid", r."roleid", r."id", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "resource_set_members" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'resource-set-members'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW resource_set_members_latest AS
SELECT "resourcesetid", "roleid", "id", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM resource_set_members_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW governance_opt_in_asof AS
SELECT
  r."optinstatus", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "governance_opt_in" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'governance-opt-in'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW governance_opt_in_latest AS
SELECT "optinstatus", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM governance_opt_in_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW governance_bundles_asof AS
SELECT
  r."id", r."name", r."description", r."status", r."orn", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "governance_bundles" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'governance-bundles'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW governance_bundles_latest AS
SELECT "id", "name", "description", "status", "orn", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM governance_bundles_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW governance_entitlements_asof AS
SELECT
  r."bundleid", r."id", r."role", r."name", r."description", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "governance_entitlements" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'governance-entitlements'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW governance_entitlements_latest AS
SELECT "bundleid", "id", "role", "name", "description", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM governance_entitlements_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW governance_entitlement_values_asof AS
SELECT
  r."bundleid", r."entitlementid", r."id", r."name", r."value", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "governance_entitlement_values" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'governance-entitlement-values'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW governance_entitlement_values_latest AS
SELECT "bundleid", "entitlementid", "id", "name", "value", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM governance_entitlement_values_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW identity_providers_asof AS
SELECT
  r."id", r."type", r."name", r."status", r."issuermode", r."created", r."lastupdated", r."protocol", r."policy", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "identity_providers" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'identity-providers'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW identity_providers_latest AS
SELECT "id", "type", "name", "status", "issuermode", "created", "lastupdated", "protocol", "policy", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM identity_providers_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW identity_provider_users_asof AS
SELECT
  r."idpid", r."userid", r."externalid", r."created", r."lastupdated", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "identity_provider_users" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'identity-provider-users'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW identity_provider_users_latest AS
SELECT "idpid", "userid", "externalid", "created", "lastupdated", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM identity_provider_users_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW identity_provider_keys_asof AS
SELECT
  r."kid", r."kty", r."use", r."e", r."n", r."x5c", r."x5t_s256", r."created", r."lastupdated", r."expiresat", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "identity_provider_keys" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'identity-provider-keys'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW identity_provider_keys_latest AS
SELECT "kid", "kty", "use", "e", "n", "x5c", "x5t_s256", "created", "lastupdated", "expiresat", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM identity_provider_keys_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW identity_provider_signing_keys_asof AS
SELECT
  r."idpid", r."kid", r."kty", r."use", r."e", r."n", r."x5c", r."x5t_s256", r."created", r."lastupdated", r."expiresat", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "identity_provider_signing_keys" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'identity-provider-signing-keys'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW identity_provider_signing_keys_latest AS
SELECT "idpid", "kid", "kty", "use", "e", "n", "x5c", "x5t_s256", "created", "lastupdated", "expiresat", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM identity_provider_signing_keys_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_servers_asof AS
SELECT
  r."id", r."name", r."description", r."audiences", r."issuer", r."issuermode", r."status", r."created", r."lastupdated", r."credentials", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_servers" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-servers'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_servers_latest AS
SELECT "id", "name", "description", "audiences", "issuer", "issuermode", "status", "created", "lastupdated", "credentials", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_servers_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_policies_asof AS
SELECT
  r."authserverid", r."id", r."type", r."status", r."name", r."description", r."priority", r."system", r."conditions", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_policies" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-policies'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_policies_latest AS
SELECT "authserverid", "id", "type", "status", "name", "description", "priority", "system", "conditions", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_policies_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_policy_rules_asof AS
SELECT
  r."authserverid", r."policyid", r."id", r."type", r."status", r."name", r."priority", r."system", r."conditions", r."actions", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_policy_rules" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-policy-rules'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_policy_rules_latest AS
SELECT "authserverid", "policyid", "id", "type", "status", "name", "priority", "system", "conditions", "actions", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_policy_rules_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_scopes_asof AS
SELECT
  r."authserverid", r."id", r."name", r."displayname", r."description", r."system", r."default", r."consent", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_scopes" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-scopes'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_scopes_latest AS
SELECT "authserverid", "id", "name", "displayname", "description", "system", "default", "consent", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_scopes_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_claims_asof AS
SELECT
  r."authserverid", r."id", r."name", r."status", r."claimtype", r."valuetype", r."value", r."system", r."alwaysincludeintoken", r."conditions", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_claims" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-claims'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_claims_latest AS
SELECT "authserverid", "id", "name", "status", "claimtype", "valuetype", "value", "system", "alwaysincludeintoken", "conditions", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_claims_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_keys_asof AS
SELECT
  r."variant", r."authserverid", r."kid", r."status", r."alg", r."kty", r."use", r."e", r."n", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_keys" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-keys'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_keys_latest AS
SELECT "variant", "authserverid", "kid", "status", "alg", "kty", "use", "e", "n", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_keys_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_trust_asof AS
SELECT
  r."authserverid", r."trustedserverid", r."name", r."issuer", r."status", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_trust" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-trust'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_trust_latest AS
SELECT "authserverid", "trustedserverid", "name", "issuer", "status", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_trust_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_clients_asof AS
SELECT
  r."authserverid", r."client_id", r."client_name", r."client_uri", r."logo_uri", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_clients" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-clients'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_clients_latest AS
SELECT "authserverid", "client_id", "client_name", "client_uri", "logo_uri", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_clients_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW authorization_server_tokens_asof AS
SELECT
  r."authserverid", r."clientid", r."id", r."status", r."created", r."lastupdated", r."expiresat", r."client_id", r."userid", r."scopes", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "authorization_server_tokens" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'authorization-server-tokens'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW authorization_server_tokens_latest AS
SELECT "authserverid", "clientid", "id", "status", "created", "lastupdated", "expiresat", "client_id", "userid", "scopes", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM authorization_server_tokens_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW network_zones_asof AS
SELECT
  r."id", r."type", r."name", r."status", r."usage", r."created", r."lastupdated", r."system", r."gateways", r."proxies", r."links", r."proxytype", r."asns", r."locations", r."ipservicecategories", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "network_zones" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'network-zones'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW network_zones_latest AS
SELECT "id", "type", "name", "status", "usage", "created", "lastupdated", "system", "gateways", "proxies", "links", "proxytype", "asns", "locations", "ipservicecategories", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM network_zones_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW threat_insight_asof AS
SELECT
  r."action", r."excludezones", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "threat_insight" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'threat-insight'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW threat_insight_latest AS
SELECT "action", "excludezones", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM threat_insight_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW attack_protection_asof AS
SELECT
  r."variant", r."preventbruteforcelockoutfromunknowndevices", r."verifyknowledgesecondwhen2farequired", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "attack_protection" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'attack-protection'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW attack_protection_latest AS
SELECT "variant", "preventbruteforcelockoutfromunknowndevices", "verifyknowledgesecondwhen2farequired", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM attack_protection_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW captchas_asof AS
SELECT
  r."id", r."name", r."type", r."sitekey", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "captchas" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'captchas'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW captchas_latest AS
SELECT "id", "name", "type", "sitekey", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM captchas_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW behaviors_asof AS
SELECT
  r."id", r."name", r."type", r."status", r."settings", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "behaviors" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'behaviors'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW behaviors_latest AS
SELECT "id", "name", "type", "status", "settings", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM behaviors_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW trusted_origins_asof AS
SELECT
  r."id", r."name", r."origin", r."status", r."scopes", r."created", r."createdby", r."lastupdated", r."lastupdatedby", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "trusted_origins" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'trusted-origins'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW trusted_origins_latest AS
SELECT "id", "name", "origin", "status", "scopes", "created", "createdby", "lastupdated", "lastupdatedby", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM trusted_origins_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW devices_asof AS
SELECT
  r."id", r."status", r."created", r."lastupdated", r."profile", r."resourcetype", r."embedded", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "devices" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'devices'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW devices_latest AS
SELECT "id", "status", "created", "lastupdated", "profile", "resourcetype", "embedded", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM devices_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW device_assurances_asof AS
SELECT
  r."id", r."name", r."platform", r."osversion", r."diskencryptiontype", r."securehardwarepresent", r."screenlocktype", r."createddate", r."lastupdate", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "device_assurances" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'device-assurances'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW device_assurances_latest AS
SELECT "id", "name", "platform", "osversion", "diskencryptiontype", "securehardwarepresent", "screenlocktype", "createddate", "lastupdate", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM device_assurances_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW device_posture_checks_asof AS
SELECT
  r."variant", r."id", r."name", r."description", r."platform", r."type", r."mappingtype", r."query", r."variablename", r."createddate", r."lastupdate", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "device_posture_checks" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'device-posture-checks'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW device_posture_checks_latest AS
SELECT "variant", "id", "name", "description", "platform", "type", "mappingtype", "query", "variablename", "createddate", "lastupdate", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM device_posture_checks_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW device_integrations_asof AS
SELECT
  r."id", r."name", r."displayname", r."platform", r."status", r."metadata", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "device_integrations" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'device-integrations'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW device_integrations_latest AS
SELECT "id", "name", "displayname", "platform", "status", "metadata", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM device_integrations_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW api_tokens_asof AS
SELECT
  r."id", r."name", r."userid", r."clientname", r."tokenwindow", r."network", r."expiresat", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "api_tokens" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'api-tokens'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW api_tokens_latest AS
SELECT "id", "name", "userid", "clientname", "tokenwindow", "network", "expiresat", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM api_tokens_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW api_service_integrations_asof AS
SELECT
  r."id", r."type", r."name", r."createdat", r."createdby", r."configguideurl", r."grantedscopes", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "api_service_integrations" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'api-service-integrations'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW api_service_integrations_latest AS
SELECT "id", "type", "name", "createdat", "createdby", "configguideurl", "grantedscopes", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM api_service_integrations_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW service_accounts_asof AS
SELECT
  r."id", r."name", r."description", r."username", r."owneruserids", r."ownergroupids", r."status", r."statusdetail", r."created", r."lastupdated", r."variant", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "service_accounts" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'service-accounts'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW service_accounts_latest AS
SELECT "id", "name", "description", "username", "owneruserids", "ownergroupids", "status", "statusdetail", "created", "lastupdated", "variant", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM service_accounts_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW event_hooks_asof AS
SELECT
  r."id", r."name", r."status", r."verificationstatus", r."created", r."createdby", r."lastupdated", r."events", r."channel", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "event_hooks" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'event-hooks'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW event_hooks_latest AS
SELECT "id", "name", "status", "verificationstatus", "created", "createdby", "lastupdated", "events", "channel", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM event_hooks_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW inline_hooks_asof AS
SELECT
  r."id", r."name", r."status", r."type", r."version", r."channel", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "inline_hooks" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'inline-hooks'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW inline_hooks_latest AS
SELECT "id", "name", "status", "type", "version", "channel", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM inline_hooks_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW hook_keys_asof AS
SELECT
  r."id", r."keyid", r."name", r."created", r."lastupdated", r."isused", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "hook_keys" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'hook-keys'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW hook_keys_latest AS
SELECT "id", "keyid", "name", "created", "lastupdated", "isused", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM hook_keys_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW log_streams_asof AS
SELECT
  r."id", r."type", r."name", r."status", r."created", r."lastupdated", r."settings", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "log_streams" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'log-streams'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW log_streams_latest AS
SELECT "id", "type", "name", "status", "created", "lastupdated", "settings", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM log_streams_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW security_events_providers_asof AS
SELECT
  r."id", r."name", r."type", r."status", r."settings", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "security_events_providers" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'security-events-providers'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW security_events_providers_latest AS
SELECT "id", "name", "type", "status", "settings", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM security_events_providers_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW agent_pools_asof AS
SELECT
  r."id", r."name", r."type", r."operationalstatus", r."disruptedagents", r."inactiveagents", r."agents", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "agent_pools" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'agent-pools'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW agent_pools_latest AS
SELECT "id", "name", "type", "operationalstatus", "disruptedagents", "inactiveagents", "agents", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM agent_pools_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW agent_pool_updates_asof AS
SELECT
  r."poolid", r."id", r."name", r."agenttype", r."enabled", r."schedule", r."status", r."targetversion", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "agent_pool_updates" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'agent-pool-updates'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW agent_pool_updates_latest AS
SELECT "poolid", "id", "name", "agenttype", "enabled", "schedule", "status", "targetversion", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM agent_pool_updates_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW agent_pool_update_settings_asof AS
SELECT
  r."poolid", r."agenttype", r."continueonerror", r."latestversion", r."minimalsupportedversion", r."poolname", r."releasechannel", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "agent_pool_update_settings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'agent-pool-update-settings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW agent_pool_update_settings_latest AS
SELECT "poolid", "agenttype", "continueonerror", "latestversion", "minimalsupportedversion", "poolname", "releasechannel", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM agent_pool_update_settings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW brands_asof AS
SELECT
  r."id", r."name", r."isdefault", r."agreetocustomprivacypolicy", r."removepoweredbyokta", r."locale", r."emaildomainid", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "brands" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'brands'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW brands_latest AS
SELECT "id", "name", "isdefault", "agreetocustomprivacypolicy", "removepoweredbyokta", "locale", "emaildomainid", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM brands_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW sign_in_pages_asof AS
SELECT
  r."variant", r."brandid", r."pagecontent", r."widgetcustomizations", r."widgetversion", r."contentsecuritypolicysetting", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "sign_in_pages" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'sign-in-pages'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW sign_in_pages_latest AS
SELECT "variant", "brandid", "pagecontent", "widgetcustomizations", "widgetversion", "contentsecuritypolicysetting", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM sign_in_pages_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW email_templates_asof AS
SELECT
  r."brandid", r."name", r."embedded", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "email_templates" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'email-templates'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW email_templates_latest AS
SELECT "brandid", "name", "embedded", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM email_templates_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW domains_asof AS
SELECT
  r."id", r."domain", r."brandid", r."certificatesourcetype", r."validationstatus", r."dnsrecords", r."publiccertificate", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "domains" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'domains'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW domains_latest AS
SELECT "id", "domain", "brandid", "certificatesourcetype", "validationstatus", "dnsrecords", "publiccertificate", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM domains_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW email_domains_asof AS
SELECT
  r."id", r."domain", r."displayname", r."username", r."validationstatus", r."validationsubdomain", r."dnsvalidationrecords", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "email_domains" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'email-domains'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW email_domains_latest AS
SELECT "id", "domain", "displayname", "username", "validationstatus", "validationsubdomain", "dnsvalidationrecords", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM email_domains_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW email_servers_asof AS
SELECT
  r."id", r."alias", r."enabled", r."authtype", r."host", r."port", r."username", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "email_servers" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'email-servers'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW email_servers_latest AS
SELECT "id", "alias", "enabled", "authtype", "host", "port", "username", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM email_servers_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW push_providers_asof AS
SELECT
  r."id", r."name", r."providertype", r."lastupdateddate", r."configuration", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "push_providers" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'push-providers'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW push_providers_latest AS
SELECT "id", "name", "providertype", "lastupdateddate", "configuration", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM push_providers_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW telephony_providers_asof AS
SELECT
  r."id", r."providername", r."providersid", r."providercapability", r."enabled", r."isprimaryprovider", r."providersettings", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "telephony_providers" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'telephony-providers'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW telephony_providers_latest AS
SELECT "id", "providername", "providersid", "providercapability", "enabled", "isprimaryprovider", "providersettings", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM telephony_providers_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW realms_asof AS
SELECT
  r."id", r."isdefault", r."created", r."lastupdated", r."profile", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "realms" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'realms'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW realms_latest AS
SELECT "id", "isdefault", "created", "lastupdated", "profile", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM realms_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW realm_assignments_asof AS
SELECT
  r."id", r."name", r."status", r."isdefault", r."priority", r."domains", r."conditions", r."actions", r."created", r."lastupdated", r."links", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "realm_assignments" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'realm-assignments'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW realm_assignments_latest AS
SELECT "id", "name", "status", "isdefault", "priority", "domains", "conditions", "actions", "created", "lastupdated", "links", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM realm_assignments_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW rate_limit_settings_asof AS
SELECT
  r."variant", r."notificationsenabled", r."defaultmode", r."warningthreshold", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "rate_limit_settings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'rate-limit-settings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW rate_limit_settings_latest AS
SELECT "variant", "notificationsenabled", "defaultmode", "warningthreshold", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM rate_limit_settings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW principal_rate_limits_asof AS
SELECT
  r."id", r."orgid", r."principalid", r."principaltype", r."defaultpercentage", r."defaultconcurrencypercentage", r."createddate", r."lastupdate", r."variant", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "principal_rate_limits" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'principal-rate-limits'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW principal_rate_limits_latest AS
SELECT "id", "orgid", "principalid", "principaltype", "defaultpercentage", "defaultconcurrencypercentage", "createddate", "lastupdate", "variant", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM principal_rate_limits_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW system_log_asof AS
SELECT
  r."uuid", r."published", r."eventtype", r."version", r."severity", r."displaymessage", r."actor", r."client", r."outcome", r."target", r."transaction", r."debugcontext", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "system_log" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'system-log'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW system_log_latest AS
SELECT "uuid", "published", "eventtype", "version", "severity", "displaymessage", "actor", "client", "outcome", "target", "transaction", "debugcontext", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM system_log_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW system_log_during_asof AS
SELECT
  r."uuid", r."published", r."eventtype", r."version", r."severity", r."displaymessage", r."actor", r."client", r."outcome", r."target", r."transaction", r."debugcontext", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "system_log_during" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'resource' AND c.name = 'system-log-during'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW system_log_during_latest AS
SELECT "uuid", "published", "eventtype", "version", "severity", "displaymessage", "actor", "client", "outcome", "target", "transaction", "debugcontext", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM system_log_during_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_access_paths_asof AS
SELECT
  r."app_id", r."user_id", r."group_id", r."path", r."group_type", r."rule_ids", r."rule_expressions", r."assigned_at", r."app_user_status", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_access_paths" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'access-paths'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_access_paths_latest AS
SELECT "app_id", "user_id", "group_id", "path", "group_type", "rule_ids", "rule_expressions", "assigned_at", "app_user_status", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_access_paths_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_user_mfa_asof AS
SELECT
  r."user_id", r."login", r."status", r."in_scope", r."scope_reason", r."user_type", r."provider", r."last_login", r."is_admin", r."admin_roles", r."factor_kinds", r."authenticator_kinds", r."n_active", r."n_pending", r."oldest_enrolled_at", r."newest_enrolled_at", r."mfa_level", r."phishing_resistant", r."pr_conditional", r."hardware_protected", r."user_verifying", r."weak_kinds", r."only_weak", r."email_auto", r."question_recovery_only", r."has_bypass_code", r."delegated", r."enroll_policy_id", r."grace_until", r."sources", r."sources_agree", r."confidence", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_user_mfa" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'user-mfa'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_user_mfa_latest AS
SELECT "user_id", "login", "status", "in_scope", "scope_reason", "user_type", "provider", "last_login", "is_admin", "admin_roles", "factor_kinds", "authenticator_kinds", "n_active", "n_pending", "oldest_enrolled_at", "newest_enrolled_at", "mfa_level", "phishing_resistant", "pr_conditional", "hardware_protected", "user_verifying", "weak_kinds", "only_weak", "email_auto", "question_recovery_only", "has_bypass_code", "delegated", "enroll_policy_id", "grace_until", "sources", "sources_agree", "confidence", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_user_mfa_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_admins_asof AS
SELECT
  r."principal_type", r."principal_id", r."role_assignment_id", r."via_group_id", r."login", r."status", r."role_type", r."role_label", r."is_super", r."custom_role_id", r."resource_set_id", r."targets", r."assignment", r."via_group", r."granted_at", r."last_login", r."days_since_login", r."dormant", r."mfa_level", r."api_tokens", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_admins" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'admins'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_admins_latest AS
SELECT "principal_type", "principal_id", "role_assignment_id", "via_group_id", "login", "status", "role_type", "role_label", "is_super", "custom_role_id", "resource_set_id", "targets", "assignment", "via_group", "granted_at", "last_login", "days_since_login", "dormant", "mfa_level", "api_tokens", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_admins_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_api_credentials_asof AS
SELECT
  r."kind", r."id", r."name", r."owner_id", r."owner_login", r."owner_status", r."owner_roles", r."owner_is_super", r."created", r."last_updated", r."expires_at", r."token_window", r."age_days", r."network_connection", r."zones", r."zone_restricted", r."dedicated_account", r."client_auth_method", r."key_count", r."oldest_key_days", r."scopes", r."scopes_write", r."dpop", r."is_this_collector", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_api_credentials" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'api-credentials'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_api_credentials_latest AS
SELECT "kind", "id", "name", "owner_id", "owner_login", "owner_status", "owner_roles", "owner_is_super", "created", "last_updated", "expires_at", "token_window", "age_days", "network_connection", "zones", "zone_restricted", "dedicated_account", "client_auth_method", "key_count", "oldest_key_days", "scopes", "scopes_write", "dpop", "is_this_collector", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_api_credentials_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_app_protection_asof AS
SELECT
  r."app_id", r."label", r."name", r."status", r."sign_on_mode", r."is_admin_console", r."policy_id", r."policy_name", r."policy_source", r."min_assurance", r."weakest_reachable_rule_id", r."no_mfa_path", r."no_mfa_population_estimate", r."zone_restricted", r."catch_all_allows", r."reachable_rules", r."assigned_users", r."assigned_groups", r."note", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_app_protection" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'app-protection'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_app_protection_latest AS
SELECT "app_id", "label", "name", "status", "sign_on_mode", "is_admin_console", "policy_id", "policy_name", "policy_source", "min_assurance", "weakest_reachable_rule_id", "no_mfa_path", "no_mfa_population_estimate", "zone_restricted", "catch_all_allows", "reachable_rules", "assigned_users", "assigned_groups", "note", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_app_protection_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_changes_since_asof AS
SELECT
  r."kind", r."subject_id", r."detail", r."subject_name", r."before", r."after", r."previous_run", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_changes_since" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'changes-since'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_changes_since_latest AS
SELECT "kind", "subject_id", "detail", "subject_name", "before", "after", "previous_run", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_changes_since_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_config_changes_asof AS
SELECT
  r."uuid", r."published", r."event_type", r."category", r."actor_id", r."actor_type", r."actor_login", r."object_type", r."object_id", r."object_name", r."change_details", r."outcome", r."client_ip", r."transaction_id", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_config_changes" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'config-changes'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_config_changes_latest AS
SELECT "uuid", "published", "event_type", "category", "actor_id", "actor_type", "actor_login", "object_type", "object_id", "object_name", "change_details", "outcome", "client_ip", "transaction_id", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_config_changes_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_leavers_asof AS
SELECT
  r."user_id", r."residual_kind", r."residual_id", r."login", r."status", r."status_changed", r."days_since", r."deactivated_by", r."residual_name", r."app_status", r."app_user_status", r."provisioning_enabled", r."deactivate_feature", r."external_id", r."downstream", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_leavers" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'leavers'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_leavers_latest AS
SELECT "user_id", "residual_kind", "residual_id", "login", "status", "status_changed", "days_since", "deactivated_by", "residual_name", "app_status", "app_user_status", "provisioning_enabled", "deactivate_feature", "external_id", "downstream", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_leavers_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_stale_accounts_asof AS
SELECT
  r."user_id", r."login", r."status", r."user_type", r."created", r."activated", r."last_login", r."basis", r."days_inactive", r."threshold_days", r."stale", r."stale_35", r."stale_60", r."stale_90", r."apps_assigned", r."is_admin", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_stale_accounts" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'stale-accounts'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_stale_accounts_latest AS
SELECT "user_id", "login", "status", "user_type", "created", "activated", "last_login", "basis", "days_inactive", "threshold_days", "stale", "stale_35", "stale_60", "stale_90", "apps_assigned", "is_admin", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_stale_accounts_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_policy_rules_asof AS
SELECT
  r."policy_id", r."rule_id", r."policy_type", r."policy_name", r."policy_status", r."policy_priority", r."rule_name", r."priority", r."status", r."active", r."is_default", r."policy_groups", r."groups_included", r."groups_excluded", r."users_included", r."users_excluded", r."zones_included", r."zones_excluded", r."user_types_included", r."user_types_excluded", r."platforms_included", r."platforms_excluded", r."devices", r."other_conditions", r."access", r."verification", r."factor_mode", r."factor_prompt", r."constraints_json", r."min_assurance", r."requires_mfa", r."requires_phishing_resistant", r."requires_hardware", r."password_only_possible", r."weak_method_possible", r."reauth_in", r."session_idle", r."session_lifetime", r."persistent_cookie", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_policy_rules" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'policy-rules'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_policy_rules_latest AS
SELECT "policy_id", "rule_id", "policy_type", "policy_name", "policy_status", "policy_priority", "rule_name", "priority", "status", "active", "is_default", "policy_groups", "groups_included", "groups_excluded", "users_included", "users_excluded", "zones_included", "zones_excluded", "user_types_included", "user_types_excluded", "platforms_included", "platforms_excluded", "devices", "other_conditions", "access", "verification", "factor_mode", "factor_prompt", "constraints_json", "min_assurance", "requires_mfa", "requires_phishing_resistant", "requires_hardware", "password_only_possible", "weak_method_possible", "reauth_in", "session_idle", "session_lifetime", "persistent_cookie", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_policy_rules_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_findings_asof AS
SELECT
  r."kind", r."subject_id", r."detail", r."severity", r."subject_type", r."subject_name", r."what", r."artifact", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_findings" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'findings'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_findings_latest AS
SELECT "kind", "subject_id", "detail", "severity", "subject_type", "subject_name", "what", "artifact", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_findings_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_group_hygiene_asof AS
SELECT
  r."group_id", r."name", r."type", r."created", r."last_membership_updated", r."users_count_api", r."users_counted", r."counts_agree", r."rule_managed", r."rules", r."owners", r."has_owner", r."grants_admin_role", r."admin_roles", r."grants_apps", r."empty", r."stale", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_group_hygiene" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'group-hygiene'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_group_hygiene_latest AS
SELECT "group_id", "name", "type", "created", "last_membership_updated", "users_count_api", "users_counted", "counts_agree", "rule_managed", "rules", "owners", "has_owner", "grants_admin_role", "admin_roles", "grants_apps", "empty", "stale", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_group_hygiene_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_lifecycle_events_asof AS
SELECT
  r."uuid", r."published", r."event_type", r."category", r."actor_id", r."actor_type", r."actor_login", r."target_user_id", r."target_other_id", r."outcome", r."client_ip", r."transaction_id", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_lifecycle_events" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'lifecycle-events'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_lifecycle_events_latest AS
SELECT "uuid", "published", "event_type", "category", "actor_id", "actor_type", "actor_login", "target_user_id", "target_other_id", "outcome", "client_ip", "transaction_id", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_lifecycle_events_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_log_continuity_asof AS
SELECT
  r."since", r."until", r."events", r."first_event", r."last_event", r."continues_run", r."previous_until", r."gap_seconds", r."overlap_seconds", r."pages", r."log_streams", r."active_streams", r."retention_risk", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_log_continuity" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'log-continuity'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_log_continuity_latest AS
SELECT "since", "until", "events", "first_event", "last_event", "continues_run", "previous_until", "gap_seconds", "overlap_seconds", "pages", "log_streams", "active_streams", "retention_risk", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_log_continuity_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_mfa_summary_asof AS
SELECT
  r."population", r."users_in_scope", r."enrolled", r."phishing_resistant", r."strong", r."only_weak", r."none", r."delegated", r."n_unknown", r."n_conflict", r."pct_enrolled", r."pct_phishing_resistant", r."pct_only_weak", r."pct_none", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_mfa_summary" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'mfa-summary'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_mfa_summary_latest AS
SELECT "population", "users_in_scope", "enrolled", "phishing_resistant", "strong", "only_weak", "none", "delegated", "n_unknown", "n_conflict", "pct_enrolled", "pct_phishing_resistant", "pct_only_weak", "pct_none", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_mfa_summary_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_password_policies_asof AS
SELECT
  r."policy_id", r."name", r."description", r."status", r."priority", r."is_default", r."groups", r."provider", r."users_in_scope", r."min_length", r."lower_case", r."upper_case", r."number", r."symbol", r."excludes_username", r."excludes_first_name", r."excludes_last_name", r."excludes_common", r."max_age_days", r."expire_warn_days", r."min_age_minutes", r."history_count", r."max_attempts", r."auto_unlock_minutes", r."lockout_email", r."show_lockout_failures", r."breached_password_check", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_password_policies" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'password-policies'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_password_policies_latest AS
SELECT "policy_id", "name", "description", "status", "priority", "is_default", "groups", "provider", "users_in_scope", "min_length", "lower_case", "upper_case", "number", "symbol", "excludes_username", "excludes_first_name", "excludes_last_name", "excludes_common", "max_age_days", "expire_warn_days", "min_age_minutes", "history_count", "max_attempts", "auto_unlock_minutes", "lockout_email", "show_lockout_failures", "breached_password_check", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_password_policies_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_population_reconciliation_asof AS
SELECT
  r."check", r."resource_type", r."subject", r."question", r."expected", r."actual", r."result", r."explanation", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_population_reconciliation" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'population-reconciliation'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_population_reconciliation_latest AS
SELECT "check", "resource_type", "subject", "question", "expected", "actual", "result", "explanation", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_population_reconciliation_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_service_integrations_asof AS
SELECT
  r."integration_id", r."type", r."name", r."created", r."age_days", r."created_by", r."created_by_login", r."created_by_status", r."scopes", r."scopes_write", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_service_integrations" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'service-integrations'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_service_integrations_latest AS
SELECT "integration_id", "type", "name", "created", "age_days", "created_by", "created_by_login", "created_by_status", "scopes", "scopes_write", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_service_integrations_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_control_results_asof AS
SELECT
  r."control", r."subject_id", r."title", r."severity", r."requirements", r."subject_type", r."subject_name", r."result", r."observed", r."threshold", r."reason", r."evidence", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_control_results" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'control-results'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_control_results_latest AS
SELECT "control", "subject_id", "title", "severity", "requirements", "subject_type", "subject_name", "result", "observed", "threshold", "reason", "evidence", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_control_results_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

CREATE OR REPLACE VIEW posture_requirement_results_asof AS
SELECT
  r."framework", r."requirement", r."framework_title", r."framework_version", r."title", r."result", r."controls", r."reason", r."not_evaluated", r."definition", r."as_of", r."org", r."dt",
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM "posture_requirement_results" AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = 'posture' AND c.name = 'requirement-results'
  AND c.key = regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run;

CREATE OR REPLACE VIEW posture_requirement_results_latest AS
SELECT "framework", "requirement", "framework_title", "framework_version", "title", "result", "controls", "reason", "not_evaluated", "definition", "as_of", "org", "dt", "run", "run_status", "run_outcome", valid_from
FROM posture_requirement_results_asof
WHERE valid_until = TIMESTAMP '9999-12-31 00:00:00';

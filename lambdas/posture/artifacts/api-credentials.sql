-- question: Which credentials act without a person signing in, whose are they, and how far do they reach?
-- version: api-credentials/2
-- sources: posture.people, api-tokens, apps, app-grants, app-client-keys, admin-role-assignments, client-role-assignments, network-zones, run.about
-- rows from: api-tokens, apps
-- API tokens and the org's own service apps. Those of vendors stand in service-integrations.
-- column kind VARCHAR key: ssws (an API token of a person) or oauth_client (a service app)
-- column id VARCHAR key: Okta's id of the token or app
-- column name VARCHAR: its name
-- column owner_id VARCHAR: the person whose rights a token has
-- column owner_login VARCHAR from users: the name they sign in with
-- column owner_status VARCHAR from users: Okta's status of their account
-- column owner_roles VARCHAR[] from admin-users, admin-role-assignments, client-role-assignments: roles of the person or of the service app, those through groups among them
-- column owner_is_super BOOLEAN from admin-users, admin-role-assignments, client-role-assignments: whether the Super Administrator's is among them
-- column created TIMESTAMP: when it was made
-- column last_updated TIMESTAMP: of a token, when it was last used to the day
-- column expires_at TIMESTAMP: when it ends unless it is used
-- column token_window VARCHAR: how long a token lives unused, ISO 8601
-- column age_days BIGINT: whole days since it was made
-- column network_connection VARCHAR: whence a token works: ANYWHERE, ZONE, …
-- column zones VARCHAR[]: network zones it is bound to
-- column zone_restricted BOOLEAN from network-zones: whether it works from active zones only; empty for service apps, and where Okta does not show whence
-- column dedicated_account VARCHAR from users: service or person, as the user type of the owner's profile says; unknown where it has none
-- column client_auth_method VARCHAR: how a service app proves who it is
-- column key_count BIGINT from app-client-keys by id: its public keys
-- column oldest_key_days BIGINT from app-client-keys by id: age of the oldest active one, in whole days
-- column scopes VARCHAR[] from app-grants by id: Okta's scopes that it was granted
-- column scopes_write VARCHAR[] from app-grants by id: of them those that change something
-- column dpop BOOLEAN: whether a service app must prove possession of its token
-- column is_this_collector BOOLEAN: whether this run read with it; empty where that is not known
-- column evidence VARCHAR[]: rows that decide
WITH person_roles AS (
  SELECT "userId" AS id, list(DISTINCT type ORDER BY type) AS roles FROM "admin-role-assignments"
  WHERE coalesce(status, 'ACTIVE') = 'ACTIVE' GROUP BY ALL
),
client_roles AS (
  SELECT "clientId" AS id, list(DISTINCT type ORDER BY type) AS roles FROM "client-role-assignments"
  WHERE coalesce(status, 'ACTIVE') = 'ACTIVE' GROUP BY ALL
),
zones AS (SELECT list(id) AS known FROM "network-zones" WHERE status = 'ACTIVE'),
tokens AS (
  SELECT *, coalesce(CAST(json_extract_string(network, '$.include[*]') AS VARCHAR[]), []) AS included FROM "api-tokens"
),
grants AS (
  SELECT "appId" AS id, list(DISTINCT "scopeId" ORDER BY "scopeId") AS scopes FROM "app-grants" WHERE status = 'ACTIVE' GROUP BY ALL
),
keys AS (
  SELECT "appId" AS id, count(*) AS keys, min(TRY_CAST(created AS TIMESTAMP)) FILTER (coalesce(status, 'ACTIVE') = 'ACTIVE') AS oldest
  FROM "app-client-keys" GROUP BY ALL
),
clients AS (
  SELECT *, settings->'oauthClient' AS client FROM apps
  WHERE "signOnMode" = 'OPENID_CONNECT'
    AND list_contains(CAST(json_extract_string(settings, '$.oauthClient.grant_types[*]') AS VARCHAR[]), 'client_credentials')
)
SELECT
  'ssws' AS kind,
  tokens.id AS id,
  tokens.name AS name,
  tokens."userId" AS owner_id,
  people.login AS owner_login,
  people.status AS owner_status,
  coalesce(roles, []) AS owner_roles,
  list_contains(coalesce(roles, []), 'SUPER_ADMIN') AS owner_is_super,
  TRY_CAST(tokens.created AS TIMESTAMP) AS created,
  TRY_CAST("lastUpdated" AS TIMESTAMP) AS last_updated,
  TRY_CAST("expiresAt" AS TIMESTAMP) AS expires_at,
  "tokenWindow" AS token_window,
  date_sub('day', TRY_CAST(tokens.created AS TIMESTAMP), getvariable('as_of')) AS age_days,
  network->>'connection' AS network_connection,
  included AS zones,
  CASE WHEN (network->>'connection') IS NOT NULL THEN
    (network->>'connection') NOT IN ('ANYWHERE', 'ANY_IP') AND len(included) > 0 AND list_has_all(coalesce(known, []), included) END AS zone_restricted,
  CASE WHEN people.user_type IS NULL THEN 'unknown' WHEN people.user_type ILIKE '%service%' THEN 'service' ELSE 'person' END AS dedicated_account,
  NULL AS client_auth_method,
  CAST(NULL AS BIGINT) AS key_count,
  CAST(NULL AS BIGINT) AS oldest_key_days,
  CAST(NULL AS VARCHAR[]) AS scopes,
  CAST(NULL AS VARCHAR[]) AS scopes_write,
  CAST(NULL AS BOOLEAN) AS dpop,
  tokens.id = about.token_id AS is_this_collector,
  ['api-tokens/' || tokens.id] AS evidence
FROM tokens
CROSS JOIN run.about AS about
LEFT JOIN zones ON true
LEFT JOIN posture.people AS people ON people.user_id = tokens."userId"
LEFT JOIN person_roles ON person_roles.id = tokens."userId"
UNION ALL
SELECT
  'oauth_client', clients.id, label, NULL, NULL, clients.status,
  coalesce(roles, []), list_contains(coalesce(roles, []), 'SUPER_ADMIN'),
  TRY_CAST(created AS TIMESTAMP), TRY_CAST("lastUpdated" AS TIMESTAMP), NULL, NULL,
  date_sub('day', TRY_CAST(created AS TIMESTAMP), getvariable('as_of')),
  NULL, NULL, NULL, 'service',
  credentials->'oauthClient'->>'token_endpoint_auth_method',
  coalesce(keys, 0),
  date_sub('day', oldest, getvariable('as_of')),
  coalesce(scopes, []),
  list_filter(coalesce(scopes, []), scope -> NOT ends_with(scope, '.read')),
  coalesce(CAST(client->>'dpop_bound_access_tokens' AS BOOLEAN), false),
  clients.id = about.client_id,
  ['apps/' || clients.id]
FROM clients
CROSS JOIN run.about AS about
LEFT JOIN grants ON grants.id = clients.id
LEFT JOIN keys ON keys.id = clients.id
LEFT JOIN client_roles ON client_roles.id = clients.id

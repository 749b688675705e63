-- question: Which vendors' services act in the org with scopes of their own, and who let them in?
-- version: service-integrations/1
-- sources: posture.people, api-service-integrations
-- rows from: api-service-integrations
-- Okta's API service integrations: a vendor's service holds the credential, and no person signs in. The org's own service apps and
-- API tokens stand in api-credentials.
-- column integration_id VARCHAR key: Okta's id of the integration
-- column type VARCHAR: which service it is, in Okta's catalog
-- column name VARCHAR: its name
-- column created TIMESTAMP: when it was authorized
-- column age_days BIGINT: whole days since then
-- column created_by VARCHAR: Okta's id of who authorized it
-- column created_by_login VARCHAR from users: the name they sign in with
-- column created_by_status VARCHAR from users: Okta's status of their account
-- column scopes VARCHAR[]: Okta's scopes that it was granted; empty where Okta shows none
-- column scopes_write VARCHAR[]: of them those that change something
-- column evidence VARCHAR[]: rows that decide
WITH integrations AS (
  SELECT *,
    TRY_CAST("createdAt" AS TIMESTAMP) AS created,
    CASE WHEN json_type("grantedScopes") = 'ARRAY' THEN list_sort(CAST(json_extract_string("grantedScopes", '$[*]') AS VARCHAR[])) END AS scopes
  FROM "api-service-integrations"
)
SELECT
  id AS integration_id,
  type,
  name,
  integrations.created,
  date_sub('day', integrations.created, getvariable('as_of')) AS age_days,
  "createdBy" AS created_by,
  people.login AS created_by_login,
  people.status AS created_by_status,
  scopes,
  list_filter(scopes, scope -> NOT ends_with(scope, '.read')) AS scopes_write,
  ['api-service-integrations/' || id] AS evidence
FROM integrations LEFT JOIN posture.people ON user_id = "createdBy"

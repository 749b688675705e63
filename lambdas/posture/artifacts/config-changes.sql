-- question: Who changed the configuration of the org, and what?
-- version: config-changes/1
-- sources: posture.log-events
-- rows from: system-log, system-log-during
-- column uuid VARCHAR key: Okta's id of the event
-- column published TIMESTAMP: when it happened
-- column event_type VARCHAR: Okta's type of it
-- column category VARCHAR: policy, admin, token, log stream, zone, app, authenticator, identity provider, hook, org
-- column actor_id VARCHAR: who did it
-- column actor_type VARCHAR: User, SystemPrincipal, PublicClientApp, …
-- column actor_login VARCHAR: by what name they are known
-- column object_type VARCHAR: what was changed, in Okta's words
-- column object_id VARCHAR: its id
-- column object_name VARCHAR: its name
-- column change_details VARCHAR: from what to what, as Okta tells (JSON); empty where it does not
-- column outcome VARCHAR: SUCCESS, FAILURE, …
-- column client_ip VARCHAR: the address it was done from
-- column transaction_id VARCHAR: what binds events of one act
WITH named AS (
  SELECT
    *,
    CAST(json_extract(target, '$[*]') AS JSON[]) AS targets,
    CASE
      WHEN starts_with(event_type, 'policy.lifecycle.') OR starts_with(event_type, 'policy.rule.') THEN 'policy'
      WHEN starts_with(event_type, 'user.account.privilege.') OR starts_with(event_type, 'group.privilege.') OR starts_with(event_type, 'app.oauth2.client.privilege.') OR starts_with(event_type, 'iam.') THEN 'admin'
      WHEN starts_with(event_type, 'system.api_token.') THEN 'token'
      WHEN starts_with(event_type, 'system.log_stream.lifecycle.') THEN 'log stream'
      WHEN starts_with(event_type, 'zone.') OR starts_with(event_type, 'network_zone.') THEN 'zone'
      WHEN starts_with(event_type, 'application.lifecycle.') OR starts_with(event_type, 'application.policy.') OR starts_with(event_type, 'app.oauth2.client.lifecycle.') THEN 'app'
      WHEN starts_with(event_type, 'security.authenticator.') OR starts_with(event_type, 'system.mfa.factor.') THEN 'authenticator'
      WHEN starts_with(event_type, 'system.idp.') OR starts_with(event_type, 'user.authentication.configure_') THEN 'identity provider'
      WHEN starts_with(event_type, 'event_hook.') OR starts_with(event_type, 'inline_hook.') THEN 'hook'
      WHEN starts_with(event_type, 'system.org.') OR starts_with(event_type, 'system.feature.') OR starts_with(event_type, 'security.trusted_origin.') OR starts_with(event_type, 'security.threat.configuration.') OR starts_with(event_type, 'group.lifecycle.') THEN 'org'
    END AS category
  FROM posture."log-events"
)
SELECT
  uuid, published, event_type, category, actor_id, actor_type, actor_login,
  targets[1]->>'type' AS object_type,
  targets[1]->>'id' AS object_id,
  targets[1]->>'displayName' AS object_name,
  CAST(coalesce(nullif(targets[1]->'changeDetails', 'null'), nullif(targets[1]->'detailEntry', 'null')) AS VARCHAR) AS change_details,
  outcome, client_ip, transaction_id
FROM named WHERE category IS NOT NULL

-- question: Who changed the configuration of the org, and what?
-- version: config-changes/2
-- sources: posture.log-events
-- rows from: system-log, system-log-during
-- Event types by Okta's list of them (https://developer.okta.com/docs/reference/api/event-types/).
-- column uuid VARCHAR key: Okta's id of the event
-- column published TIMESTAMP: when it happened
-- column event_type VARCHAR: Okta's type of it
-- column category VARCHAR: policy, admin, token, log stream, zone, app, authenticator, identity provider, hook, org, support (whether Okta's own people may look)
-- column actor_id VARCHAR: who did it
-- column actor_type VARCHAR: User, SystemPrincipal, PublicClientApp, …
-- column actor_login VARCHAR: by what name they are known
-- column object_type VARCHAR: what was changed, in Okta's words: the target that has the change, else the first
-- column object_id VARCHAR: its id
-- column object_name VARCHAR: its name
-- column change_details VARCHAR: from what to what, as Okta tells (JSON); empty where it does not
-- column outcome VARCHAR: SUCCESS, FAILURE, …
-- column client_ip VARCHAR: the address it was done from
-- column transaction_id VARCHAR: what binds events of one act
WITH kinds(category, form) AS (
  VALUES
    ('policy', 'policy\.(lifecycle|mapping|rule)\.|application\.registration_policy\.|device\.(assurance\.policy|posture\.check)\.|security\.behavior\.settings\.'),
    ('admin', 'user\.account\.privilege\.|group\.privilege\.|app\.oauth2\.client\.privilege\.|iam\.'),
    ('token', 'system\.api_token\.'),
    ('log stream', 'system\.log_stream\.lifecycle\.'),
    ('zone', '(security\.)?zone\.|network_zone\.'),
    ('app', 'application\.lifecycle\.|application\.policy\.sign_on\.(rule|update)|app\.policy\.sign_on\.|application\.configuration\.(disable|enable|import|read|update)|app\.keys\.'
      || '|app\.oauth2\.(client\.(lifecycle|read)|credentials|admin\.consent|trusted_server|api_resource)|oauth2\.|integration\.api_service\.lifecycle\.'),
    ('authenticator', 'security\.authenticator\.|system\.mfa\.factor\.'),
    ('identity provider', 'system\.idp\.'),
    ('hook', '(event|inline)_hook\.|system\.hook\.key\.'),
    ('org', 'system\.(org\.(captcha|lifecycle)|feature|beta|brand|theme|captcha|custom_[a-z_]+|email_domain|email\.template|rate_limit\.configuration|self_service)\.'
      || '|security\.(trusted_origin|threat\.configuration|attack_protection|events\.transmitter)\.|security\.events\.provider\.(activate|create|deactivate|delete|update)'
      || '|account\.org\.|group\.lifecycle\.|group\.user_membership\.rule\.(add_exclusion|deactivated|invalidate)'),
    ('support', 'user\.session\.impersonation\.|support\.org\.')
),
-- Types are few, events are many: a form is not read anew for each of them.
named_types AS (
  SELECT event_type, category FROM (SELECT DISTINCT event_type FROM posture."log-events") JOIN kinds ON regexp_matches(event_type, '^(' || form || ')')
),
named AS (
  SELECT *, CAST(json_extract(target, '$[*]') AS JSON[]) AS targets FROM posture."log-events" JOIN named_types USING (event_type)
),
told AS (
  SELECT *, coalesce(list_filter(targets, each -> json_type(each->'changeDetails') NOT IN ('NULL'))[1], targets[1]) AS object FROM named
)
SELECT
  uuid, published, event_type, category, actor_id, actor_type, actor_login,
  object->>'type' AS object_type,
  object->>'id' AS object_id,
  object->>'displayName' AS object_name,
  CAST(coalesce(nullif(object->'changeDetails', 'null'), nullif(object->'detailEntry', 'null')) AS VARCHAR) AS change_details,
  outcome, client_ip, transaction_id
FROM told

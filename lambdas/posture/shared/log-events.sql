-- question: What happened in the time that the run's log covers, and whom was it about?
-- version: log-events/2
-- sources: system-log, system-log-during
-- Each event once: what happened while the run read may stand in both. Left out is what people, apps and Okta do all day, by Okta's
-- list of event types (https://developer.okta.com/docs/reference/api/event-types/): sign-ins, sessions, evaluations of policies,
-- tokens of OAuth, deliveries to hooks. What configures these has other names, and is kept.
WITH events AS (
  SELECT uuid, published, "eventType", actor, target, outcome, client, transaction, "debugContext" FROM "system-log"
  UNION ALL
  SELECT uuid, published, "eventType", actor, target, outcome, client, transaction, "debugContext" FROM "system-log-during"
)
SELECT
  uuid,
  any_value(TRY_CAST(published AS TIMESTAMP)) AS published,
  any_value("eventType") AS event_type,
  any_value(actor->>'id') AS actor_id,
  any_value(actor->>'type') AS actor_type,
  any_value(actor->>'alternateId') AS actor_login,
  any_value(target) AS target,
  any_value(outcome->>'result') AS outcome,
  any_value(client->>'ipAddress') AS client_ip,
  any_value(transaction->>'id') AS transaction_id,
  any_value("debugContext"->'debugData') AS debug_data
FROM events
WHERE NOT regexp_matches("eventType", '^(user\.authentication\.|user\.session\.(access|clear|context|end|expire|start)|user\.mfa\.okta_verify'
  || '|policy\.(evaluate|auth_reevaluate|continuous_access|entity_risk|execute|scheduled|rule\.action)'
  || '|app\.oauth2\.(as\.|authorize|client_id|consent|interact|invalid|key|signon|token)|event_hook\.deliver|inline_hook\.(executed|response))')
GROUP BY uuid

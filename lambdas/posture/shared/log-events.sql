-- question: What happened in the time that the run's log covers, and whom was it about?
-- version: log-events/1
-- sources: system-log, system-log-during
-- Each event once: what happened while the run read may stand in both.
WITH events AS (
  SELECT uuid, published, "eventType", actor, target, outcome, client, transaction, "debugContext" FROM "system-log"
  WHERE NOT starts_with("eventType", 'user.authentication.') AND NOT starts_with("eventType", 'user.session.')
    AND NOT starts_with("eventType", 'policy.evaluate') AND NOT starts_with("eventType", 'app.oauth2.')
  UNION ALL
  SELECT uuid, published, "eventType", actor, target, outcome, client, transaction, "debugContext" FROM "system-log-during"
  WHERE NOT starts_with("eventType", 'user.authentication.') AND NOT starts_with("eventType", 'user.session.')
    AND NOT starts_with("eventType", 'policy.evaluate') AND NOT starts_with("eventType", 'app.oauth2.')
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
FROM events GROUP BY uuid

-- What was changed in the org's configuration, by whom? Of every committed run: each event is in one.
SELECT published, actor_login, event_type, object_type, object_name, outcome, run
FROM posture_config_changes_asof
WHERE org = '<org>' AND dt >= '2026-01-01'
ORDER BY published, uuid

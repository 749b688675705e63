-- question: Who joined, moved and left, who gained and lost factors, roles, groups and apps, and who did it?
-- version: lifecycle-events/2
-- sources: posture.log-events
-- rows from: system-log, system-log-during
-- column uuid VARCHAR key: Okta's id of the event
-- column published TIMESTAMP: when it happened
-- column event_type VARCHAR: Okta's type of it
-- column category VARCHAR: joiner, mover, leaver, mfa, admin, app, group
-- column actor_id VARCHAR: who did it
-- column actor_type VARCHAR: User, SystemPrincipal, PublicClientApp, …
-- column actor_login VARCHAR: by what name they are known
-- column target_user_id VARCHAR: the person it was done to
-- column target_other_id VARCHAR: the group, app, role or factor that it was about
-- column outcome VARCHAR: SUCCESS, FAILURE, …
-- column client_ip VARCHAR: the address it was done from
-- column transaction_id VARCHAR: what binds events of one act
WITH named AS (
  SELECT
    *,
    CASE
      WHEN event_type IN ('user.lifecycle.create', 'user.lifecycle.activate', 'user.lifecycle.reactivate', 'user.lifecycle.unsuspend') THEN 'joiner'
      WHEN event_type IN ('user.lifecycle.deactivate', 'user.lifecycle.suspend', 'user.lifecycle.delete.initiated', 'user.lifecycle.delete.completed') THEN 'leaver'
      WHEN event_type IN ('user.account.update_profile', 'user.account.update_primary_email', 'user.account.update_user_type', 'user.account.update_secondary_email', 'user.account.unlock', 'user.account.unlock_by_admin', 'user.account.lock', 'user.account.expire_password', 'user.account.reset_password', 'user.account.update_password') THEN 'mover'
      WHEN starts_with(event_type, 'user.mfa.') THEN 'mfa'
      WHEN starts_with(event_type, 'user.account.privilege.') OR starts_with(event_type, 'group.privilege.') OR starts_with(event_type, 'app.oauth2.client.privilege.') OR starts_with(event_type, 'iam.role') OR starts_with(event_type, 'iam.resourceset') THEN 'admin'
      WHEN starts_with(event_type, 'application.user_membership.') OR starts_with(event_type, 'group.application_assignment.') OR starts_with(event_type, 'application.provision.user.') THEN 'app'
      WHEN event_type IN ('group.user_membership.add', 'group.user_membership.remove') THEN 'group'
    END AS category
  FROM posture."log-events"
)
SELECT
  uuid, published, event_type, category, actor_id, actor_type, actor_login,
  list_filter(CAST(json_extract(target, '$[*]') AS JSON[]), each -> (each->>'type') = 'User')[1]->>'id' AS target_user_id,
  list_filter(CAST(json_extract(target, '$[*]') AS JSON[]), each -> (each->>'type') NOT IN ('User', 'AppUser'))[1]->>'id' AS target_other_id,
  outcome, client_ip, transaction_id
FROM named WHERE category IS NOT NULL

-- question: Do people sign in to apps by Okta's word, and not with passwords that Okta fills in?
-- version: apps-federated/1
-- title: Apps are federated (SAML, OpenID Connect, WS-Federation)
-- severity: medium
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- sources: apps
-- rows from: apps
-- every: apps
-- Active apps but bookmarks, directories and service apps, to which nobody signs in through Okta.
SELECT
  'app' AS subject_type,
  id AS subject_id,
  label AS subject_name,
  CASE WHEN "signOnMode" IN ('SAML_2_0', 'SAML_1_1', 'WS_FEDERATION', 'OPENID_CONNECT') THEN true
    WHEN "signOnMode" IN ('AUTO_LOGIN', 'BASIC_AUTH', 'BROWSER_PLUGIN', 'SECURE_PASSWORD_STORE') THEN false END AS passes,
  coalesce("signOnMode", 'not set') AS observed,
  'SAML, OpenID Connect or WS-Federation' AS threshold,
  CASE WHEN "signOnMode" IS NULL OR "signOnMode" NOT IN ('SAML_2_0', 'SAML_1_1', 'WS_FEDERATION', 'OPENID_CONNECT', 'AUTO_LOGIN', 'BASIC_AUTH', 'BROWSER_PLUGIN', 'SECURE_PASSWORD_STORE')
    THEN 'This way to sign in is not known here: look at the app by hand.' END AS reason,
  ['apps/' || id] AS evidence
FROM apps
WHERE status = 'ACTIVE' AND coalesce("signOnMode", '') <> 'BOOKMARK' AND name <> 'active_directory'
  AND NOT starts_with(name, 'ldap_') AND coalesce(settings->'oauthClient'->>'application_type', '') <> 'service'

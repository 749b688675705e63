-- question: Which methods can people of this org sign in with, and what can each of them prove?
-- version: sign-in-methods/1
-- sources: posture.mfa-kinds, authenticators, authenticator-methods
-- One row a method of Okta's enum AuthenticatorMethodType, by authenticator. Device bound is every possession but e-mail and
-- phone, hardware and user verification as Okta's help tells (configure-authenticators), unless Okta's own properties of the
-- method say more. Offered: the authenticator and the method are active and not for recovery only, and the org lists them at
-- all; Classic lists none, and every org has passwords.
WITH traits(authenticator, method, type, can_hardware, can_verify) AS (
  VALUES
    ('okta_password', 'password', 'password', false, false),
    ('security_question', 'security_question', 'security_question', false, false),
    ('okta_email', 'email', 'email', false, false),
    ('phone_number', 'sms', 'phone', false, false),
    ('phone_number', 'voice', 'phone', false, false),
    ('okta_verify', 'push', 'app', true, true),
    ('okta_verify', 'totp', 'app', false, false),
    ('okta_verify', 'signed_nonce', 'app', true, true),
    ('google_otp', 'otp', 'app', false, false),
    ('yubikey_token', 'otp', 'security_key', true, false),
    ('rsa_token', 'otp', 'security_key', true, false),
    ('symantec_vip', 'otp', 'app', false, false),
    ('onprem_mfa', 'otp', 'security_key', false, false),
    ('custom_otp', 'otp', 'security_key', false, false),
    ('duo', 'duo', 'app', false, false),
    ('custom_app', 'push', 'app', true, true),
    ('webauthn', 'webauthn', 'security_key', true, true),
    ('smart_card_idp', 'cert', 'federated', true, true),
    ('external_idp', 'idp', 'federated', false, false),
    ('tac', 'tac', 'tac', false, false)
),
listed AS (
  SELECT
    CASE WHEN key = 'security_key' THEN 'webauthn' WHEN starts_with(key, 'okta_verify') THEN 'okta_verify' ELSE key END AS authenticator,
    any_value(type) AS type
  FROM authenticators GROUP BY 1
),
told AS (
  SELECT
    CASE "authenticatorKey" WHEN 'security_key' THEN 'webauthn' ELSE "authenticatorKey" END AS authenticator,
    type AS method,
    bool_or(list_contains(CAST(json_extract_string("verifiableProperties", '$[*]') AS VARCHAR[]), 'DEVICE_BOUND')) AS device_bound
  FROM "authenticator-methods" GROUP BY 1, 2
)
SELECT
  authenticator,
  method,
  lower(coalesce(listed.type, traits.type)) AS type,
  authenticator IN ('okta_password', 'security_question') AS knows,
  class = 'phishing_resistant' AS resistant,
  class = 'weak' AS weak,
  coalesce(told.device_bound, false)
    OR authenticator NOT IN ('okta_password', 'security_question', 'okta_email', 'phone_number', 'external_idp', 'tac') AS device_bound,
  can_hardware OR hardware_protected AS can_hardware,
  hardware_protected AS hardware,
  can_verify OR user_verifying AS can_verify,
  user_verifying AND authenticator NOT IN ('okta_password', 'security_question') AS verifies,
  usable AND (
    listed.authenticator IS NOT NULL OR authenticator = 'okta_password'
    OR (authenticator <> 'tac' AND NOT EXISTS (SELECT 1 FROM authenticators))
  ) AS offered
FROM traits
JOIN posture."mfa-kinds" USING (authenticator, method)
LEFT JOIN listed USING (authenticator)
LEFT JOIN told USING (authenticator, method)

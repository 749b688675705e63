-- question: How strong is each kind of factor in this org, and may people sign in with it?
-- version: mfa-class/1
-- sources: authenticators, authenticator-methods
-- One row a kind, with a place in a set of bits. Okta's own properties of a method decide first; the class beside it is the
-- fallback: FIDO2 and FastPass are phishing resistant by Okta's help, smart cards by NIST SP 800-63B. A kind whose authenticator
-- is inactive, or allowed for recovery only, signs nobody in.
WITH kinds(kind, authenticator, method, fallback) AS (
  VALUES
    (0, 'okta_password', 'password', 'knowledge'),
    (1, 'security_question', 'security_question', 'knowledge'),
    (2, 'okta_email', 'email', 'weak'),
    (3, 'phone_number', 'sms', 'weak'),
    (4, 'phone_number', 'voice', 'weak'),
    (5, 'phone_number', 'sms or voice', 'weak'),
    (6, 'okta_verify', 'push', 'strong'),
    (7, 'okta_verify', 'totp', 'strong'),
    (8, 'okta_verify', 'signed_nonce', 'phishing_resistant'),
    (9, 'okta_verify', 'not told', 'strong'),
    (10, 'google_otp', 'otp', 'strong'),
    (11, 'yubikey_token', 'otp', 'strong'),
    (12, 'rsa_token', 'otp', 'strong'),
    (13, 'symantec_vip', 'otp', 'strong'),
    (14, 'onprem_mfa', 'otp', 'strong'),
    (15, 'custom_otp', 'otp', 'strong'),
    (16, 'duo', 'duo', 'strong'),
    (17, 'custom_app', 'push', 'strong'),
    (18, 'webauthn', 'webauthn', 'phishing_resistant'),
    (19, 'u2f', 'u2f', 'phishing_resistant'),
    (20, 'smart_card_idp', 'cert', 'phishing_resistant'),
    (21, 'external_idp', 'idp', 'delegated'),
    (22, 'tac', 'tac', 'bypass'),
    (23, 'not known to this definition', 'not known', 'unknown')
),
told AS (
  SELECT
    CASE "authenticatorKey" WHEN 'security_key' THEN 'webauthn' ELSE "authenticatorKey" END AS authenticator,
    type AS method,
    bool_or(list_contains(CAST(json_extract_string("verifiableProperties", '$[*]') AS VARCHAR[]), 'PHISHING_RESISTANT')) AS resistant,
    bool_or(
      list_contains(CAST(json_extract_string("verifiableProperties", '$[*]') AS VARCHAR[]), 'HARDWARE_PROTECTED')
      OR (settings->>'keyProtection') = 'HARDWARE') AS hardware,
    bool_or(
      list_contains(CAST(json_extract_string("verifiableProperties", '$[*]') AS VARCHAR[]), 'USER_VERIFYING')
      OR (settings->>'userVerification') = 'REQUIRED') AS verifying,
    bool_or(status = 'ACTIVE') AS active
  FROM "authenticator-methods" GROUP BY ALL
),
offered AS (
  SELECT
    CASE key WHEN 'security_key' THEN 'webauthn' ELSE key END AS authenticator,
    bool_or(status = 'ACTIVE') AS active,
    bool_or(status = 'ACTIVE' AND coalesce(settings->>'allowedFor', 'any') IN ('any', 'sso')) AS allowed
  FROM authenticators GROUP BY ALL
)
SELECT
  CAST(kind AS INTEGER) AS kind,
  authenticator,
  method,
  CASE WHEN coalesce(resistant, false) THEN 'phishing_resistant' ELSE fallback END AS class,
  coalesce(allowed, true) AND coalesce(told.active, true) AS usable,
  coalesce(hardware, false) AS hardware_protected,
  coalesce(verifying, false) AS user_verifying
FROM kinds LEFT JOIN told USING (authenticator, method) LEFT JOIN offered USING (authenticator)

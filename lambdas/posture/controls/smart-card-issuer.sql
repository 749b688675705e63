-- question: Are smart cards believed that a DOD-approved authority issued, and no others?
-- version: smart-card-issuer/1
-- title: Smart cards of DOD-approved authorities are accepted only
-- severity: medium
-- maps stig: OKTA-APP-001920
-- maps nist80053: SC-23(5)
-- sources: identity-providers
-- rows from: identity-providers
-- Active identity providers of the type X509, by the issuer's distinguished name. Authorities of the DOD and its external ones (ECA)
-- are named "OU=DoD" or "OU=ECA" under "O=U.S. Government". None that is active is a finding by the STIG's own words.
WITH cards AS (
  SELECT id, name, protocol->'credentials'->'trust'->>'issuer' AS issuer
  FROM "identity-providers" WHERE type = 'X509' AND status = 'ACTIVE'
),
listed AS (SELECT count(*) AS inactive FROM "identity-providers" WHERE type = 'X509' AND status <> 'ACTIVE')
SELECT
  'identity_provider' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  regexp_matches(issuer, 'OU\s*=\s*(DoD|ECA)\s*(,|$)', 'i') AND regexp_matches(issuer, 'O\s*=\s*U\.?S\.? Government', 'i') AS passes,
  coalesce(issuer, 'not set') AS observed,
  'issued under OU=DoD or OU=ECA of O=U.S. Government' AS threshold,
  CASE WHEN issuer IS NULL THEN 'Okta does not show the issuer: look at the certificate chain of this identity provider by hand.' END AS reason,
  ['identity-providers/' || id] AS evidence
FROM cards
UNION ALL
SELECT 'identity_provider', 'none', 'Smart Card', false, CASE inactive WHEN 0 THEN 'no identity provider for smart cards' ELSE inactive || ' identity providers for smart cards, none active' END,
  'issued under OU=DoD or OU=ECA of O=U.S. Government', NULL, []
FROM listed WHERE NOT EXISTS (SELECT 1 FROM cards)

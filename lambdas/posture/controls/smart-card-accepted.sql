-- question: Can people sign in with a smart card?
-- version: smart-card-accepted/1
-- title: Smart cards (PIV) are accepted
-- severity: medium
-- maps stig: OKTA-APP-001670
-- maps nist80053: IA-2(12)
-- sources: authenticators, run.about
-- rows from: authenticators
WITH found AS (
  SELECT
    count(*) AS authenticators,
    max(status) FILTER (key = 'smart_card_idp' AND status = 'ACTIVE') AS active,
    max(status) FILTER (key = 'smart_card_idp') AS shown,
    coalesce(list('authenticators/' || id ORDER BY id) FILTER (key = 'smart_card_idp'), []) AS evidence
  FROM authenticators
)
SELECT
  'authenticator' AS subject_type,
  'smart_card_idp' AS subject_id,
  'Smart Card Authenticator' AS subject_name,
  CASE WHEN authenticators > 0 THEN active IS NOT NULL END AS passes,
  coalesce(active, shown, CASE WHEN authenticators > 0 THEN 'not listed' ELSE 'no authenticators are shown' END) AS observed,
  'ACTIVE' AS threshold,
  CASE WHEN authenticators > 0 THEN NULL
    WHEN engine = 'classic' THEN 'Classic Engine has no authenticators: see by hand whether an identity provider for smart cards is active and used.'
    ELSE 'Okta lists no authenticator at all.' END AS reason,
  evidence
FROM found, run.about

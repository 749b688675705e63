-- question: Do people read the notice of the DOD before they sign in?
-- version: consent-banner/1
-- title: The sign-in page shows the Standard Mandatory DOD Notice and Consent Banner
-- severity: medium
-- maps stig: OKTA-APP-000200
-- maps nist80053: AC-8
-- sources: brands, sign-in-pages
-- rows from: brands, sign-in-pages
-- The wording of DTM-08-060 for applications that can show 1300 characters, sentence by sentence, in the page that a brand uses: its
-- customized one, else the default. Letters and digits are compared, so that markup, blanks and dashes do not matter.
WITH sentences(place, sentence) AS (
  VALUES
    (1, 'You are accessing a U.S. Government (USG) Information System (IS) that is provided for USG-authorized use only.'),
    (2, 'By using this IS (which includes any device attached to this IS), you consent to the following conditions:'),
    (3, 'The USG routinely intercepts and monitors communications on this IS for purposes including, but not limited to, penetration testing, COMSEC monitoring, network operations and defense, personnel misconduct (PM), law enforcement (LE), and counterintelligence (CI) investigations.'),
    (4, 'At any time, the USG may inspect and seize data stored on this IS.'),
    (5, 'Communications using, or data stored on, this IS are not private, are subject to routine monitoring, interception, and search, and may be disclosed or used for any USG-authorized purpose.'),
    (6, 'This IS includes security measures (e.g., authentication and access controls) to protect USG interests--not for your personal benefit or privacy.'),
    (7, 'Notwithstanding the above, using this IS does not constitute consent to PM, LE or CI investigative searching or monitoring of the content of privileged communications, or work product, related to personal representation or services by attorneys, psychotherapists, or clergy, and their assistants.'),
    (8, 'Such communications and work product are private and confidential.'),
    (9, 'See User Agreement for details.')
),
pages AS (
  SELECT "brandId" AS brand_id, arg_min("pageContent", variant) FILTER ("pageContent" IS NOT NULL) AS content,
    min(variant) FILTER ("pageContent" IS NOT NULL) AS variant
  FROM "sign-in-pages" GROUP BY ALL
),
read AS (
  SELECT brands.id, brands.name, variant,
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(lower(content), '<[^>]*>', '', 'g'), '\\[nrt]', '', 'g'), '&[a-z0-9#]+;', '', 'g'), '[^a-z0-9]', '', 'g') AS letters
  FROM brands LEFT JOIN pages ON brand_id = brands.id
),
judged AS (
  SELECT id, name, variant, letters IS NULL AS untold,
    count(*) FILTER (contains(letters, regexp_replace(lower(sentence), '[^a-z0-9]', '', 'g'))) AS found,
    count(*) AS wanted
  FROM read CROSS JOIN sentences GROUP BY ALL
)
SELECT
  'brand' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  CASE WHEN NOT untold THEN found = wanted END AS passes,
  CASE WHEN untold THEN 'not shown' ELSE 'the ' || variant || ' page has ' || found || ' of the ' || wanted || ' sentences' END AS observed,
  'all ' || wanted || ' sentences of the notice' AS threshold,
  CASE WHEN untold THEN 'Okta does not show the sign-in page of this brand: try to sign in, and see whether the notice stands there.' END AS reason,
  CASE WHEN untold THEN ['brands/' || id] ELSE ['sign-in-pages/' || variant || '/' || id] END AS evidence
FROM judged

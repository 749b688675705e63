-- question: Does a log stream take the System Log elsewhere?
-- version: log-streaming/1
-- title: The System Log is kept elsewhere, too
-- severity: high
-- maps stig: OKTA-APP-001430
-- maps nist80053: AU-4(1)
-- maps soc2: CC7.2
-- maps iso27001: A.8.15
-- maps hipaa: 164.312(b)
-- maps fedramp20x: KSI-MLA-OSM
-- sources: log-streams
-- rows from: log-streams
-- The STIG accepts a security information system that pulls the log through the API, of which Okta lists nothing: without any
-- stream somebody must be asked. Streams of which none is active are a finding.
WITH streams AS (
  SELECT
    count(*) AS streams,
    count(*) FILTER (status = 'ACTIVE') AS active,
    coalesce(list('log-streams/' || id ORDER BY id), []) AS evidence
  FROM "log-streams"
)
SELECT
  'org' AS subject_type,
  'log-streams' AS subject_id,
  'System Log' AS subject_name,
  CASE WHEN active > 0 THEN true WHEN streams > 0 THEN false END AS passes,
  active || ' of ' || streams || ' log streams are active' AS observed,
  'an active log stream' AS threshold,
  CASE WHEN streams = 0 THEN 'There is no log stream. Ask whether a security information system (SIEM) pulls the log through the API: if none does, this is a finding.' END AS reason,
  evidence
FROM streams

-- question: Is the System Log kept without a gap?
-- version: log-kept/1
-- title: The System Log is kept without a gap
-- severity: medium
-- maps nist80053: AU-11
-- maps soc2: CC7.2
-- maps iso27001: A.8.15
-- maps hipaa: 164.312(b)
-- sources: posture.log-continuity
-- rows from: system-log, log-streams
-- Okta keeps its log for 90 days. The window of this run joins the one of the run before, or an active stream takes the log elsewhere.
SELECT
  'org' AS subject_type,
  'system-log' AS subject_id,
  'System Log' AS subject_name,
  CASE retention_risk WHEN 'none' THEN true WHEN 'gap' THEN false END AS passes,
  CASE retention_risk WHEN 'gap' THEN gap_seconds || ' seconds between this run and the one before were read by neither'
    WHEN 'none' THEN CASE WHEN continues_run IS NULL THEN 'the first run; a stream takes the log elsewhere' ELSE 'joins run ' || continues_run END
    ELSE 'the first run, and no stream is active' END AS observed,
  'no gap' AS threshold,
  CASE WHEN retention_risk = 'at_risk' THEN 'This is the first run, and no log stream is active: what is older than its window is kept by Okta only. The next run will tell.' END AS reason,
  ['log-continuity/' || since] AS evidence
FROM posture."log-continuity"

-- question: Does the System Log that this run read join the one before without a gap, and is the log sent elsewhere?
-- version: log-continuity/1
-- sources: run.about, run.resources, system-log, log-streams
-- column since TIMESTAMP key: start of the window that was read
-- column until TIMESTAMP: its end
-- column events BIGINT from system-log: events in it
-- column first_event TIMESTAMP from system-log: the first
-- column last_event TIMESTAMP from system-log: the last
-- column continues_run VARCHAR: the run that this window goes on from; empty: it is the first
-- column previous_until TIMESTAMP: the end of that run's window
-- column gap_seconds BIGINT from system-log: what lies between and neither run covers; anything above 0 is a finding
-- column overlap_seconds BIGINT: what was read again, because events come late
-- column pages BIGINT: pages that Okta gave
-- column log_streams BIGINT from log-streams: streams to another place
-- column active_streams BIGINT from log-streams: of them active
-- column retention_risk VARCHAR from system-log, log-streams: gap (a gap is there), at_risk (nothing before this window is kept by an earlier run, and no stream is active), none
WITH events AS (
  SELECT count(*) AS events, min(TRY_CAST(published AS TIMESTAMP)) AS first_event, max(TRY_CAST(published AS TIMESTAMP)) AS last_event
  FROM "system-log"
),
streams AS (SELECT count(*) AS streams, count(*) FILTER (status = 'ACTIVE') AS active FROM "log-streams")
SELECT
  log_since AS since,
  log_until AS until,
  events, first_event, last_event,
  log_continues AS continues_run,
  log_continues_until AS previous_until,
  coalesce(date_diff('second', log_gap_since, log_gap_until), 0) AS gap_seconds,
  CASE WHEN log_continues_until > log_since THEN date_diff('second', log_since, log_continues_until) ELSE 0 END AS overlap_seconds,
  (SELECT max(pages) FROM run.resources WHERE resource_type = 'system-log') AS pages,
  streams AS log_streams,
  active AS active_streams,
  CASE
    WHEN log_gap_since IS NOT NULL THEN 'gap'
    WHEN log_continues IS NULL AND active = 0 THEN 'at_risk'
    ELSE 'none'
  END AS retention_risk
FROM run.about, events, streams

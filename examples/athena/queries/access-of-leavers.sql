-- What do people still have whose accounts are suspended or deactivated?
SELECT login, status, days_since, residual_kind, residual_name, downstream, not_evaluated
FROM posture_leavers_latest
WHERE org = '<org>'
ORDER BY days_since DESC, login, residual_kind, residual_name

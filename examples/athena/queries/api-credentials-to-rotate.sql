-- Which tokens and service apps are older than a year, or work from anywhere?
SELECT kind, name, owner_login, age_days, network_connection, scopes_write
FROM posture_api_credentials_latest
WHERE org = '<org>' AND (age_days > 365 OR network_connection = 'ANYWHERE')
ORDER BY age_days DESC, name

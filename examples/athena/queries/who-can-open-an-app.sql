-- Who can open which app, and through a group or by themselves?
SELECT a.label, json_extract_scalar(u.profile, '$.login') AS login, au.scope AS through
FROM apps_latest AS a
JOIN app_users_latest AS au ON au.org = a.org AND au.appid = a.id
JOIN users_latest AS u ON u.org = au.org AND u.id = au.userid
WHERE a.org = '<org>' AND a.status = 'ACTIVE'
ORDER BY a.label, login

-- question: Are anonymizing proxies kept out?
-- version: anonymizers-blocked/1
-- title: Anonymizing proxies are blocked
-- severity: medium
-- maps stig: OKTA-APP-003243
-- maps nist80053: AC-4
-- sources: network-zones
-- rows from: network-zones
-- An active zone that is a blocklist and takes in all anonymizers, wherever they are: Okta's enhanced dynamic zone, or a dynamic zone
-- of any proxy type. A blocklist of addresses may hold a list of anonymizers: whether it does, Okta cannot tell.
WITH zones AS (
  SELECT
    id, name, type,
    coalesce(CAST(json_extract_string("ipServiceCategories", '$.include[*]') AS VARCHAR[]), []) AS services,
    coalesce(CAST(json_extract_string("ipServiceCategories", '$.exclude[*]') AS VARCHAR[]), []) AS spared,
    json_array_length(gateways) AS gateways,
    "proxyType" AS proxy_type,
    -- A place or network that is named besides makes the zone smaller. A dynamic zone lists them, an enhanced one under `include`.
    coalesce(json_array_length(asns), 0) + coalesce(json_array_length(asns->'include'), 0)
      + coalesce(json_array_length(locations), 0) + coalesce(json_array_length(locations->'include'), 0) > 0 AS narrowed
  FROM "network-zones" WHERE status = 'ACTIVE' AND usage = 'BLOCKLIST'
),
judged AS (
  SELECT *,
    NOT narrowed AND (
      type = 'DYNAMIC_V2' AND (list_has_any(services, ['ALL_ANONYMIZERS', 'ALL_IP_SERVICES']) OR list_has_all(services, ['ALL_ANONYMIZERS_EXCEPT_TOR', 'ANONYMIZER_TOR']))
        AND NOT list_has_any(spared, ['ALL_ANONYMIZERS', 'ALL_ANONYMIZERS_EXCEPT_TOR', 'ANONYMIZER_TOR', 'ALL_IP_SERVICES'])
      OR type = 'DYNAMIC' AND coalesce(proxy_type, '') = 'Any') AS blocks,
    type = 'IP' AND coalesce(gateways, 0) > 0 AS by_address
  FROM zones
),
told AS (
  SELECT
    coalesce(bool_or(blocks), false) AS blocks,
    coalesce(bool_or(by_address), false) AS by_address,
    string_agg(name || CASE WHEN blocks THEN ' (all anonymizers' || CASE WHEN spared = [] THEN ')' ELSE ' but ' || array_to_string(spared, ', ') || ')' END
      WHEN by_address THEN ' (' || gateways || ' addresses or ranges)' ELSE ' (not all anonymizers)' END, ', ' ORDER BY name, id) AS shown,
    coalesce(list('network-zones/' || id ORDER BY id), []) AS evidence
  FROM judged
)
SELECT
  'network_zone' AS subject_type,
  'blocklist' AS subject_id,
  'Blocklists' AS subject_name,
  CASE WHEN blocks THEN true WHEN by_address THEN NULL ELSE false END AS passes,
  coalesce('active blocklists: ' || shown, 'no active blocklist has anything in it') AS observed,
  'an active blocklist that takes in all anonymizers' AS threshold,
  CASE WHEN NOT blocks AND by_address THEN 'A blocklist of addresses is active. Compare it by hand with the list of anonymizers that the cybersecurity service provider gave; without such a list this is a finding.' END AS reason,
  evidence
FROM told

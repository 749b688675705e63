/**
 * GETs of Okta's specification that no resource type reads, and why: by path, the reason in one line. Single objects of a
 * list that is collected need no reason of their own.
 */
export const leftOut: Readonly<Record<string, string>> = {
  '/.well-known/app-authenticator-configuration': 'No evidence value: public settings of an authenticator app.',
  '/.well-known/apple-app-site-association': 'No evidence value: public file for Apple devices.',
  '/.well-known/assetlinks.json': 'No evidence value: public file for Android devices.',
  '/.well-known/okta-organization':
    'Read once by every run, to learn the id and engine of the org: it stands in the plan.',
  '/.well-known/ssf-configuration': 'No evidence value: public metadata of a protocol.',
  '/.well-known/webauthn': 'No evidence value: public file of related origins.',
  '/api/v1/apps/{appId}/connections/default/jwks': 'No evidence value: the public key is the same for all orgs.',
  '/api/v1/apps/{appId}/credentials/csrs': 'No evidence value: requests for certificates that were never issued.',
  '/api/v1/apps/{appId}/credentials/csrs/{csrId}':
    'No evidence value: requests for certificates that were never issued.',
  '/api/v1/apps/{appId}/credentials/secrets': 'Reveals secrets: answers hold client secrets in the clear.',
  '/api/v1/apps/{appId}/credentials/secrets/{secretId}': 'Reveals secrets: answers hold client secrets in the clear.',
  '/api/v1/apps/{appId}/cwo/connections': 'Being removed by Okta (announced in release 2026.07).',
  '/api/v1/apps/{appId}/cwo/connections/{connectionId}': 'Being removed by Okta (announced in release 2026.07).',
  '/api/v1/apps/{appId}/sso/saml/metadata':
    'Duplicate of app-signing-keys and apps: the same certificate and addresses as XML.',
  '/api/v1/brands/{brandId}/domains': 'Duplicate of domains: each names its brand.',
  '/api/v1/brands/{brandId}/pages/error': 'No evidence value: the look of error pages.',
  '/api/v1/brands/{brandId}/pages/error/customized': 'No evidence value: the look of error pages.',
  '/api/v1/brands/{brandId}/pages/error/default': 'No evidence value: the look of error pages.',
  '/api/v1/brands/{brandId}/pages/error/preview': 'No evidence value: the look of error pages.',
  '/api/v1/brands/{brandId}/pages/sign-in': 'Duplicate of sign-in-pages: links to what is collected.',
  '/api/v1/brands/{brandId}/pages/sign-in/preview': 'No evidence value: a draft that nobody is shown.',
  '/api/v1/brands/{brandId}/pages/sign-in/widget-versions': 'No evidence value: versions that Okta offers.',
  '/api/v1/brands/{brandId}/pages/sign-out/customized': 'No evidence value: where people go after sign-out.',
  '/api/v1/brands/{brandId}/templates/email/{templateName}/customizations': 'No evidence value: texts of mails.',
  '/api/v1/brands/{brandId}/templates/email/{templateName}/customizations/{customizationId}':
    'No evidence value: texts of mails.',
  '/api/v1/brands/{brandId}/templates/email/{templateName}/customizations/{customizationId}/preview':
    'No evidence value: texts of mails.',
  '/api/v1/brands/{brandId}/templates/email/{templateName}/default-content': 'No evidence value: texts of mails.',
  '/api/v1/brands/{brandId}/templates/email/{templateName}/default-content/preview':
    'No evidence value: texts of mails.',
  '/api/v1/brands/{brandId}/templates/email/{templateName}/settings':
    'Duplicate of email-templates: its rows hold the settings.',
  '/api/v1/brands/{brandId}/themes': 'No evidence value: colours and pictures.',
  '/api/v1/brands/{brandId}/themes/{themeId}': 'No evidence value: colours and pictures.',
  '/api/v1/brands/{brandId}/well-known-uris': 'No evidence value: public files.',
  '/api/v1/brands/{brandId}/well-known-uris/{path}': 'No evidence value: public files.',
  '/api/v1/brands/{brandId}/well-known-uris/{path}/customized': 'No evidence value: public files.',
  '/api/v1/devices/{deviceId}/users': 'Duplicate of devices: its rows hold their users.',
  '/api/v1/directories/{appInstanceId}/groups/{groupId}/query/{resultId}':
    'Cannot be listed: the result of a query that something else started; OAuth only.',
  '/api/v1/dr/status': 'OAuth only, and of orgs with a second region only.',
  '/api/v1/dr/status/{domain}': 'OAuth only, and of orgs with a second region only.',
  '/api/v1/features/{featureId}/dependencies': 'No evidence value: which feature needs which is the same in all orgs.',
  '/api/v1/features/{featureId}/dependents': 'No evidence value: which feature needs which is the same in all orgs.',
  '/api/v1/groups/{groupId}/apps': 'Duplicate of app-groups, read from the other side.',
  '/api/v1/hook-keys/public/{keyId}': 'No evidence value: the public half as such; hook-keys says which exist.',
  '/api/v1/identity-sources/{identitySourceId}/groups/{groupOrExternalId}':
    'Cannot be listed: Okta lists neither identity sources nor their groups.',
  '/api/v1/identity-sources/{identitySourceId}/groups/{groupOrExternalId}/membership':
    'Cannot be listed: Okta lists neither identity sources nor their groups.',
  '/api/v1/identity-sources/{identitySourceId}/sessions': 'Cannot be listed: Okta lists no identity sources.',
  '/api/v1/identity-sources/{identitySourceId}/sessions/{sessionId}':
    'Cannot be listed: Okta lists no identity sources.',
  '/api/v1/identity-sources/{identitySourceId}/users/{externalId}': 'Cannot be listed: Okta lists no identity sources.',
  '/api/v1/idps/{idpId}/credentials/csrs': 'No evidence value: requests for certificates that were never issued.',
  '/api/v1/idps/{idpId}/credentials/csrs/{idpCsrId}':
    'No evidence value: requests for certificates that were never issued.',
  '/api/v1/idps/{idpId}/credentials/keys/active':
    'Duplicate of identity-provider-signing-keys: identity-providers names the active one.',
  '/api/v1/idps/{idpId}/users/{userId}/credentials/tokens': 'Reveals secrets: tokens of people at other providers.',
  '/api/v1/meta/schemas/logStream': 'No evidence value: what a log stream can be set to, the same in all orgs.',
  '/api/v1/meta/schemas/logStream/{logStreamType}':
    'No evidence value: what a log stream can be set to, the same in all orgs.',
  '/api/v1/meta/uischemas': 'No evidence value: the layout of forms.',
  '/api/v1/meta/uischemas/{id}': 'No evidence value: the layout of forms.',
  '/api/v1/org/contacts': 'Duplicate of org-contacts: the kinds of contact are always the same two.',
  '/api/v1/org/privacy/aerial': 'Wants a scope that may write (okta.orgs.manage).',
  '/api/v1/policies/{policyId}/app': 'Deprecated: policy-mappings takes its place.',
  '/api/v1/realm-assignments/operations': 'Duplicate of system-log: past executions of realm assignments.',
  '/api/v1/roles/{roleRef}/subscriptions': 'No evidence value: which mails administrators get by default.',
  '/api/v1/roles/{roleRef}/subscriptions/{notificationType}':
    'No evidence value: which mails administrators get by default.',
  '/api/v1/sessions/{sessionId}': 'Reveals secrets: needs and returns the id of a live session.',
  '/api/v1/ssf/stream': 'OAuth only: an API token is refused.',
  '/api/v1/ssf/stream/status': 'OAuth only: an API token is refused.',
  '/api/v1/templates/sms': 'No evidence value: texts of messages.',
  '/api/v1/templates/sms/{templateId}': 'No evidence value: texts of messages.',
  '/api/v1/users/{id}/appLinks': 'Duplicate of app-users, read a person at a time.',
  '/api/v1/users/{id}/groups': 'Duplicate of group-members, read a person at a time.',
  '/api/v1/users/{id}/idps': 'Duplicate of identity-provider-users, read a person at a time.',
  '/api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}':
    'One request for each person and relation: linked-object-definitions says which relations there are.',
  '/api/v1/users/{userId}/clients/{clientId}/grants': 'Duplicate of user-grants: each names its client.',
  '/api/v1/users/{userId}/devices': 'Duplicate of devices: its rows hold their users.',
  '/api/v1/users/{userId}/factors/catalog': 'No evidence value: what a person could enroll; policies say it for all.',
  '/api/v1/users/{userId}/factors/questions': 'No evidence value: the questions Okta offers.',
  '/api/v1/users/{userId}/factors/{factorId}/transactions/{transactionId}':
    'No evidence value: the state of a challenge under way.',
  '/api/v1/users/{userId}/roles/{roleAssignmentId}/governance/{grantId}/resources':
    'Duplicate of admin-role-targets: over what a role reaches, however it was granted.',
  '/api/v1/users/{userId}/roles/{roleAssignmentId}/targets/catalog/apps':
    'Duplicate of admin-role-targets: groups and apps in one list.',
  '/api/v1/users/{userId}/roles/{roleAssignmentId}/targets/groups':
    'Duplicate of admin-role-targets: groups and apps in one list.',
  '/api/v1/users/{userId}/subscriptions': 'No evidence value: which mails a person gets.',
  '/api/v1/users/{userId}/subscriptions/{notificationType}': 'No evidence value: which mails a person gets.',
  '/integrations/api/v1/api-services/{apiServiceId}/credentials/secrets':
    'Reveals secrets: hashes of client secrets, which may be guessed from.',
  '/okta-personal-settings/api/v1/export-blocklists':
    'No evidence value: from which mail domains people may not move their own apps to a private account.',
};

/** What a control says of one subject, and how it puts it: in an orderly org, a careless one, and one that does not show enough. */
export type Case = {
  readonly pass: readonly [subject: string, observed: string];
  readonly fail: readonly [subject: string, observed: string];
  readonly unknown: readonly [subject: string, reason: string];
};

const password = (passing: string, failing: string): Case => ({
  pass: ['Passwords', passing],
  fail: ['Passwords', failing],
  unknown: ['Passwords', 'Okta does not show what this policy sets.'],
});

/** By control; a test holds that each has one. */
export const cases: Readonly<Record<string, Case>> = {
  'admin-console-idle': {
    pass: ['saasure', '15 minutes idle'],
    fail: ['saasure', '16 minutes idle'],
    unknown: ['saasure', 'Okta does not show how long a session in its Admin Console lasts'],
  },
  'admin-console-mfa': {
    pass: ['saasure', 'top rule "Offices": 2FA; weakest rule that can decide: "Offices" (two factors, one phishing'],
    fail: ['saasure', 'top rule "Anybody": 1FA; weakest rule that can decide: "Anybody" (one factor)'],
    unknown: ['saasure', 'it shows it to Super Administrators only. Collect once with a token of that role'],
  },
  'admin-console-phishing-resistant': {
    pass: ['saasure', 'top rule "Offices": phishing resistant demanded'],
    fail: ['saasure', 'top rule "Anybody": phishing resistant not demanded'],
    unknown: ['saasure', 'it shows it to Super Administrators only. Collect once with a token of that role'],
  },
  'anonymizers-blocked': {
    pass: ['blocklist', 'active blocklists: Anonymizers (all anonymizers)'],
    fail: ['blocklist', 'active blocklists: Tor (not all anonymizers)'],
    unknown: ['blocklist', 'Compare it by hand with the list of anonymizers'],
  },
  'api-token-dedicated-owner': {
    pass: ['00Tsync', '00uSync@example.com: READ_ONLY_ADMIN, a service account'],
    fail: ['00Tsync', '00uHal@example.com: Super Administrator, through a group'],
    unknown: ['00Tsync', 'See by hand whether the account was made for this token alone'],
  },
  'api-token-network': {
    pass: ['00Tsync', 'works from zones nzoOffices'],
    fail: ['00Tsync', 'works from ANYWHERE'],
    unknown: ['00Tsync', 'Okta does not show whence this token works.'],
  },
  'app-network': {
    pass: ['0oaBoard', 'Consoles: every rule that lets in names zones, the last one denies'],
    fail: ['0oaBoard', 'Consoles: no rule names a zone, the last rule lets in'],
    unknown: ['hidden apps', "Okta's own apps are shown to Super Administrators only. Collect once with a token of a"],
  },
  'consent-banner': {
    pass: ['bndOwn', 'the customized page has 9 of the 9 sentences'],
    fail: ['bndOwn', 'the default page has 8 of the 9 sentences'],
    unknown: ['bndOwn', 'try to sign in, and see whether the notice stands there'],
  },
  'dashboard-mfa': {
    pass: ['okta_enduser', 'top rule "Offices": 2FA'],
    fail: ['okta_enduser', 'top rule "Anybody": 1FA'],
    unknown: ['okta_enduser', 'it shows it to Super Administrators only. Collect once with a token of that role'],
  },
  'dashboard-phishing-resistant': {
    pass: ['okta_enduser', 'top rule "Offices": phishing resistant demanded'],
    fail: ['okta_enduser', 'top rule "Anybody": phishing resistant not demanded'],
    unknown: ['okta_enduser', 'it shows it to Super Administrators only. Collect once with a token of that role'],
  },
  'global-session-idle': {
    pass: ['Sessions', 'first rule "Everybody": 15 minutes idle; longest of the rules that can decide: 15 minutes'],
    fail: ['Sessions', 'first rule "Long": 16 minutes idle'],
    unknown: ['Sessions', 'No active rule of this policy lets anybody in.'],
  },
  'global-session-lifetime': {
    pass: ['Sessions', 'first rule "Everybody": 1080 minutes'],
    fail: ['Sessions', 'first rule "Long": no end'],
    unknown: ['Sessions', 'No active rule of this policy lets anybody in.'],
  },
  'global-session-network': {
    pass: ['Sessions', 'rules that name a network zone: Elsewhere'],
    fail: ['Rest', 'no rule that can decide names a network zone'],
    unknown: ['Sessions', 'No rule of this policy can decide'],
  },
  'inactive-accounts-disabled': {
    pass: ['automations', '"Inactive people": 35 days, suspended'],
    fail: ['automations', '"Inactive people": 90 days, suspended'],
    unknown: ['automations', 'for some groups only: see whether they hold everybody'],
  },
  'log-streaming': {
    pass: ['log-streams', '1 of 1 log streams are active'],
    fail: ['log-streams', '0 of 1 log streams are active'],
    unknown: ['log-streams', 'Ask whether a security information system (SIEM) pulls the log'],
  },
  'okta-verify-fips': {
    pass: ['okta_verify', 'REQUIRED'],
    fail: ['okta_verify', 'OPTIONAL'],
    unknown: ['okta_verify', 'Okta Verify is not active in this org.'],
  },
  'lockout-duration': password('locked after 3, until somebody unlocks it', 'never locked'),
  'password-characters': password('15 characters', '14 characters, no digit, no letter'),
  'password-common': password('true', 'false'),
  'password-history': password('5', '3'),
  'password-last-four': password('5', '3'),
  'password-length': password('15', '14'),
  'password-lockout': password('3', '0'),
  'password-lower-case': password('1', '0'),
  'password-maximum-age': password('60', '0'),
  'password-minimum-age': password('1440', '1439'),
  'password-number': password('1', '0'),
  'password-symbol': password('1', '0'),
  'password-upper-case': password('1', '0'),
  'session-cookie-not-persistent': {
    pass: ['Sessions', 'first rule "Everybody": the cookie does not persist'],
    fail: ['Sessions', 'first rule "Long": the cookie persists'],
    unknown: ['Sessions', 'No active rule of this policy lets anybody in.'],
  },
  'smart-card-accepted': {
    pass: ['smart_card_idp', 'ACTIVE'],
    fail: ['smart_card_idp', 'INACTIVE'],
    unknown: ['smart_card_idp', 'Okta lists no authenticator at all.'],
  },
  'smart-card-issuer': {
    pass: ['0oaPiv', 'CN=DOD ID CA-70, OU=PKI, OU=DoD, O=U.S. Government, C=US'],
    fail: ['0oaPiv', 'CN=Works CA, O=Example Ltd, C=GB'],
    unknown: ['0oaPiv', 'look at the certificate chain of this identity provider by hand'],
  },
  'accounts-in-use': {
    pass: ['everybody', '0 of 2 were not used in 90 days'],
    fail: ['everybody', '1 of 7 were not used in 90 days'],
    unknown: ['everybody', 'Okta shows neither a sign-in nor when they were made'],
  },
  'admins-phishing-resistant': {
    pass: ['00uAda', 'SUPER_ADMIN: phishing resistant'],
    fail: ['00uAda', 'ORG_ADMIN: none'],
    unknown: ['00uAda', 'of a kind that is not known here'],
  },
  'api-credential-age': {
    pass: ['0oaCollector', 'oldest key 175 days old'],
    fail: ['00Tsync', '366 days old'],
    unknown: ['00Tsync', 'Okta does not show when this token was made.'],
  },
  'api-token-in-use': {
    pass: ['00Tsync', 'last used 1 days ago'],
    fail: ['00Tsync', 'last used 31 days ago'],
    unknown: ['00Tsync', 'Okta does not show when this token was last used.'],
  },
  'apps-federated': {
    pass: ['0oaConsole', 'SAML_2_0'],
    fail: ['0oaWiki', 'BROWSER_PLUGIN'],
    unknown: ['0oaNew', 'This way to sign in is not known here'],
  },
  'apps-two-factors': {
    pass: ['0oaBoard', 'the least that gets in: 2fa_pr, by a rule of "Consoles"'],
    fail: ['0oaBoard', 'the least that gets in: 1fa, by a rule of "Consoles"'],
    unknown: ['0oaNew', 'neither the app nor the mappings of policies say which policy decides'],
  },
  'everyone-enrolls': {
    pass: ['enrollment-policies', '"Enrollment" for everybody requires okta_verify'],
    fail: ['enrollment-policies', '"Enrollment" for some groups requires okta_verify'],
    unknown: ['enrollment-policies', 'Okta does not show what one of these policies asks for.'],
  },
  'everyone-mfa': {
    pass: ['everybody', '2 of 2 have it, 0 have none, 0 are not known'],
    fail: ['everybody', '0 of 7 have it, 7 have none'],
    unknown: ['everybody', '1 people are not known, and another identity provider signs in 1'],
  },
  'leavers-keep-nothing': {
    pass: ['leavers', '0 keep something'],
    fail: ['leavers', '1 keep something: 1 apps, 0 groups'],
    unknown: ['leavers', 'Okta waits for apps to confirm'],
  },
  'log-kept': {
    pass: ['system-log', 'the first run; a stream takes the log elsewhere'],
    fail: ['system-log', '86400 seconds between this run and the one before were read by neither'],
    unknown: ['system-log', 'The next run will tell.'],
  },
  'password-excludes-names': {
    pass: ['Passwords', 'all refused'],
    fail: ['Passwords', 'allows first name, last name'],
    unknown: ['Passwords', 'Okta does not show what this policy sets.'],
  },
  'password-recovery': {
    pass: ['Passwords', 'by none of these'],
    fail: ['Passwords', 'by okta_sms, recovery_question'],
    unknown: ['Passwords', 'Okta does not show what this policy sets.'],
  },
  'super-admins-few': {
    pass: ['super-admins', '1 in all, 0 of them through a group only'],
    fail: ['super-admins', '6 in all, 6 of them through a group only'],
    unknown: ['super-admins', 'Okta shows no Super Administrator'],
  },
  'threat-insight-blocks': {
    pass: ['threat-insight', 'block'],
    fail: ['threat-insight', 'audit'],
    unknown: ['threat-insight', 'Okta does not show what ThreatInsight does'],
  },
  'trusted-origins-https': {
    pass: ['tosPortal', 'https://portal.example.com'],
    fail: ['tosPortal', 'http://portal.example.com'],
    unknown: ['tosPortal', 'Okta does not show this origin.'],
  },
  'weak-factors-off': {
    pass: ['Enrollment', 'offers neither phone nor e-mail'],
    fail: ['Enrollment', 'offers phone_number'],
    unknown: ['Enrollment', 'Okta does not show what this policy offers.'],
  },
};

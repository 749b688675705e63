/** How whoever started this command writes the next one: by npm in a clone, else by its name. */
export const ownName = ['start', 'okta-evidence'].includes(process.env.npm_lifecycle_event ?? '')
  ? 'npm run okta-evidence --'
  : 'okta-evidence';

import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect } from 'node:tls';
import { type FoundOrg, findOrg, OrgNotFoundError } from '../../lambdas/okta/find-org.ts';
import { OrgUrlError, parseOrgUrl } from '../../lambdas/okta/org.ts';
import { collector, userAgent } from '../../lambdas/version.ts';
import type { Report } from './check.ts';

/** A certificate that ends sooner is worth a word. */
const daysToMind = 14;
const dayMs = 86_400_000;

/** Looks for the org: its address, its host's name and certificate, and what it says of itself. Null: it was not found. */
export async function checkOrg(orgUrl: string, allowLoopback: boolean, report: Report): Promise<FoundOrg | null> {
  let origin: string;
  try {
    ({ origin } = parseOrgUrl(orgUrl, { allowLoopback }));
  } catch (error) {
    if (!(error instanceof OrgUrlError)) throw error;
    report({ check: 'org URL', status: 'failed', found: `"${orgUrl}" cannot be used`, fix: error.message });
    return null;
  }
  report({ check: 'org URL', status: 'ok', found: origin });
  await checkHost(new URL(origin), report);
  try {
    const found = await findOrg(orgUrl, { allowLoopback, userAgent: userAgent(collector) });
    const engine = found.engine === 'idx' ? 'Identity Engine' : 'Classic Engine';
    report({ check: 'org', status: 'ok', found: `${found.id} on ${found.host}, ${engine}` });
    return found;
  } catch (error) {
    if (!(error instanceof OrgNotFoundError) && !(error instanceof OrgUrlError)) throw error;
    report({ check: 'org', status: 'failed', found: 'nothing there answers as an Okta org', fix: error.message });
    return null;
  }
}

async function checkHost({ hostname, protocol }: URL, report: Report): Promise<void> {
  const check = 'DNS and TLS';
  if (protocol === 'http:') {
    report({ check, status: 'skipped', found: 'a loopback address, without either' });
    return;
  }
  try {
    await lookup(hostname);
  } catch {
    const fix = 'Check the spelling, and that this machine may ask a name server for names outside.';
    report({ check, status: 'failed', found: `no name server knows ${hostname}`, fix });
    return;
  }
  const socket = connect({ host: hostname, port: 443, servername: hostname, timeout: 10_000 });
  try {
    socket.once('timeout', () => socket.destroy(new Error('it took more than ten seconds')));
    await once(socket, 'secureConnect');
    const ends = new Date(socket.getPeerCertificate().valid_to);
    const days = Math.floor((ends.getTime() - Date.now()) / dayMs);
    report({
      check,
      status: days < daysToMind ? 'warning' : 'ok',
      found: `${socket.getProtocol() ?? 'TLS'}, certificate good for ${days} more days`,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fix =
      'A proxy that opens TLS, or a firewall, stands between: give Node its certificate with NODE_EXTRA_CA_CERTS, or let port 443 through.';
    report({ check, status: 'failed', found: `no trusted connection to ${hostname}: ${reason}`, fix });
  } finally {
    socket.destroy();
  }
}

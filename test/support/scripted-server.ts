import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';

/** One answer of a scripted server: a function that writes it. */
export type Script = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that gives the scripted answers one after another, and the last one for ever. */
export async function scriptedServer(...scripts: Script[]) {
  const requests: { method: string; target: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const script = scripts[Math.min(requests.length, scripts.length - 1)];
    requests.push({
      method: request.method ?? '',
      target: request.url ?? '',
      authorization: request.headers.authorization,
    });
    script?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An answer with a JSON body. */
export const json =
  (status: number, body: unknown, headers: Record<string, string | string[]> = {}): Script =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

/** An answer with Okta's error body. */
export const refusal = (status: number, errorCode: string, headers: Record<string, string> = {}): Script =>
  json(status, { errorCode, errorSummary: 'x', errorLink: errorCode, errorId: 'oae1', errorCauses: [] }, headers);

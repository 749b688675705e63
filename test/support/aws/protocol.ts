import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

/** What an operation refuses with: AWS's name for it, and a sentence. */
export class Refusal extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Operations by the name a request gives: `Service.Operation` in JSON, the bare action in the query protocol. */
export type Operations = Readonly<Record<string, (input: unknown) => object | Promise<object>>>;

/** A server that speaks AWS's JSON protocols (1.0, 1.1) and its query protocol, for the operations it is given but those denied. */
export async function serve(denied: ReadonlySet<string>, operations: Operations) {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const { name, input, isQuery } = await parsed(request);
    calls.push(name);
    try {
      const operation = operations[name];
      if (denied.has(name)) throw new Refusal('AccessDeniedException', `User is not authorized to perform: ${name}`);
      if (operation === undefined) throw new Refusal('UnknownOperationException', `There is no ${name} here.`);
      const answer = await operation(input);
      if (isQuery) response.writeHead(200, { 'content-type': 'text/xml' }).end(answered(name, answer));
      else response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('InternalFailure', String(error));
      const status = error instanceof Refusal ? 400 : 500;
      if (isQuery) response.writeHead(status, { 'content-type': 'text/xml' }).end(refused(refusal));
      else
        response
          .writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': refusal.name })
          .end(JSON.stringify({ __type: refusal.name, message: refusal.message }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    /** Operations that were asked for, in order. */
    calls,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function parsed(request: IncomingMessage): Promise<{ name: string; input: unknown; isQuery: boolean }> {
  const body = await text(request);
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return { name: target, input: JSON.parse(body), isQuery: false };
  const input = Object.fromEntries(new URLSearchParams(body));
  return { name: input.Action ?? '', input, isQuery: true };
}

const answered = (name: string, answer: object) =>
  `<${name}Response><${name}Result>${asXml(answer)}</${name}Result></${name}Response>`;
const refused = ({ name, message }: Refusal) =>
  `<ErrorResponse><Error><Type>Sender</Type>${asXml({ Code: name, Message: message })}</Error></ErrorResponse>`;

function asXml(value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => `<member>${asXml(each)}</member>`).join('');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `<${name}>${asXml(each)}</${name}>`)
      .join('');
  return String(value).replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}

import http from 'node:http';
import https from 'node:https';
import { CommandError } from './command.ts';

export type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string };
export type Call = {
  method?: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`; the caller names its type. */
  form?: string | Uint8Array;
  timeoutMs?: number;
  signal?: AbortSignal;
};

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
};

/**
 * One HTTP call over kept connections; `node:http` because it costs a third of `fetch`, which matters to a load tool.
 * Rejects with the system's error when nobody answers.
 */
export function call(
  url: string,
  { method = 'GET', headers = {}, body, form, timeoutMs = 30_000, signal }: Call = {},
): Promise<Answer> {
  const text = form ?? (body === undefined ? undefined : JSON.stringify(body));
  const payload = text === undefined ? undefined : Buffer.from(text);
  const secure = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: {
        accept: 'application/json',
        ...(payload ? { 'content-type': 'application/json', 'content-length': String(payload.length) } : {}),
        ...headers,
      },
      timeout: timeoutMs,
      ...(signal ? { signal } : {}),
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.end(payload);
  });
}

/** Ends kept connections, so that the process can. */
export function hangUp(): void {
  for (const agent of Object.values(agents)) agent.destroy();
}

/** The JSON of a good answer; a problem becomes one line with its code. */
export function jsonOf<Body>(answer: Answer, what: string): Body {
  if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.text) as Body;
  throw new CommandError(`${what} was answered ${answer.status}${reasonOf(answer)}`);
}

function reasonOf({ text }: Answer): string {
  try {
    const { code, detail, title } = JSON.parse(text) as Record<string, string>;
    return ` ${[code, detail ?? title].filter(Boolean).join(': ')}`;
  } catch {
    return '';
  }
}

import type { Answer, Call, Caller } from '@bontot/testing';
import { createHash } from 'node:crypto';

export type Sent = { unitId: string; name: string; bytes: Buffer };
/** An import as the door tells it. */
export type Told = any;

/** Sends a file in parts and has it looked into; the answer of the last step. */
export async function sendFile(call: Call, caller: Caller, { unitId, name, bytes }: Sent): Promise<Answer> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const begun = await call(caller, 'POST', '/api/v1/imports', { unitId, name, size: bytes.length, sha256 });
  if (begun.status !== 201) return begun;
  const { importId, partSize, parts, received } = begun.body;
  for (let n = 0; n < parts; n++)
    if (!received.includes(n)) {
      const put = await call(
        caller,
        'PUT',
        `/api/v1/imports/${importId}/parts/${n}`,
        bytes.subarray(n * partSize, (n + 1) * partSize),
      );
      if (put.status !== 200) return put;
    }
  return call(caller, 'POST', `/api/v1/imports/${importId}/read`);
}

/** What the service proposed, as a person who agrees sends it back. */
export const agreed = ({ sheets }: Told, asOf: string) => ({
  asOf,
  sheets: sheets.map(({ proposed: { remembered, ...mapping } }: Told) => mapping),
});

const AT_WORK = ['previewing', 'running', 'undoing'];

/** Waits until nothing works on the import any more. */
export async function settled(call: Call, caller: Caller, importId: string): Promise<Told> {
  for (;;) {
    const { body, status } = await call(caller, 'GET', `/api/v1/imports/${importId}`);
    if (status !== 200) throw new Error(`import ${importId}: ${status} ${JSON.stringify(body)}`);
    if (!AT_WORK.includes(body.phase)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Sends a file, agrees with what is proposed and waits for the preview. */
export async function previewOf(call: Call, caller: Caller, file: Sent, asOf: string): Promise<Told> {
  const { body, status } = await sendFile(call, caller, file);
  if (status !== 200) throw new Error(JSON.stringify(body));
  const mapped = await call(caller, 'PUT', `/api/v1/imports/${body.importId}/mapping`, agreed(body, asOf));
  if (mapped.status !== 202) throw new Error(JSON.stringify(mapped.body));
  return settled(call, caller, body.importId);
}

/** As {@link previewOf}, and writes it. */
export async function importOf(call: Call, caller: Caller, file: Sent, asOf: string): Promise<Told> {
  const { importId } = await previewOf(call, caller, file, asOf);
  const confirmed = await call(caller, 'POST', `/api/v1/imports/${importId}/confirm`);
  if (confirmed.status !== 202) throw new Error(JSON.stringify(confirmed.body));
  return settled(call, caller, importId);
}

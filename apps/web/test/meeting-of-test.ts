import { createHash } from 'node:crypto';
import type { Act, Envelope, MeetingView, SyncResult } from '@bontot/meeting-core';
import type { Page } from 'playwright-core';
import { newUlid } from '../src/shared/ulid.ts';
import { today } from './waiting-fact.ts';

/** A meeting that a spec conducts from somebody's own session, command by command, as a phone of theirs would. */
export type TestMeeting = {
  meetingId: string;
  /** Sends acts in one request; throws when one of them is refused. */
  act(...acts: Act[]): Promise<void>;
  view(): Promise<MeetingView>;
};

/** Whose page it is conducts the meeting; `page` has been somewhere in the product. */
export function aMeeting(page: Page, meetingId = newUlid()): TestMeeting {
  const deviceId = newUlid();
  let seq = 0;
  let version = 0;
  return {
    meetingId,
    act: async (...acts) => {
      const commands: Envelope[] = acts.map((act) => {
        seq += 1;
        return { commandId: newUlid(), meetingId, seq, baseVersion: version, deviceTime: Date.now(), act };
      });
      const { results } = await post<{ results: SyncResult[] }>(page, '/api/v1/meetings/acts', { deviceId, commands });
      const wrong = results.filter(({ outcome }) => outcome !== 'applied');
      if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
      version = results.at(-1)!.version;
    },
    view: async () => (await page.request.get(`/api/v1/meetings/${meetingId}`)).json(),
  };
}

export async function post<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(path, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

const PDF = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
);

/** Sends a small PDF in as a paper, part by part, as pages do. */
export async function aFile(page: Page, name: string) {
  const { origin } = new URL(page.url());
  const bytes = Buffer.concat([PDF, Buffer.from(`% ${newUlid()}\n`)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { uploadId } = await post<{ uploadId: string }>(page, '/api/v1/papers', { name, size: bytes.length, sha256 });
  const sent = await page.request.put(`/api/v1/papers/${uploadId}/parts/0`, {
    data: bytes,
    headers: { origin, 'content-type': 'application/octet-stream' },
  });
  if (!sent.ok()) throw new Error(`${sent.status()} ${await sent.text()}`);
  return post<{ fileId: string; name: string; type: string; size: number; sha256: string }>(
    page,
    `/api/v1/papers/${uploadId}/finish`,
    {},
  );
}

/** The time of day in Viet Nam, `minutes` from now. */
export const timeIn = (minutes: number): string =>
  new Date(Date.now() + 7 * 3_600_000 + minutes * 60_000).toISOString().slice(11, 16);

/** An extraordinary meeting of today: none of the month's own meetings stands in its way. */
export function planned(unitId: string): Act {
  const heldOn = today();
  return {
    ...{ type: 'plan', unitId, kind: 'extraordinary', month: heldOn.slice(0, 7), heldOn, startsAt: '20:00' },
    ...{ place: 'Nhà văn hóa thôn 7', title: 'Họp bất thường về tuyến kênh' },
  };
}

import type { FileRef } from '@bontot/meeting-core';
import { api } from '../../shared/index.ts';

/** As the store of papers says in what parts it wants a file. */
type Upload = { uploadId: string; partSize: number; parts: number; received: number[] };

/** What the store takes: papers as they are printed, written or photographed. Its type is what its bytes say. */
export const PAPER_TYPES = '.pdf,.docx,.jpg,.jpeg,.png';

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends a file in parts, each small enough for a slow line; `tell` hears what share of it has arrived. */
export async function uploadPaper(
  file: File,
  tell: (share: number) => void,
  door = '/api/v1/papers',
): Promise<FileRef> {
  const bytes = await file.arrayBuffer();
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const { uploadId, partSize, parts, received } = await api.post<Upload>(door, {
    name: file.name.normalize('NFC'),
    size: file.size,
    sha256,
  });
  for (let n = 0; n < parts; n++) {
    if (!received.includes(n))
      await api.put(`${door}/${uploadId}/parts/${n}`, bytes.slice(n * partSize, (n + 1) * partSize));
    tell((n + 1) / parts);
  }
  return api.post<FileRef>(`${door}/${uploadId}/finish`);
}

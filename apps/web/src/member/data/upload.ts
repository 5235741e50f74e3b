import type { FileRef } from '@bontot/meeting-core';
import { api } from './line.ts';

/** As the store of papers says in what parts it wants a file. */
type Upload = { uploadId: string; partSize: number; parts: number };

/** What the store takes: papers as they are printed, written or photographed. Its type is what its bytes say. */
export const PAPER_TYPES = '.pdf,.docx,.jpg,.jpeg,.png';
/** Above this no store takes a paper, so nothing is read; smaller limits are the store's own, which says them at once. */
export const MOST_BYTES = 100 * 1024 * 1024;

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 as the services write it: 64 hexadecimal digits. */
export const sha256 = async (bytes: BufferSource): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', bytes));

/** Sends a file in parts, each small enough for a slow line; `tell` hears how many bytes have arrived, `door` is the store that takes it. */
export async function upload(
  file: File,
  tell: (sent: number) => void,
  signal: AbortSignal,
  door = '/api/v1/papers',
): Promise<FileRef> {
  const bytes = await file.arrayBuffer();
  const { uploadId, partSize, parts } = await api.post<Upload>(
    door,
    { name: file.name.normalize('NFC'), size: file.size, sha256: await sha256(bytes) },
    { signal },
  );
  for (let n = 0; n < parts; n++) {
    const end = Math.min(bytes.byteLength, (n + 1) * partSize);
    await api.put(`${door}/${uploadId}/parts/${n}`, bytes.slice(n * partSize, end), { signal });
    tell(end);
  }
  return api.post<FileRef>(`${door}/${uploadId}/finish`, {}, { signal });
}

import { api } from '../../shared/index.ts';
import type { Import } from './answers.ts';

export const FILE_TYPES = '.xlsx,.csv';
export const MEGABYTES = 20;

type Begun = { importId: string; partSize: number; parts: number; received: number[] };

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends a file in parts and has it read; sent again after a break it goes on where it was. `tell` hears what share has arrived. */
export async function sendFile(unitId: string, file: File, tell: (share: number) => void): Promise<Import> {
  const bytes = await file.arrayBuffer();
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const announced = { unitId, name: file.name.normalize('NFC'), size: file.size, sha256 };
  const { importId, partSize, parts, received } = await api.post<Begun>('/api/v1/imports', announced);
  for (let n = 0; n < parts; n++) {
    if (!received.includes(n))
      await api.put(`/api/v1/imports/${importId}/parts/${n}`, bytes.slice(n * partSize, (n + 1) * partSize));
    tell((n + 1) / parts);
  }
  return api.post<Import>(`/api/v1/imports/${importId}/read`);
}

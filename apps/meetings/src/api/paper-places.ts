import { can, postsOn, type Action } from '@bontot/access';
import { localDateOf, type UnitPath } from '@bontot/kernel';
import type { FileRef, Meeting, Signature } from '@bontot/meeting-core';
import type { Reading } from './reading.ts';
import type { PaperPlace } from '../papers/place.ts';
import type { Stores } from '../storage/stores.ts';
import { allows, type Asked } from './permission.ts';

/** Looks a paper up where somebody says to have found it: it must be there, for this reader. Nobody reads by guessing ids. */
export class PaperPlaces {
  readonly #stores: Stores;
  readonly #reading: Reading;

  constructor(stores: Stores, reading: Reading) {
    this.#stores = stores;
    this.#reading = reading;
  }

  async shows(fileId: string, place: PaperPlace, asked: Asked): Promise<boolean> {
    return (await this.#filesAt(place, asked)).some((file) => file?.fileId === fileId);
  }

  /** What the reader may open there. */
  async #filesAt(place: PaperPlace, asked: Asked): Promise<(FileRef | null)[]> {
    const { studies, unitReports, meetings } = this.#stores;
    if (place.in === 'meeting') {
      const stored = await meetings.find(place.meetingId);
      const view = stored && (await this.#reading.view(stored, asked));
      return view ? filesOf(view.meeting) : [];
    }
    const id = place.in === 'study' ? place.documentId : place.reportId;
    const kept = await (place.in === 'study' ? studies : unitReports).store.load(`${id}.${place.unitId}`);
    if (!kept) return [];
    const path = pathOf(kept.state.above);
    return (place.in === 'study' ? mayStudy : mayReadReport)(path, asked) ? [kept.state.file] : [];
  }
}

const pathOf = (above: readonly string[]): UnitPath => `/${above.join('/')}/`;

/** All versions that the reader sees, and scans of signatures. */
const filesOf = ({ papers, minutes }: Meeting): (FileRef | null)[] => [
  ...papers.flatMap(({ versions }) => versions.map(({ file }) => file)),
  ...scansOf(minutes.signatures),
  ...minutes.amendments.flatMap(({ signatures }) => scansOf(signatures)),
];
const scansOf = (signatures: readonly Signature[]) => signatures.map(({ scan }) => scan);

/** Whoever has a post in the unit studies what was sent to it, exempt members too; those above follow it. */
const mayStudy = (path: UnitPath, asked: Asked): boolean =>
  postsOn(asked.actor, localDateOf(asked.moment)).some((post) => post.path === path) ||
  holds('minutes.read', path, asked) ||
  holds('plans.set', path, asked);

/** Between those who lead a unit and the committee that asked. */
const mayReadReport = (path: UnitPath, asked: Asked): boolean =>
  (['cell', 'committee'] as const).some((subject) => allows('meeting.conduct', { path, subject }, asked)) ||
  holds('plans.set', path, asked);

const holds = (action: Action, path: UnitPath, { actor, moment }: Asked): boolean =>
  can(actor, action, { path }, localDateOf(moment));
